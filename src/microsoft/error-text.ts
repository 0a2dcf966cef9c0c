import { appIdLabel, readApp } from './app.ts'
import { interrupts, wrappers } from './codes.ts'
import { guidInText, joinGuid } from './guid.ts'
import { codeWords, correlationWords, type Label, label, labelled, stampWords, traceWords } from './labels.ts'
import { plainText } from './plain.ts'
import { readStamp, stampForm } from './stamp.ts'
import type { ErrorFacts } from './types.ts'

/**
 * The codes, identifiers and names in an error text; each is looked for by itself, so that missing, doubled, translated
 * or mangled neighbours do no harm. What cannot be read is null. Never throws.
 */
export function readErrorText(text: string): ErrorFacts {
  const plain = plainText(text)
  const codes = readCodes(plain)
  return {
    code: tellingCode(codes),
    codes,
    ...readIds(plain),
    ...readApp(plain),
  }
}

/** Whether a text, already plain, has a number that is Entra's or B2C's own. */
export function hasOwnNumber(plain: string): boolean {
  return /AADSTS[\s:#-]{0,2}\d{4,8}(?!\d)|AADB2C\d/i.test(plain)
}

/** Whether a text, already plain, bears the labels of Microsoft's error page, sign-in log or token endpoint, with their values. */
export function hasPageLabels(plain: string): boolean {
  if (signInCode.test(plain) || logEntry.test(plain)) return true
  if (codeList.test(plain) && correlation.field.test(plain)) return true
  const isPrinted = ({ printed, value }: Label) => value.test(plain) && printed.test(plain)
  return [trace, correlation, code, appIdLabel].filter(isPrinted).length > 1
}

const trace = label(traceWords.printed, traceWords.field, guidInText)
const correlation = label(correlationWords.printed, correlationWords.field, guidInText)
const stamp = label(stampWords.printed, stampWords.field, stampForm)
const code = label(codeWords, [], '\\d{5,8}(?!\\d)')
/** The list of numbers that the token endpoint puts beside its description. */
const codeList = /error_codes["']?\s?[:=]\s?["']?\[?\s?["']?\d{4,8}/i
/** Field names of a sign-in log's entry. */
const logEntry = /appDisplayName["']?\s?[:=]/i
const signInCode = /sign-?in\serror\scode["']?\s?[:=]?\s?["']?\d{5,8}/i

/** Between prefix and number translators and spreadsheets put a space or a dash. AADB2C numbers are another system's. */
const anyCode = new RegExp(
  `AADSTS[\\s:#-]{0,2}\\d{4,8}(?!\\d)|${code.printed.source}|error_?codes["']?\\s?[:=]\\s?["']?\\[?[\\d,\\s"']{4,200}|error\\(s\\):\\s?\\d{5,8}|resultType["']?\\s?[:=]\\s?["']?\\d{5,8}(?!\\d)`,
  'giu',
)

function readCodes(plain: string): string[] {
  const found: string[] = []
  if (!/\d{4}/.test(plain)) return found
  for (const [whole] of plain.matchAll(anyCode)) {
    found.push(...(whole.match(/\d{4,8}/g) ?? []))
    if (found.length > 200) break
  }
  return [...new Set(found)].slice(0, 20)
}

/** A wrapper says only that it failed, an interrupt belongs to every sign-in: what stands beside them tells more. */
export function tellingCode(codes: readonly string[]): string | null {
  return (
    codes.find((one) => !wrappers.has(one) && !interrupts.has(one)) ??
    codes.find((one) => !wrappers.has(one)) ??
    codes[0] ??
    null
  )
}

type Ids = Pick<ErrorFacts, 'traceId' | 'correlationId' | 'timestamp'>

function readIds(plain: string): Ids {
  const found: Ids = {
    traceId: find(plain, trace, joinGuid),
    correlationId: find(plain, correlation, joinGuid),
    timestamp: find(plain, stamp, readStamp),
  }
  const placed = idsByPlace(plain)
  const traceId = found.traceId ?? placed?.traceId
  const correlationId = found.correlationId ?? placed?.correlationId
  const isSame = traceId === placed?.traceId && correlationId === placed?.correlationId
  return placed && isSame ? { ...placed, timestamp: found.timestamp ?? placed.timestamp } : found
}

function find(plain: string, by: Label, read: (found: string) => string | null): string | null {
  const value = labelled(plain, by)
  return value === null ? null : read(value)
}

/** In a language that is not in the tables the place tells: request or trace first, then correlation, then the time. */
function idsByPlace(plain: string): Ids | null {
  const match = trace.value.test(plain) ? plain.match(block) : null
  return (
    match && {
      traceId: joinGuid(String(match[1])),
      correlationId: joinGuid(String(match[2])),
      timestamp: readStamp(String(match[3])),
    }
  )
}

const block = new RegExp(
  `[:=]\\s?(${guidInText})[^:]{0,60}[:=]\\s?(${guidInText})[^:]{0,60}[:=]\\s?(${stampForm})`,
  'iu',
)
