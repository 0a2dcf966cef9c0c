import type { Words } from '../_locales/index.ts'
import type { Observation } from '../attempt/observation.ts'
import { hostOf, isAnotherId, isClaraHost } from '../attempt/recognize.ts'
import { firstSeen, type Identifiers, identifiersOf, type SeenValue } from '../diagnosis/identifiers.ts'
import { wholeGuid } from '../microsoft/guid-pattern.ts'
import { isSharedTenant } from '../microsoft/tenants.ts'
import { codeTextOf } from './code-text.ts'
import { evidenceLines } from './evidence.ts'
import { labels } from './labels.ts'
import { asksToApprove } from './scenario-rows.ts'
import { isSetup } from './scenario-words.ts'
import { hostText, knownHostText, scopesText } from './shown.ts'
import { localTime, utcTime } from './time.ts'
import type { Fact, ReportInput } from './types.ts'
import { unlinked } from './unlinked.ts'

type ReportWords = Words['report']

/** A fact before a report takes what it needs. */
interface Known {
  label: string
  value: string
  /** Where it was seen. */
  place: string | null
  /** Why not to trust it, or why to. */
  trust: string | null
}

/** All facts, with where each was seen. Labels of Entra's stay English. */
export function factsOf(input: ReportInput): Fact[] {
  const { diagnosis, words } = input
  const { report } = words
  const identifiers = identifiersOf(input.attempt, diagnosis)
  return [
    codeFact(input),
    ...essentialFacts(input, identifiers),
    localFact(input, identifiers),
    plain(report.recognized, report[`by-${input.attempt.recognition}`]),
    nameFact('App name', firstSeen(identifiers, 'appName'), report.chosenByAnybody),
    nameFact('Publisher', firstSeen(identifiers, 'publisher'), report.verifiedPublisher),
    ...requestFacts(input),
    idFact(report.pageId, firstSeen(identifiers, 'pageId'), report),
    statusFact(firstSeen(identifiers, 'status'), report),
  ].flatMap((fact) => (fact === null ? [] : shown(fact, [fact.place, fact.trust])))
}

/** What finds the sign-in in a log. Where a value was seen is for the full report. */
export function detailsOf(input: ReportInput): Fact[] {
  const { attempt, diagnosis } = input
  const facts = [
    meaningFact(input),
    evidenceFact(input),
    failedHostFact(input),
    ...essentialFacts(input, identifiersOf(attempt, diagnosis)),
    ...(diagnosis.owner === 'clara' ? requestFacts(input) : []),
  ]
  return facts.flatMap((fact) => (fact === null ? [] : shown(fact, [fact.trust])))
}

function shown({ label, value }: Known, notes: (string | null)[]): Fact {
  const note = notes.filter((one) => one !== null).join('; ')
  return { label, value, note: note === '' ? null : note }
}

/** The client ID of the request, or one that was seen elsewhere; null if there is none. */
export function clientIdFound({ attempt, diagnosis }: ReportInput): SeenValue<string> | null {
  return fromRequest(attempt.request?.clientId) ?? firstSeen(identifiersOf(attempt, diagnosis), 'clientId')
}

function codeFact({ diagnosis: { code }, codeTexts }: ReportInput): Known | null {
  if (code === null) return null
  const name = codeTextOf(code, codeTexts)?.name
  return plain(labels.code, name ? `AADSTS${code} (${name})` : `AADSTS${code}`)
}

/** What the code means, if the message does not already lead to an approval. */
function meaningFact({ diagnosis, codeTexts, language }: ReportInput): Known | null {
  const text = codeTextOf(diagnosis.code, codeTexts)
  if (text === null || (asksToApprove(diagnosis) && !isSetup(diagnosis))) return null
  return { ...plain(labels.code, `AADSTS${diagnosis.code}`), trust: text[language] }
}

/** Without a code, what shows the diagnosis. Our own reader finds it in a message again. */
function evidenceFact({ diagnosis, words }: ReportInput): Known | null {
  if (diagnosis.code !== null) return null
  const [first] = evidenceLines(diagnosis, words)
  return first === undefined ? null : plain(words.report.evidence, first)
}

/** The server of a page that could not be loaded. */
function failedHostFact({ attempt, diagnosis, settings, words }: ReportInput): Known | null {
  const { evidence } = diagnosis
  const isFailure = (one: Observation) => one.kind === 'failure' && one.at === evidence[0]?.at
  const failure = attempt.seen.find(isFailure)
  if (failure?.kind !== 'failure') return null
  return plain(words.report.host, hostText(failure.host, '', settings, 100))
}

function essentialFacts(input: ReportInput, identifiers: readonly Identifiers[]): (Known | null)[] {
  const { report } = input.words
  return [
    idFact(labels.correlationId, firstSeen(identifiers, 'correlationId'), report),
    idFact(labels.requestId, firstSeen(identifiers, 'requestId'), report),
    utcFact(input, identifiers),
    accountFact(input.account),
    clientIdFact(input),
    tenantFact(input, identifiers),
  ]
}

function idFact(label: string, found: SeenValue<string> | null, report: ReportWords): Known | null {
  return found && { ...plain(label, identifier(found.value)), place: report[`seen-${found.source}`] }
}

/** A GUID stays as IT knows it. Anybody can choose any other value. */
function identifier(value: string): string {
  return wholeGuid.test(value) ? value : unlinked(value, 80)
}

/** A text that somebody has chosen freely. */
function nameFact(label: string, found: SeenValue<string> | null, trust: string): Known | null {
  return found && { ...plain(label, unlinked(found.value, 80)), trust }
}

function utcFact(input: ReportInput, identifiers: readonly Identifiers[]): Known {
  const { attempt, words } = input
  const { at, isPrinted } = timeOf(input, identifiers)
  const fact = plain(labels.time, utcTime(at))
  if (isPrinted) return fact
  // The time of a paste would mislead in a log: the message says so, too.
  if (attempt.recognition === 'text') return { ...fact, trust: words.report.handedIn }
  return { ...fact, place: words.report.ownClock }
}

function localFact(input: ReportInput, identifiers: readonly Identifiers[]): Known | null {
  if (!input.choices.environment) return null
  return plain(input.words.report.localTime, localTime(timeOf(input, identifiers).at, input.timeZone))
}

/** Microsoft's own time if the page or answer prints it; else when it was seen. */
function timeOf({ attempt, diagnosis }: ReportInput, identifiers: readonly Identifiers[]) {
  const seenAt = diagnosis.evidence[0]?.at ?? attempt.startedAt
  const printed = Date.parse(identifiers.find(({ at }) => at === seenAt)?.timestamp ?? '')
  const isPrinted = !Number.isNaN(printed)
  return { at: isPrinted ? printed : seenAt, isPrinted }
}

/** An address, or its domain alone, as the person has chosen. */
function accountFact(account: string | null): Known | null {
  if (account === null) return null
  const isAddress = /^[\w.+-]*@[\w.-]+$/.test(account)
  return plain('Username', isAddress ? account : unlinked(account, 120))
}

function clientIdFact(input: ReportInput): Known {
  const { settings, words } = input
  const { report } = words
  const label = 'Application (client) ID'
  const found = clientIdFound(input)
  if (found === null) return plain(label, report.notSeen)
  const fact = plain(label, identifier(found.value))
  if (settings.clientIds.includes(found.value)) return { ...fact, trust: report.matchesConfigured }
  const trust = isAnotherId(found.value, settings) ? report.notConfigured : report.notVerified
  return { ...fact, place: report[`seen-${found.source}`], trust }
}

/** IT must not take `common` or `organizations` for another company. */
function tenantFact({ attempt, words }: ReportInput, identifiers: readonly Identifiers[]): Known | null {
  const found = firstSeen(identifiers, 'tenant') ?? fromRequest(attempt.request?.tenant)
  const fact = idFact(labels.tenant, found, words.report)
  return fact !== null && isSharedTenant(fact.value) ? { ...fact, trust: words.report.namesNoCompany } : fact
}

function fromRequest(value: string | null | undefined): SeenValue<string> | null {
  return value == null ? null : { value, source: 'request' }
}

/** What the app asked for. */
function requestFacts({ attempt: { request }, settings, words: { report } }: ReportInput): Known[] {
  if (request === null) return []
  const prompt = request.prompt === null ? report.notSet : unlinked(request.prompt, 40)
  return [
    plain('Redirect URI', redirectText(request.redirectUri, settings) ?? report.notSet),
    plain('Scopes', scopesText(request.scopes.slice(0, 30)) || report.notSet),
    plain('Prompt', prompt),
  ]
}

/** Only the host may look like a link, and only Clara's own. */
function redirectText(redirectUri: string | null, settings: ReportInput['settings']): string | null {
  if (redirectUri === null) return null
  const address = redirectUri.replace(/[?#].*$/s, '')
  const host = hostOf(address)
  if (host === null || !isClaraHost(host, settings)) return unlinked(address, 200)
  return `https://${knownHostText(host, new URL(address).pathname, 200)}`
}

function statusFact(found: SeenValue<number> | null, report: ReportWords): Known | null {
  return found && plain(report.httpStatus, String(found.value))
}

function plain(label: string, value: string): Known {
  return { label, value, place: null, trust: null }
}
