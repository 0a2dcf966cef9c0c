import { lookUpCode } from '../../microsoft/codes.ts'
import { readGuid } from '../../microsoft/guid.ts'
import { guidPattern } from '../../microsoft/guid-pattern.ts'
import { readStamp, stampForm } from '../../microsoft/stamp.ts'
import { readText } from '../../microsoft/text.ts'
import type { TextFacts } from '../../microsoft/types.ts'
import type { Meaning } from './aliases.ts'
import type { Field } from './fields.ts'
import type { Meanings } from './meanings.ts'
import { type DateOrder, isoMoment, readMoment } from './moment.ts'

/** A sign-in's entry in a log, or `unreadable` for one without a code. */
export type Entry = { facts: TextFacts; name: string | null; at: number | null } | 'unreadable'

/** Reads an entry of a sign-in log; null for a record of anything else. */
export function readEntryOf(meanings: Meanings, order: DateOrder): Entry | null {
  const code = codeOf(meanings)
  if (!isSignIn(meanings, code)) return null
  const outcome = outcomeOf(meanings)
  if (code === null && outcome === null) return 'unreadable'
  const ids = idsOf(meanings)
  const moment = momentOf(meanings, order)
  const isSuccess = code === null ? outcome === 'success' : Number(code) === 0
  const said = isSuccess ? success : failureFacts(code, reasonOf(meanings))
  return {
    facts: {
      ...withApp(said, meanings),
      traceId: ids.traceId,
      correlationId: ids.correlationId,
      timestamp: moment?.stamp ?? null,
      tenant: tenantOf(meanings),
      error: oauthErrorOf(meanings) ?? said.error,
      subcode: subcodeOf(meanings) ?? said.subcode,
    },
    name: ids.traceId ?? textOf(meanings, 'id'),
    at: moment?.at ?? null,
  }
}

/** The same key for all records of one person. Neither it nor the address is ever shown. */
export function personOf(meanings: Meanings): { user: string | null; address: string | null } {
  const fields = [...(meanings.get('user') ?? []), ...(meanings.get('requester') ?? [])]
  const names = fields.map(({ value }) => value.trim().toLowerCase())
  const address = names.find((name) => name.includes('@')) ?? null
  return { user: names.find((name) => readGuid(name) !== null) ?? address ?? names[0] ?? null, address }
}

/** Two letters alone, or behind city and state. Anything finer stays in the log. */
export function countryOf(meanings: Meanings): string | null {
  for (const { value } of meanings.get('country') ?? []) {
    const country = /(?:^|,\s{0,3})([A-Z]{2})$/.exec(value.trim().slice(-60))?.[1]
    if (country !== undefined) return country
  }
  return null
}

export function timeOf(meanings: Meanings, order: DateOrder): number | null {
  return momentOf(meanings, order)?.at ?? null
}

/** The first value that is a time, and the same in ISO 8601 with its fraction. */
function momentOf(meanings: Meanings, order: DateOrder): { at: number; stamp: string } | null {
  for (const { value } of meanings.get('time') ?? []) {
    const text = value.trim()
    const exact = isoMoment(text)
    if (exact !== null) return { at: exact, stamp: text }
    const at = readMoment(text, order)
    if (at === null) continue
    const iso = wholeStamp.test(text) ? readStamp(text) : null
    return { at, stamp: iso ?? new Date(at).toISOString().replace('.000Z', 'Z') }
  }
  return null
}

const wholeStamp = new RegExp(`^${stampForm}$`)

export function textOf(meanings: Meanings, meaning: Meaning): string | null {
  return meanings.get(meaning)?.[0]?.value.trim() || null
}

/** The number without the zeros of a spreadsheet, or the letters of Microsoft's messages. */
function codeOf(meanings: Meanings): string | null {
  for (const { value } of meanings.get('code') ?? []) {
    const text = value.trim()
    if (/^\d{1,8}$/.test(text)) return text
    const number = text.replace(grouped, (whole) => whole.replace(/\D/g, ''))
    const digits = /^(?:AADSTS)?(\d{1,8})(?:\.0{1,9})?$/i.exec(number)?.[1]
    if (digits !== undefined) return digits
  }
  return null
}

/** Programs log an answer of OAuth whole: its words stand beside the number. */
function oauthErrorOf(meanings: Meanings): string | null {
  return meanings.get('code')?.find(({ value }) => oauthWord.test(value))?.value ?? null
}

function subcodeOf(meanings: Meanings): string | null {
  return meanings.get('subcode')?.find(({ value }) => /^[\w.-]{1,100}$/.test(value))?.value ?? null
}

const oauthWord = /^[a-z]{1,40}(?:_[a-z]{1,40}){1,4}$/

/** Kibana and spreadsheets write 90,094. */
const grouped = /^\d{1,3}(?:[,.\s]\d{3})+$/

/** Other systems have error codes, too: a sign-in's entry names several of these. */
function isSignIn(meanings: Meanings, code: string | null): boolean {
  if (meanings.has('audit')) return false
  const named = marks.filter((meaning) => meanings.has(meaning)).length
  if (code === null) return meanings.has('correlationId') && hasApp(meanings) && named > 2
  if (Number(code) !== 0 && code.length < 5) return false
  const paths = (meanings.get('code') ?? []).map(({ path }) => path)
  const isKnown = Number(code) === 0 || lookUpCode(code) !== null
  const isOwn = hasApp(meanings) || (isKnown && meanings.has('correlationId'))
  if (paths.every((path) => anyCode.test(path))) return isOwn && named > (isKnown ? 1 : 2)
  return named > (paths.some((path) => ownCode.test(path)) ? 0 : 1)
}

/** Only sign-in logs have these names. */
const ownCode = /(?:resultType|status[._ ]?error_?code|ErrorNumber|sign-?in.error.code)$/i

/** Any log may have these. */
const anyCode = /(?:^|\.)(?:errore?|erro|erreur|fehler|code|c[oó]digo|signature)$/i

const marks: readonly Meaning[] = [
  'correlationId',
  'requestId',
  'clientId',
  'appName',
  'time',
  'user',
  'reason',
  'tenant',
]

const hasApp = (meanings: Meanings) => meanings.has('clientId') || meanings.has('appName')

function outcomeOf(meanings: Meanings): 'success' | 'failure' | null {
  for (const { value } of [...(meanings.get('status') ?? []), ...(meanings.get('code') ?? [])]) {
    if (successWords.test(value)) return 'success'
    if (failureWords.test(value)) return 'failure'
  }
  return null
}

const successWords =
  /^\W*(?:succe|correct|éxito|exito|sucesso|êxito|concluíd|bem-suced|(?:op.{1,8} )?réussi|succès|erfolg|UserLoggedIn)/i
const failureWords =
  /^\W*(?:fail|error(?!code)|erro\b|falh|fall[oó]|échec|échoué|erreur|fehler|fehlgeschl|interr|unterbroch|UserLoginFailed)/i

const success: TextFacts = { ...readText(''), isMicrosoft: true, hasSucceeded: true }

const reasonOf = (meanings: Meanings) => textOf(meanings, 'reason') ?? ''

/** A log repeats few codes and sentences. */
const knownFacts = new Map<string, TextFacts>()
const mostFacts = 500

function failureFacts(code: string | null, reason: string): TextFacts {
  const message = `${code === null ? 'Sign-in error' : `AADSTS${code}`}: ${reason.slice(0, 2000)}`
  const before = knownFacts.get(message)
  if (before !== undefined) return before
  const facts: TextFacts = { ...readText(message), hasError: true, isMicrosoft: true }
  if (knownFacts.size >= mostFacts) knownFacts.clear()
  knownFacts.set(message, facts)
  return facts
}

function idsOf(meanings: Meanings): Pick<TextFacts, 'traceId' | 'correlationId'> {
  return {
    traceId: guidOf(meanings, 'requestId') ?? requestIdOf(meanings),
    correlationId: guidOf(meanings, 'correlationId'),
  }
}

/** Policies and users have an `id`, too: the request's stands beside one of these. */
function requestIdOf(meanings: Meanings): string | null {
  const marks = besideId.flatMap((meaning) => meanings.get(meaning) ?? [])
  if (marks.some(({ path }) => auditOnly.test(path))) return null
  const beside = new Set(marks.map(holderOf))
  const own = (meanings.get('id') ?? []).filter((field) => beside.has(holderOf(field)))
  return own.map(({ value }) => readGuid(value)).find((id) => id !== null) ?? null
}

const besideId: readonly Meaning[] = ['correlationId', 'code', 'clientId']

/** In Purview's audit log the `Id` beside these is the record's own. */
const auditOnly = /(?:InterSystemsId|ErrorNumber)$/

function holderOf({ path }: Field): string {
  return path.slice(0, path.lastIndexOf('.') + 1)
}

function guidOf(meanings: Meanings, meaning: Meaning): string | null {
  return (meanings.get(meaning) ?? []).map(({ value }) => readGuid(value)).find((id) => id !== null) ?? null
}

/** The entry's own app; those that its sentence names count only without it. */
function withApp(facts: TextFacts, meanings: Meanings): TextFacts {
  const clientId = guidOf(meanings, 'clientId')
  const appName = textOf(meanings, 'appName')
  if (clientId === null && appName === null) return facts
  if (facts.apps === undefined) return { ...facts, clientId, appName }
  const { apps: _, ...others } = facts
  return { ...others, clientId, appName }
}

/** Log Analytics calls its workspace a tenant. */
function tenantOf(meanings: Meanings): string | null {
  const isWorkspace = (meanings.get('time') ?? []).some(({ path }) => /TimeGenerated/i.test(path))
  const named = guidOf(meanings, 'tenant') ?? (isWorkspace ? null : guidOf(meanings, 'workspace'))
  return named ?? tenantInResource(meanings)
}

function tenantInResource(meanings: Meanings): string | null {
  const found = (meanings.get('resource') ?? [])
    .map(({ value }) => tenantPath.exec(value)?.[1])
    .find((id) => id !== undefined)
  return found === undefined ? null : readGuid(found)
}

const tenantPath = new RegExp(`/tenants/(${guidPattern})/`, 'i')
