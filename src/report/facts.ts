import type { Words } from '../_locales/index.ts'
import { hostOf, isAnotherId, isClaraHost } from '../attempt/recognise.ts'
import type { Clara } from '../attempt/types.ts'
import { type Found, firstSeen, identifiersOf } from '../diagnosis/identifiers.ts'
import { cleanText } from '../microsoft/clean.ts'
import { graphAddress } from '../microsoft/hosts.ts'
import { isSharedTenant } from '../microsoft/tenants.ts'
import { localTime, utcTime } from './time.ts'
import type { Fact, ReportInput } from './types.ts'
import { unlinked } from './unlinked.ts'

/** What IT needs to find and compare the sign-in, with where each fact was seen. Labels are Entra's own English in every language. */
export function factsOf(input: ReportInput): Fact[] {
  const { attempt, diagnosis, settings, words, timeZone, choices, account } = input
  const identifiers = identifiersOf(attempt, diagnosis)
  const { request } = attempt
  const { code, codeName, evidence } = diagnosis
  const at = evidence[0]?.at ?? attempt.startedAt
  const stamp = identifiers.find((one) => one.at === at)?.timestamp ?? null
  const seen = (label: string, sighted: Found<string> | null): Fact | null =>
    sighted && { label, value: identifier(sighted.value), note: words.report[`seen-${sighted.source}`] }
  const named = (label: string, sighted: Found<string> | null, note: string): Fact | null =>
    sighted && { label, value: unlinked(sighted.value, 80), note }
  const facts: (Fact | null)[] = [
    code === null
      ? null
      : {
          label: 'Error code',
          value: codeName ? `AADSTS${code} (${codeName})` : `AADSTS${code}`,
          note: null,
        },
    seen('Request ID', firstSeen(identifiers, 'requestId')),
    seen('Correlation ID', firstSeen(identifiers, 'correlationId')),
    ...times(
      stamp,
      at,
      choices.environment ? timeZone : null,
      attempt.recognition === 'text' ? words.report.handedIn : words.report.ownClock,
    ),
    accountFact(account),
    tenantFact(seen('Tenant', firstSeen(identifiers, 'tenant') ?? requested(request?.tenant)), words),
    clientIdFact(requested(request?.clientId) ?? firstSeen(identifiers, 'clientId'), settings, words),
    { label: words.report.recognised, value: words.report[`by-${attempt.recognition}`], note: null },
    named('App name', firstSeen(identifiers, 'appName'), words.report.chosenByAnybody),
    named('Publisher', firstSeen(identifiers, 'publisher'), words.report.verifiedPublisher),
    ...requestFacts({ request, settings, words }),
    seen('Page ID', firstSeen(identifiers, 'pageId')),
    statusFact(firstSeen(identifiers, 'status')?.value ?? null),
  ]
  const told = facts.filter((fact) => fact !== null)
  return choices.level === 'minimal' ? told.filter(({ label }) => essential.has(label)) : told
}

/** What finds the sign-in in a log. */
const essential: ReadonlySet<string> = new Set([
  'Error code',
  'Request ID',
  'Correlation ID',
  'Timestamp (UTC)',
  'Username',
  'Tenant',
  'Application (client) ID',
])

/** An address, or its domain alone, as the person has chosen. */
function accountFact(account: string | null): Fact | null {
  if (account === null) return null
  const isAddress = /^[\w.+-]*@[\w.-]+$/.test(account)
  return { label: 'Username', value: isAddress ? account : unlinked(account, 120), note: null }
}

/** GUIDs, domains and page names stay as IT knows them; whatever looks otherwise was made up by somebody. */
const identifier = (value: string) => (/^[\w.-]{1,80}$/.test(value) ? value : unlinked(value, 80))

const requested = (value: string | null | undefined): Found<string> | null =>
  value == null ? null : { value, source: 'request' }

/** Microsoft's own time where the telling page or answer prints one; else another, and which. Without a zone in UTC alone. */
function times(stamp: string | null, at: number, timeZone: string | null, other: string): Fact[] {
  const stamped = stamp === null ? Number.NaN : Date.parse(stamp)
  const moment = Number.isNaN(stamped) ? at : stamped
  const note = Number.isNaN(stamped) ? other : null
  return [
    { label: 'Timestamp (UTC)', value: utcTime(moment), note },
    ...(timeZone === null
      ? []
      : [{ label: 'Timestamp (local)', value: localTime(moment, timeZone), note: null }]),
  ]
}

/** The words that stand in the address until Microsoft knows whose account it is must not be taken for another company. */
function tenantFact(fact: Fact | null, words: Words): Fact | null {
  if (fact === null || !isSharedTenant(fact.value)) return fact
  return { ...fact, note: `${fact.note}; ${words.report.namesNoCompany}` }
}

function clientIdFact(sighted: Found<string> | null, clara: Clara, words: Words): Fact {
  const label = 'Application (client) ID'
  if (sighted === null) return { label, value: words.report.notSeen, note: null }
  const note = clara.clientIds.includes(sighted.value)
    ? words.report.matchesConfigured
    : `${words.report[`seen-${sighted.source}`]}, ${isAnotherId(sighted.value, clara) ? words.report.notConfigured : words.report.notVerified}`
  return { label, value: identifier(sighted.value), note }
}

/** What the app asked for. Only an address at Clara's own host may look like one that can be clicked. */
function requestFacts({
  request,
  settings,
  words,
}: Pick<ReportInput, 'settings' | 'words'> & Pick<ReportInput['attempt'], 'request'>): Fact[] {
  if (request === null) return []
  const { redirectUri, scopes, prompt } = request
  const uri = redirectUri?.split(/[?#]/)[0] ?? null
  const host = hostOf(uri)
  const show = host !== null && isClaraHost(host, settings) ? cleanText : unlinked
  const scope = scopes
    .slice(0, 30)
    .map((one) => (one.startsWith(graphAddress) ? cleanText : unlinked)(one, 100))
  return [
    { label: 'Redirect URI', value: uri === null ? words.report.notSet : show(uri, 200), note: null },
    { label: 'Scopes', value: scope.join(' ') || words.report.notSet, note: null },
    { label: 'Prompt', value: prompt === null ? words.report.notSet : unlinked(prompt, 40), note: null },
  ]
}

function statusFact(status: number | null): Fact | null {
  return status === null ? null : { label: 'HTTP status', value: String(status), note: null }
}
