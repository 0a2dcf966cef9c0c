import type { Words } from '../_locales/index.ts'
import { hostOf, isAnotherId, isClaraHost } from '../attempt/recognise.ts'
import { firstSeen, type Identifiers, identifiersOf, type SeenValue } from '../diagnosis/identifiers.ts'
import { wholeGuid } from '../microsoft/guid-pattern.ts'
import { isSharedTenant } from '../microsoft/tenants.ts'
import { codeTextOf } from './code-text.ts'
import { knownHostText, scopesText } from './shown.ts'
import { localTime, utcTime } from './time.ts'
import type { Fact, ReportInput } from './types.ts'
import { unlinked } from './unlinked.ts'

type ReportWords = Words['report']

/** What IT needs to find the sign-in. Labels are Entra's own, in English. */
export function factsOf(input: ReportInput): Fact[] {
  const { attempt, diagnosis, choices, account } = input
  const { report } = input.words
  const identifiers = identifiersOf(attempt, diagnosis)
  const facts = [
    codeFact(input),
    idFact('Request ID', firstSeen(identifiers, 'requestId'), report),
    idFact('Correlation ID', firstSeen(identifiers, 'correlationId'), report),
    ...timeFacts(input, identifiers),
    accountFact(account),
    tenantFact(input, identifiers),
    clientIdFact(input, identifiers),
    { label: report.recognised, value: report[`by-${attempt.recognition}`], note: null },
    nameFact('App name', firstSeen(identifiers, 'appName'), report.chosenByAnybody),
    nameFact('Publisher', firstSeen(identifiers, 'publisher'), report.verifiedPublisher),
    ...requestFacts(input),
    idFact('Page ID', firstSeen(identifiers, 'pageId'), report),
    statusFact(firstSeen(identifiers, 'status')),
  ].filter((fact) => fact !== null)
  return choices.level === 'minimal' ? facts.filter(({ label }) => essential.has(label)) : facts
}

/** Enough to find the sign-in in a log. */
const essential: ReadonlySet<string> = new Set([
  'Error code',
  'Request ID',
  'Correlation ID',
  'Timestamp (UTC)',
  'Username',
  'Tenant',
  'Application (client) ID',
])

function codeFact({ diagnosis: { code }, codeTexts }: ReportInput): Fact | null {
  if (code === null) return null
  const name = codeTextOf(code, codeTexts)?.name
  return { label: 'Error code', value: name ? `AADSTS${code} (${name})` : `AADSTS${code}`, note: null }
}

function idFact(label: string, found: SeenValue<string> | null, report: ReportWords): Fact | null {
  return found && { label, value: identifier(found.value), note: report[`seen-${found.source}`] }
}

/** A GUID stays as IT knows it. Anybody can choose any other value. */
function identifier(value: string): string {
  return wholeGuid.test(value) ? value : unlinked(value, 80)
}

/** A text that somebody has chosen freely. */
function nameFact(label: string, found: SeenValue<string> | null, note: string): Fact | null {
  return found && { label, value: unlinked(found.value, 80), note }
}

/** Microsoft's own time if the page or answer prints it; else when it was seen. */
function timeFacts(input: ReportInput, identifiers: readonly Identifiers[]): Fact[] {
  const { attempt, diagnosis, choices, timeZone } = input
  const { report } = input.words
  const seenAt = diagnosis.evidence[0]?.at ?? attempt.startedAt
  const printed = Date.parse(identifiers.find(({ at }) => at === seenAt)?.timestamp ?? '')
  const isPrinted = !Number.isNaN(printed)
  const time = isPrinted ? printed : seenAt
  const seenNote = attempt.recognition === 'text' ? report.handedIn : report.ownClock
  const utc = { label: 'Timestamp (UTC)', value: utcTime(time), note: isPrinted ? null : seenNote }
  if (!choices.environment) return [utc]
  return [utc, { label: 'Timestamp (local)', value: localTime(time, timeZone), note: null }]
}

/** An address, or its domain alone, as the person has chosen. */
function accountFact(account: string | null): Fact | null {
  if (account === null) return null
  const isAddress = /^[\w.+-]*@[\w.-]+$/.test(account)
  return { label: 'Username', value: isAddress ? account : unlinked(account, 120), note: null }
}

/** IT must not take `common` or `organizations` for another company. */
function tenantFact({ attempt, words }: ReportInput, identifiers: readonly Identifiers[]): Fact | null {
  const found = firstSeen(identifiers, 'tenant') ?? fromRequest(attempt.request?.tenant)
  const fact = idFact('Tenant', found, words.report)
  if (fact === null || !isSharedTenant(fact.value)) return fact
  return { ...fact, note: `${fact.note}; ${words.report.namesNoCompany}` }
}

function clientIdFact({ attempt, settings, words }: ReportInput, identifiers: readonly Identifiers[]): Fact {
  const { report } = words
  const label = 'Application (client) ID'
  const found = fromRequest(attempt.request?.clientId) ?? firstSeen(identifiers, 'clientId')
  if (found === null) return { label, value: report.notSeen, note: null }
  const value = identifier(found.value)
  if (settings.clientIds.includes(found.value)) return { label, value, note: report.matchesConfigured }
  const trust = isAnotherId(found.value, settings) ? report.notConfigured : report.notVerified
  return { label, value, note: `${report[`seen-${found.source}`]}, ${trust}` }
}

function fromRequest(value: string | null | undefined): SeenValue<string> | null {
  return value == null ? null : { value, source: 'request' }
}

/** What the app asked for. */
function requestFacts({ attempt: { request }, settings, words: { report } }: ReportInput): Fact[] {
  if (request === null) return []
  const scopes = scopesText(request.scopes.slice(0, 30))
  const prompt = request.prompt === null ? report.notSet : unlinked(request.prompt, 40)
  return [
    {
      label: 'Redirect URI',
      value: redirectText(request.redirectUri, settings) ?? report.notSet,
      note: null,
    },
    { label: 'Scopes', value: scopes || report.notSet, note: null },
    { label: 'Prompt', value: prompt, note: null },
  ]
}

/** Only the host may look like a link, and only Clara's own. */
function redirectText(redirectUri: string | null, settings: ReportInput['settings']): string | null {
  if (redirectUri === null) return null
  const [address = ''] = redirectUri.split(/[?#]/)
  const host = hostOf(address)
  if (host === null || !isClaraHost(host, settings)) return unlinked(address, 200)
  return `https://${knownHostText(host, new URL(address).pathname, 200)}`
}

function statusFact(found: SeenValue<number> | null): Fact | null {
  return found && { label: 'HTTP status', value: String(found.value), note: null }
}
