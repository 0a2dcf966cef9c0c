import type { Observation, ObservationOf } from '../attempt/observation.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { errorName } from '../microsoft/clean.ts'
import { defenderSuffix, isMicrosoftHost } from '../microsoft/hosts.ts'
import type { Statement, TextFacts } from '../microsoft/types.ts'
import { codeFinding, type Finding, finding, reasonOf, type Source } from './code-finding.ts'
import { networkKind } from './network-errors.ts'
import { pageFinding } from './page-finding.ts'
import { scenarios } from './scenarios.ts'
import type { Evidence, Place, ScenarioId } from './types.ts'
import { errorScenarios, networkScenarios, saidScenarios } from './without-code.ts'

/** `ordinary` is a healthy step, which ends the failures before it; null says nothing. */
export function evaluate(observation: Observation, attempt: SignInAttempt): Finding | 'ordinary' | null {
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
    case 'said':
      return saidFinding(observation)
    case 'posted':
      // Microsoft has let the person in: what follows is Defender's.
      return defenderSuffix(observation.host) ? 'ordinary' : null
    case 'request':
    case 'clara':
      return null
  }
}

function responseFinding(
  observation: ObservationOf<'response'>,
  attempt: SignInAttempt,
): Finding | 'ordinary' | null {
  const { response, by, via, at } = observation
  const certainty = by === 'microsoft' ? 'confirmed' : 'unconfirmed'
  const found =
    response.code === null
      ? answerFinding(observation, attempt)
      : codeFinding(response, response.code, { where: via, certainty, at })
  // Anybody can write an address that reads like a step. It must not end a real failure.
  return found === 'ordinary' && by === 'anyone' ? null : found
}

/** An answer without a code: its `error` value decides. */
function answerFinding(
  { response, by, via, at }: ObservationOf<'response'>,
  attempt: SignInAttempt,
): Finding | 'ordinary' {
  const scenario = errorScenarios.get(response.error) ?? 'unknown'
  if (scenario === 'ordinary') return 'ordinary'
  const certainty = by === 'microsoft' ? 'likely' : 'unconfirmed'
  const isCancel = response.subcode === 'cancel'
  const value = isCancel ? 'cancel' : errorName(response.error ?? '')
  return finding(isCancel ? cancelledAt(attempt) : scenario, certainty, {
    what: 'answer',
    value,
    where: via,
    at,
  })
}

/** Cancel gives the same answer on every page: the pages seen before tell which one was left. */
function cancelledAt({ seen }: SignInAttempt): ScenarioId {
  const sawConsent = seen.some((one) => one.kind === 'page' && one.page.form === 'consent')
  return sawConsent ? 'consent-declined' : 'cancelled'
}

function textFinding({ text, at }: ObservationOf<'text'>): Finding | 'ordinary' | null {
  if (!text.hasError) return null
  const source: Source = { where: 'pasted', certainty: 'unconfirmed', at }
  if (text.code !== null) return codeFinding(text, text.code, source)
  const { statement } = text
  const evidence: Evidence = { what: 'answer', value: answerName(text), where: 'pasted', at }
  if (text.asksAgain && statement !== undefined && isApproval(statement))
    return { ...finding('app-misconfigured', 'unconfirmed', evidence), caveat: 'prompt-consent' }
  const { network } = text
  const unspoken = statement === undefined || statement.says === 'unknown'
  if (network !== undefined && unspoken) return unreachedFinding(network, source)
  return reasonOf(text, source.certainty, evidence)
}

/** Microsoft's own fault has a status; anything else is an error on the way to its host. */
function unreachedFinding(network: string, { certainty, at }: Source): Finding | null {
  if (!network.startsWith(http)) return networkFinding(network, 'pasted', { certainty, at })
  const status = network.slice(http.length)
  return finding('service', certainty, { what: 'status', value: status, where: 'pasted', at })
}

const http = 'HTTP '

function isApproval({ says }: Statement): boolean {
  return says !== 'none' && scenarios[says].isApproval
}

/** The shortest name of what the text shows. */
function answerName({
  statement,
  subcode,
  error,
}: Pick<TextFacts, 'statement' | 'subcode' | 'error'>): string {
  if (statement !== undefined && statement.says !== 'unknown') return statement.says
  return subcode === 'cancel' ? 'cancel' : errorName(error ?? '')
}

/** A document that could not be loaded; null if its host answered later. */
export function failureFinding(
  { error, host, at }: ObservationOf<'failure'>,
  attempt: SignInAttempt,
): Finding | null {
  if (attempt.seen.some((one) => one.kind === 'served' && one.host === host && one.at > at)) return null
  return networkFinding(error, 'network', { certainty: 'likely', at })
}

function networkFinding(
  error: string,
  where: Place,
  { certainty, at }: Pick<Source, 'certainty' | 'at'>,
): Finding | null {
  const row = networkScenarios[networkKind(error)]
  return row && { ...row, certainty, code: null, evidence: { what: 'network', value: error, where, at } }
}

/** Microsoft's own faults. With any other status comes a page that says more. */
function statusFinding({ host, status, at }: ObservationOf<'served'>): Finding | null {
  if (!isMicrosoftHost(host) || (status !== 429 && status < 500)) return null
  return finding('service', 'likely', { what: 'status', value: String(status), where: 'network', at })
}

/** Microsoft sends a browser without cookies or scripts to a page of its own. */
function stepFinding({ path, at }: ObservationOf<'step'>): Finding | null {
  if (!/^\/(cookiesdisabled|jsdisabled)\/?$/i.test(path)) return null
  return finding('browser-blocked', 'likely', { what: 'address', value: path, where: 'address', at })
}

/** Only the person has seen the page. */
function saidFinding({ page, at }: ObservationOf<'said'>): Finding {
  const { scenario, headline } = saidScenarios[page]
  return finding(scenario, 'unconfirmed', { what: 'said', value: headline, where: 'person', at })
}
