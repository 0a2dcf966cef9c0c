import type { ScenarioId } from '../../src/diagnosis/types.ts'

/** An account, and how its sign-in ends. */
export interface Account {
  user: string
  /** What happens, in one sentence. */
  what: string
  /** The expected diagnosis. */
  scenario: ScenarioId
  /** AADSTS digits on the page or in the answer, if there is a code. */
  code?: string
  /** Pages between the account and the ending, in order. */
  steps: readonly Step[]
  ending: Ending
  admin?: true
  /** Elements to use on the last page, in order, before the scenario shows. */
  next?: readonly Press[]
}

/**
 * `federation` and `personal` replace Microsoft's password page, on other hosts. So do `device`,
 * a redirect, and `passkey`, a page. `mfa-push` continues without the person. A `factor` of another
 * provider, `terms` of use and the `set-up` of a second factor are pages on other hosts.
 */
export type Step = 'federation' | Detour | 'mfa' | 'mfa-push' | 'cmsi' | 'kmsi'
export type Detour = 'personal' | 'device' | 'passkey' | 'factor' | 'terms' | 'set-up'

export type Press = { click: string } | { fill: string; text: string }

export type Ending =
  | { kind: 'accept' }
  /** The consent prompt. */
  | { kind: 'consent' }
  /** Scenario 1. Sending the request ends with the code `onRequest`. */
  | { kind: 'approval-request'; code: string; onRequest?: string }
  /** The request was sent earlier. */
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

/** A row of the table of accounts. Names without a host belong to contoso.example. */
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
