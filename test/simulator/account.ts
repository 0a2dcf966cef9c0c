import type { ScenarioId } from '../../src/diagnosis/types.ts'

/** Somebody who can sign in, and what the tenant and Microsoft make of it. */
export interface Account {
  user: string
  /** What happens, in one sentence. */
  what: string
  /** What somebody who watches should make of it. */
  scenario: ScenarioId
  /** AADSTS digits that the page or the answer carries, where there is a code. */
  code?: string
  /** Pages between the account and the ending, in order. */
  steps: readonly Step[]
  ending: Ending
  admin?: true
  /** The scenario comes about only when these elements are used on the last page, in order. */
  next?: readonly Press[]
}

/**
 * `federation` and `personal` stand in place of Microsoft's own password page, on other hosts; so do `device`, which is passed in
 * a redirect, and `passkey`, which asks. `mfa-push` goes on by itself.
 */
export type Step = 'federation' | 'personal' | 'device' | 'passkey' | 'mfa' | 'mfa-push' | 'cmsi' | 'kmsi'

export type Press = { click: string } | { fill: string; text: string }

export type Ending =
  | { kind: 'accept' }
  /** The prompt that the person can answer. */
  | { kind: 'consent' }
  /** Scenario 1; `onRequest` is the code that sending the request ends with. */
  | { kind: 'approval-request'; code: string; onRequest?: string }
  /** The request was sent before. */
  | { kind: 'request-sent'; code: string }
  /** Scenario 2. */
  | { kind: 'admin-approval'; code: string }
  | { kind: 'error-page'; code: string }
  /** Conditional Access: prints the code without Microsoft's prefix. */
  | { kind: 'access-page'; code: string }
  /** The sign-in page again with a message. */
  | { kind: 'sign-in-page'; code: string }
  | { kind: 'proof-up-page'; code: string }
  | { kind: 'change-password-page'; code: string }
  | { kind: 'redirect'; code: string; error: string }
  /** The bare cancel: no code, no description. */
  | { kind: 'cancel-redirect' }
  | { kind: 'side-page'; path: '/cookiesdisabled' | '/jsdisabled' }
  | { kind: 'outage'; status: 429 | 503 }

/** A row of the table of accounts; names without a host are contoso.example's. */
export function account(
  name: string,
  scenario: ScenarioId,
  what: string,
  ending: Ending,
  more: Partial<Pick<Account, 'steps' | 'admin' | 'next' | 'code'>> = {},
): Account {
  const user = name.includes('@') ? name : `${name}@contoso.example`
  return { user, what, scenario, ...('code' in ending && { code: ending.code }), steps: [], ending, ...more }
}
