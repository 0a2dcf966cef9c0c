import type { Observation, ObservationOf } from '../attempt/observation.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { errorName } from '../microsoft/clean.ts'
import { lookUpCode } from '../microsoft/codes.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'
import type { PageFacts } from '../microsoft/types.ts'
import { networkKind } from './network-errors.ts'
import type { Caveat, Certainty, Evidence, Owner, ScenarioId } from './types.ts'

/** What one observation says about the sign-in. */
export interface Finding {
  scenario: ScenarioId
  certainty: Certainty
  code: string | null
  owner?: Owner
  caveat?: Caveat
  evidence: Evidence
}

/**
 * What the observation says: a finding; `ordinary` where it shows a healthy step, which ends what was said before;
 * null where it says nothing.
 */
export function findingOf(observation: Observation, attempt: SignInAttempt): Finding | 'ordinary' | null {
  switch (observation.kind) {
    case 'page':
      return pageFinding(observation, attempt)
    case 'response':
      return responseFinding(observation, attempt)
    case 'text':
      return textFinding(observation)
    case 'failure':
      return failureFinding(observation, attempt)
    case 'served':
      return statusFinding(observation)
    case 'step':
      return stepFinding(observation)
    default:
      return null
  }
}

function pageFinding(
  { page, at }: ObservationOf<'page'>,
  attempt: SignInAttempt,
): Finding | 'ordinary' | null {
  const byCode = page.codes.map((code) =>
    isAwaitedFactor(page, code) ? 'ordinary' : codeFinding(code, 'page', 'confirmed', at),
  )
  const stop = byCode.find((finding) => finding !== null && finding !== 'ordinary')
  // "Request sent" may be drawn over the approval page, whose source still holds the code from before.
  const isSent = page.approval === 'sent' || wasAsked(page, at, attempt)
  if (isSent && stop?.scenario !== 'approval-pending')
    return structure('approval-pending', 'request-sent', at)
  if (stop) return stop
  if (page.approval === 'required' || page.form === 'reason')
    return structure('approval-request', 'reason-form', at)
  if (page.approval === 'admin') return structure('admin-approval', 'headline', at)
  const pageId = page.pageId ?? ''
  const byPage = pageScenarios[pageId]
  if (byPage) return structure(byPage, pageId, at)
  return byCode.includes('ordinary') || isOrdinary(page) ? 'ordinary' : null
}

/** The approval page without its form, once it was seen with it: the request has gone off, in whatever language the page says so. */
function wasAsked(page: PageFacts, at: number, attempt: SignInAttempt): boolean {
  if (page.form !== null || page.approval !== null) return false
  return attempt.seen.some(
    (one) =>
      one.kind === 'page' &&
      one.page.form === 'reason' &&
      one.at < at &&
      (page.codes.includes(one.page.codes[0] ?? 'none') ||
        (page.codes.length === 0 && page.pageId === one.page.pageId)),
  )
}

/** The second-factor page itself may carry the code that asks for the factor: no failure before the person has answered. */
function isAwaitedFactor(page: PageFacts, code: string): boolean {
  return page.pageId === 'ConvergedTFA' && ['50074', '50076', '50078'].includes(code)
}

/** Pages that stop a sign-in whether or not they name a code. */
const pageScenarios: Readonly<Record<string, ScenarioId | undefined>> = {
  __proto__: null as never,
  ConvergedConditionalAccess: 'conditional-access',
  ConvergedProofUpRedirect: 'mfa-setup',
  ConvergedChangePassword: 'password',
  ConvergedError: 'unknown',
}

function isOrdinary(page: PageFacts): boolean {
  return page.form !== null || (page.pageId !== null && ordinaryPages.has(page.pageId))
}

const ordinaryPages = new Set([
  'ConvergedSignIn',
  'ConvergedTFA',
  'KmsiInterrupt',
  'CmsiInterrupt',
  'ConvergedConsent',
])

function responseFinding(
  observation: ObservationOf<'response'>,
  attempt: SignInAttempt,
): Finding | 'ordinary' | null {
  const { response, by, via, at } = observation
  const certainty = by === 'microsoft' ? 'confirmed' : 'unconfirmed'
  const finding =
    response.code === null
      ? answerFinding(observation, attempt)
      : codeFinding(response.code, via, certainty, at)
  // A step that anybody could have written must not end what Microsoft's own page said.
  return finding === 'ordinary' && by === 'anyone' ? null : finding
}

/** An answer without a code: its `error` value decides as far as it goes. */
function answerFinding(
  observation: ObservationOf<'response'>,
  attempt: SignInAttempt,
): Finding | 'ordinary' | null {
  const { response, by, via, at } = observation
  const error = response.error ?? ''
  if (error === 'login_required') return 'ordinary'
  const answer = (scenario: ScenarioId, value: string): Finding => ({
    scenario,
    certainty: by === 'microsoft' ? 'likely' : 'unconfirmed',
    code: null,
    evidence: { what: 'answer', value, where: via, at },
  })
  if (response.subcode === 'cancel') {
    // Leaving a page by Cancel looks alike everywhere; what the tab showed before tells what was left.
    const consented = attempt.seen.some((one) => one.kind === 'page' && one.page.form === 'consent')
    return answer(consented ? 'consent-declined' : 'cancelled', 'cancel')
  }
  return answer(errorScenarios[error] ?? 'unknown', errorName(error))
}

/** OAuth and OpenID Connect error values that say enough by themselves. */
const errorScenarios: Readonly<Record<string, ScenarioId | undefined>> = {
  __proto__: null as never,
  consent_required: 'consent-missing',
  interaction_required: 'session',
  account_selection_required: 'session',
  temporarily_unavailable: 'transient',
  server_error: 'service',
  invalid_request: 'app-misconfigured',
  invalid_client: 'app-misconfigured',
  invalid_scope: 'app-misconfigured',
  invalid_resource: 'app-misconfigured',
  unauthorized_client: 'app-misconfigured',
  unsupported_response_type: 'app-misconfigured',
}

function textFinding({ text, at }: ObservationOf<'text'>): Finding | 'ordinary' | null {
  if (!text.hasError) return null
  if (text.code !== null) return codeFinding(text.code, 'pasted', 'unconfirmed', at)
  const pasted = (scenario: ScenarioId, value: string): Finding => ({
    scenario,
    certainty: 'unconfirmed',
    code: null,
    evidence: { what: 'answer', value, where: 'pasted', at },
  })
  if (text.approval !== null) return pasted(approvalPages[text.approval], text.approval)
  if (text.subcode === 'cancel') return pasted('cancelled', 'cancel')
  if (text.error === 'login_required') return 'ordinary'
  return pasted(errorScenarios[text.error ?? ''] ?? 'unknown', errorName(text.error ?? ''))
}

const approvalPages = {
  required: 'approval-request',
  sent: 'approval-pending',
  admin: 'admin-approval',
} as const

/**
 * What a document that could not be loaded says: nothing if its host was reached after all, or if the browser only asks before it
 * repeats a form. What an extension or a policy blocks never gets as far as the network.
 */
export function failureFinding(
  { error, host, at }: ObservationOf<'failure'>,
  attempt: SignInAttempt,
): Finding | null {
  if (attempt.seen.some((one) => one.kind === 'served' && one.host === host && one.at > at)) return null
  const kind = networkKind(error)
  const finding = {
    certainty: 'likely',
    code: null,
    evidence: { what: 'network', value: error, where: 'network', at },
  } as const
  switch (kind) {
    case 'resubmission':
      return null
    case 'blocked-extension':
      return { ...finding, scenario: 'browser-blocked' }
    case 'blocked-policy':
      return { ...finding, scenario: 'browser-blocked', owner: 'it' }
    case 'redirect-loop':
      return { ...finding, scenario: 'session', caveat: 'loop' }
    case 'other':
      return { ...finding, scenario: 'network' }
    case 'offline':
      return { ...finding, scenario: 'network', owner: 'you', caveat: `network-${kind}` }
    default:
      return { ...finding, scenario: 'network', caveat: `network-${kind}` }
  }
}

/** Microsoft's own troubles; any other status comes with a page that says more. */
function statusFinding({ host, status, at }: ObservationOf<'served'>): Finding | null {
  if (!isMicrosoftHost(host) || (status !== 429 && status < 500)) return null
  return {
    scenario: 'service',
    certainty: 'likely',
    code: null,
    evidence: { what: 'status', value: String(status), where: 'network', at },
  }
}

/** Microsoft sends a browser without cookies or scripts to a side page that says so. */
function stepFinding({ path, at }: ObservationOf<'step'>): Finding | null {
  if (!/^\/(cookiesdisabled|jsdisabled)\/?$/i.test(path)) return null
  return {
    scenario: 'browser-blocked',
    certainty: 'likely',
    code: null,
    evidence: { what: 'address', value: path, where: 'address', at },
  }
}

function codeFinding(
  code: string,
  where: Evidence['where'],
  certainty: Certainty,
  at: number,
): Finding | 'ordinary' {
  const entry = lookUpCode(code)
  if (entry?.scenario === null) return 'ordinary'
  return {
    scenario: entry?.scenario ?? 'unknown',
    certainty,
    code,
    ...(entry?.owner && { owner: entry.owner }),
    evidence: { what: 'code', value: code, where, at },
  }
}

function structure(scenario: ScenarioId, value: string, at: number): Finding {
  return {
    scenario,
    certainty: 'likely',
    code: null,
    evidence: { what: 'structure', value, where: 'page', at },
  }
}
