import type { Observation, ObservationOf } from '../attempt/observation.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { errorName } from '../microsoft/clean.ts'
import { type CodeEntry, givesReason, lookUpCode } from '../microsoft/codes.ts'
import { defenderSuffix, isMicrosoftHost } from '../microsoft/hosts.ts'
import type { PageFacts, Said, TextFacts } from '../microsoft/types.ts'
import { networkKind } from './network-errors.ts'
import { scenarios } from './scenarios.ts'
import type { Caveat, Certainty, Evidence, Owner, Place, ScenarioId } from './types.ts'
import {
  approvalScenarios,
  errorScenarios,
  networkScenarios,
  pageScenarios,
  saidScenarios,
  subcodeScenarios,
} from './without-code.ts'

/** A failure that one observation shows. */
export interface Finding {
  scenario: ScenarioId
  certainty: Certainty
  code: string | null
  /** The owner of this case, if it is not the scenario's usual one. */
  owner?: Owner
  /** Who acts after this owner. */
  then?: Owner
  caveat?: Caveat
  evidence: Evidence
}

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

function pageFinding(
  { page, at }: ObservationOf<'page'>,
  attempt: SignInAttempt,
): Finding | 'ordinary' | null {
  const byCode = page.codes
    .filter((code) => !isAwaited(page, code))
    .map((code) => codeFinding({ codes: [] }, code, { where: 'page', certainty: 'confirmed', at }))
    .find((finding) => finding !== 'ordinary')
  // "Request sent" may be drawn over the approval page, and its source still has the old code.
  const isSent = page.approval === 'sent' || isRequestSent(page, at, attempt)
  if (isSent && byCode?.scenario !== 'approval-pending') return structureFinding('sent', 'request-sent', at)
  if (byCode !== undefined) return byCode
  if (page.approval === 'required' || page.form === 'reason')
    return structureFinding('required', 'reason-form', at)
  if (page.approval === 'admin') return structureFinding('admin', 'headline', at)
  return pageIdFinding(page, at)
}

/** A page without a code of its own, or with codes of healthy steps alone. */
function pageIdFinding({ pageId, codes, form }: PageFacts, at: number): Finding | 'ordinary' | null {
  const scenario = pageId === null ? undefined : pageScenarios.get(pageId)
  if (pageId !== null && scenario !== undefined && scenario !== 'ordinary')
    return finding(scenario, 'likely', { what: 'structure', value: pageId, where: 'page', at })
  return scenario === 'ordinary' || form !== null || codes.length > 0 ? 'ordinary' : null
}

/** In any language: the approval page was seen with its form, and now without it. */
function isRequestSent(page: PageFacts, at: number, { seen }: SignInAttempt): boolean {
  if (page.form !== null || page.approval !== null) return false
  return seen.some((one) => {
    if (one.kind !== 'page' || one.page.form !== 'reason' || one.at >= at) return false
    const [code] = one.page.codes
    const hasSameCode = code !== undefined && page.codes.includes(code)
    return hasSameCode || (page.codes.length === 0 && page.pageId === one.page.pageId)
  })
}

/** A page may have the code of what it asks for, a second factor or consent: no failure yet. */
function isAwaited({ pageId, form }: PageFacts, code: string): boolean {
  if (form === 'consent') return code === '65001'
  return pageId === 'ConvergedTFA' && ['50074', '50076', '50078'].includes(code)
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
  const scenario = errorScenarios.get(response.error ?? '') ?? 'unknown'
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
  const { said } = text
  const evidence: Evidence = { what: 'answer', value: answerName(text), where: 'pasted', at }
  if (text.asksAgain && said !== undefined && isApproval(said))
    return { ...finding('app-misconfigured', 'unconfirmed', evidence), caveat: 'prompt-consent' }
  const { network } = text
  const unspoken = said === undefined || said.says === 'unknown'
  if (network !== undefined && unspoken) return unreachedFinding(network, source)
  return reasonOf(text, source.certainty, evidence)
}

/** Microsoft's own fault has a status; anything else is an error on the way to its host. */
function unreachedFinding(network: string, { certainty, at }: Source): Finding | null {
  const [, status] = network.match(/^HTTP (\d+)$/) ?? []
  if (status === undefined) return networkFinding(network, 'pasted', { certainty, at })
  return finding('service', certainty, { what: 'status', value: status, where: 'pasted', at })
}

function isApproval({ says }: Said): boolean {
  return says !== 'none' && scenarios[says].isApproval
}

/** The shortest name of what the text shows. */
function answerName({ said, subcode, error }: Pick<TextFacts, 'said' | 'subcode' | 'error'>): string {
  if (said !== undefined && said.says !== 'unknown') return said.says
  return subcode === 'cancel' ? 'cancel' : errorName(error ?? '')
}

/** What else the text or answer says: a sentence, then `error`, then `suberror`. */
function reasonOf(facts: Reasons, certainty: Certainty, evidence: Evidence): Finding | 'ordinary' {
  const { said, subcode, error } = facts
  if (said?.says === 'none') return 'ordinary'
  if (said !== undefined && said.says !== 'unknown') {
    const found = finding(said.says, certainty, evidence)
    return said.owner === undefined ? found : { ...found, owner: said.owner }
  }
  if (subcode === 'cancel') return finding('cancelled', certainty, evidence)
  const scenario = errorScenarios.get(error ?? '') ?? subcodeScenarios.get(subcode ?? '') ?? 'unknown'
  return scenario === 'ordinary' ? 'ordinary' : finding(scenario, certainty, evidence)
}

type Reasons = Partial<Pick<TextFacts, 'said' | 'subcode' | 'error'>>

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

interface Source {
  where: Place
  certainty: Certainty
  at: number
}

/** A sentence can replace a code's meaning; a code that is not in the table has only its words. */
function codeFinding(
  facts: Reasons & { codes: readonly string[] },
  code: string,
  source: Source,
): Finding | 'ordinary' {
  const evidence: Evidence = { what: 'code', value: code, where: source.where, at: source.at }
  const found = meaningOf(facts, code, source.certainty, evidence)
  return found === 'ordinary' ? found : { ...found, code }
}

function meaningOf(
  facts: Reasons & { codes: readonly string[] },
  code: string,
  certainty: Certainty,
  evidence: Evidence,
): Finding | 'ordinary' {
  const { said } = facts
  const entry = lookUpCode(code)
  if (said?.code === code) return reasonOf({ said }, certainty, evidence)
  if (entry !== null && givesReason(code)) return entryFinding(entry, certainty, evidence)
  const known = facts.codes.filter(givesReason).map(lookUpCode).find(isFailure)
  if (known && (said === undefined || said.says === 'unknown'))
    return entryFinding(known, certainty, evidence)
  const reason = reasonOf(facts, certainty, evidence)
  const isReason = reason === 'ordinary' || reason.scenario !== 'unknown'
  return entry === null || isReason ? reason : entryFinding(entry, certainty, evidence)
}

function isFailure(entry: CodeEntry | null): entry is CodeEntry {
  return entry !== null && entry.scenario !== null
}

function entryFinding(
  { scenario, owner, then }: CodeEntry,
  certainty: Certainty,
  evidence: Evidence,
): Finding | 'ordinary' {
  if (scenario === null) return 'ordinary'
  const found = finding(scenario, certainty, evidence)
  return owner === undefined ? found : { ...found, owner, ...(then && { then }) }
}

function structureFinding(approval: keyof typeof approvalScenarios, value: string, at: number): Finding {
  return finding(approvalScenarios[approval], 'likely', { what: 'structure', value, where: 'page', at })
}

function finding(scenario: ScenarioId, certainty: Certainty, evidence: Evidence): Finding {
  return { scenario, certainty, code: null, evidence }
}
