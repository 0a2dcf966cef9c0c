import { appIdLabel, readApp } from './app.ts'
import { lastBlock, type TextPlace } from './blocks.ts'
import { interrupts, lookUpCode, wrappers } from './codes.ts'
import { guidInText, idAtLabel, joinGuid, startOfId } from './guid.ts'
import { codeWords, correlationWords, type Label, label, labelled, stampWords, traceWords } from './labels.ts'
import { anyOf, anyWord, letters } from './pattern.ts'
import { plainText } from './plain.ts'
import { senseOf } from './senses.ts'
import { jsonDate, readStamp, stampForm } from './stamp.ts'
import { signIn } from './text-context.ts'
import type { ErrorFacts } from './types.ts'

/**
 * Reads codes, identifiers and names in an error text; null for what it cannot read. Never throws.
 * It looks for each one separately: another may be missing, doubled or translated.
 */
export function readErrorText(text: string): ErrorFacts {
  return readPlainError(plainText(text))
}

/** The same for a plain text. */
export function readPlainError(plain: string): ErrorFacts {
  const codes = readCodes(plain)
  const statement = senseOf(codes, plain)
  const facts = { ...readReason(plain, codes), codes, ...readApp(plain) }
  return statement === undefined ? facts : { ...facts, statement }
}

/** Whether a plain text has a number of Entra or B2C. */
export function hasOwnNumber(plain: string): boolean {
  return ownNumber.test(plain)
}

/** Translators, spreadsheets and people put spaces, dashes or a word before the number. */
const entraNumber =
  '(?:AADSTS|AAD STS|A A D S T S)(?:\\s(?:error|code|erro|código|number|fehler|erreur)){0,2}[\\s:#-]{0,2}\\d{5,8}(?!\\d)'

const ownNumber = new RegExp(`${entraNumber}|AADB2C\\d`, 'i')

/** Whether a plain text has labels of Microsoft's error page, sign-in log or token endpoint. */
export function hasPageLabels(plain: string): boolean {
  if (signInCode.test(plain) || logEntry.test(plain) || isLogField(plain)) return true
  if (codeList.test(plain) && correlation.field.test(plain)) return true
  const isPrinted = ({ printed, value }: Label) => value.test(plain) && printed.test(plain)
  return [trace, correlation, code, appIdLabel].filter(isPrinted).length > 1
}

const trace = label(traceWords.printed, traceWords.field, idAtLabel, startOfId)
const correlation = label(correlationWords.printed, correlationWords.field, idAtLabel, startOfId)
const stamp = label(stampWords.printed, stampWords.field, anyOf([stampForm, jsonDate]))
const code = label(codeWords, [], '\\d{5,8}(?!\\d)')

/** A log has the number beside its reason; people write "error code 90072". */
function isLogField(plain: string): boolean {
  const number = plain.match(code.printed)?.[1] ?? plain.match(codeField)?.[1]
  if (number === undefined) return proseCodes(plain).length > 0
  return failureReason.test(plain) || isKnown(number)
}

const isKnown = (number: string) => isTelling(number) && lookUpCode(number) !== null

const codeField = /(?:error_?code["']?\s?[:=]|result ?type["']?\s?[:=]?)\s?["']?(\d{4,8})(?!\d)/i

/** The known numbers in prose such as "Microsoft error 90094" or "error 90094 at Clara's login". */
function proseCodes(plain: string): string[] {
  const isAbout = microsoftName.test(plain) || (claraName.test(plain) && signIn.test(plain.toLowerCase()))
  if (!isAbout) return []
  return Array.from(plain.matchAll(proseCode), ([, number]) => String(number)).filter(isKnown)
}

const microsoftName = /(?<![a-z])(?:microsoft|entra|azure|aad|sentinel)(?![a-z])/i
const claraName = /(?<![a-z])clara(?![a-z])/i

const proseCode = new RegExp(
  `(?<![${letters}])(?:error|erro|fehler|erreur)(?:\\s(?:code|number|status|is|es|el|é|o|n[or]\\.?)){0,3}[\\s#:]{1,3}(\\d{5,7})(?![\\d.])`,
  'gi',
)

const failureReason = new RegExp(
  anyWord([
    'failure_?reason|failure reason',
    '(?:motivo|causa|razón) (?:del? )?(?:error|la falla|fallo)',
    '(?:motivo|causa) (?:da falha|do erro)',
    "(?:raison|cause|motif) de (?:l'échec|l'erreur)",
    'fehler(?:grund|ursache)|grund (?:für den|des) fehler',
  ]),
  'i',
)

/** The token endpoint lists the numbers beside its description. */
const codeList = /error_codes["']?\s?[:=]\s?["']?\[?\s?["']?\d{4,8}/i
/** A field of a sign-in log's entry. */
const logEntry = /appDisplayName["']?\s?[:=]/i
const signInCode = /sign-?in\serror\scode["']?\s?[:=]?\s?["']?(?:\d{5,8}|0(?!\d))/i

/** Of several errors the last one counts, and one with identifiers before one without. */
function readReason(plain: string, codes: readonly string[]): Pick<ErrorFacts, 'code'> & Ids {
  // A wrapper stands in one block with the code behind it; an interrupt has identifiers of its own.
  const hasSeveral = codes.filter((one) => !wrappers.has(one)).length > 1 || hasSeveralBlocks(plain)
  const block = hasSeveral ? lastBlock(plain, placesIn(plain)) : ''
  const code = readCodes(block).findLast(isTelling)
  if (code !== undefined) return { code, ...readIds(block) }
  return { code: codes.findLast(isTelling) ?? tellingCode(codes), ...readIds(plain) }
}

/** A block has two IDs, and people paste the blocks of several attempts. */
function hasSeveralBlocks(plain: string): boolean {
  return new Set(Array.from(plain.matchAll(anyId), ([, ...found]) => joinGuid(found.join('')))).size > 2
}

const isTelling = (code: string) => !wrappers.has(code) && !interrupts.has(code)

function placesIn(plain: string): TextPlace[] {
  const codes = Array.from(plain.matchAll(anyCode), ({ index }) => ({ what: 'code' as const, start: index }))
  const ids = Array.from(plain.matchAll(anyId), ({ index }) => ({ what: 'id' as const, start: index }))
  return [...codes, ...ids]
}

function readCodes(plain: string): string[] {
  const found = labelledCodes(plain)
  return [...new Set(found.length > 0 ? found : proseCodes(plain))].slice(0, 20)
}

function labelledCodes(plain: string): string[] {
  const found = (plain.match(anyCode) ?? []).slice(0, 200)
  return found.flatMap((whole) => whole.match(/\d{4,8}/g) ?? [])
}

const codeForms = [
  entraNumber,
  code.printed.source,
  'error_?codes["\']?\\s?[:=]\\s?["\']?\\[?[\\d,\\s"\']{4,200}',
  'error\\(s\\):\\s?\\d{5,8}',
  'result ?type["\']?\\s?[:=]?\\s?["\']?\\d{5,8}(?!\\d)',
]

const anyCode = new RegExp(codeForms.join('|'), 'gi')

/** The code that gives the reason: if possible no wrapper and no interrupt. */
export function tellingCode(codes: readonly string[]): string | null {
  return codes.find(isTelling) ?? codes.find((one) => !wrappers.has(one)) ?? codes[0] ?? null
}

const anyId = new RegExp(
  [trace, correlation].flatMap(({ printed, field }) => [printed.source, field.source]).join('|'),
  'gi',
)

type Ids = Pick<ErrorFacts, 'traceId' | 'correlationId' | 'timestamp'>

function readIds(plain: string): Ids {
  const byLabel: Ids = {
    traceId: find(plain, trace, joinGuid),
    correlationId: find(plain, correlation, joinGuid),
    timestamp: find(plain, stamp, readStamp),
  }
  const byPlace = readBlock(plain)
  if (byPlace === null || contradicts(byLabel, byPlace)) return byLabel
  return { ...byPlace, timestamp: byLabel.timestamp ?? byPlace.timestamp }
}

function find(plain: string, by: Label, read: (found: string) => string | null): string | null {
  const value = labelled(plain, by)
  return value === null ? null : read(value)
}

function contradicts(byLabel: Ids, byPlace: Ids): boolean {
  const isOther = (label: string | null, place: string | null) => label !== null && label !== place
  return isOther(byLabel.traceId, byPlace.traceId) || isOther(byLabel.correlationId, byPlace.correlationId)
}

/** Every language has the same order: request or trace first, then correlation, then the time. */
function readBlock(plain: string): Ids | null {
  const match = trace.value.test(plain) ? plain.match(block) : null
  if (match === null || otherId.test(wordsBefore(plain, Number(match.index)))) return null
  return {
    traceId: joinGuid(String(match[1])),
    correlationId: joinGuid(String(match[2])),
    timestamp: readStamp(String(match[3])),
  }
}

/** A page without a request ID may have one of these in its place. */
const otherId = /app|client|tenant|directory|device|resource|user|aplica|inquilino|locat|anwendung|mandant/i

function wordsBefore(plain: string, end: number): string {
  return String(
    plain
      .slice(Math.max(0, end - 40), end)
      .split(/[\n:=]/)
      .at(-1),
  )
}

const block = new RegExp(
  [guidInText, guidInText, stampForm].map((value) => `[:=]\\s?(${value})`).join('[^:]{0,60}'),
  'i',
)
