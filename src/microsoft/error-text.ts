import { readApp } from './app.ts'
import { interrupts, wrappers } from './codes.ts'
import { guidForm, joinGuid } from './guid.ts'
import { codeWords, correlationWords, type Label, label, stampWords, traceWords } from './labels.ts'
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

/** Whether a text, already plain, bears the labels of Microsoft's error page or sign-in log, as a person reads them, with their values. */
export function hasPageLabels(plain: string): boolean {
  if (signInCode.test(plain) || logEntry.test(plain)) return true
  return [trace.printed, correlation.printed, code].filter((form) => form.test(plain)).length > 1
}

const trace = label(traceWords.printed, traceWords.field, guidForm)
const correlation = label(correlationWords.printed, correlationWords.field, guidForm)
const stamp = label(stampWords.printed, stampWords.field, stampForm)
const code = label(codeWords, [], '\\d{5,8}(?!\\d)').printed
/** Field names of a sign-in log's entry. */
const logEntry = /appDisplayName["']?\s?[:=]/i
const signInCode = /sign-?in\serror\scode["']?\s?[:=]?\s?["']?\d{5,8}/i

/** Between prefix and number translators and spreadsheets put a space or a dash. AADB2C numbers are another system's. */
const anyCode = new RegExp(
  `AADSTS[\\s:#-]{0,2}(\\d{4,8})(?!\\d)|${code.source}|error_?codes["']?\\s?[:=]\\s?["']?\\[?([\\d,\\s"']{4,200})|error\\(s\\):\\s?(\\d{5,8})|resultType["']?\\s?[:=]\\s?["']?(\\d{5,8})(?!\\d)`,
  'giu',
)

function readCodes(plain: string): string[] {
  const found: string[] = []
  for (const match of plain.matchAll(anyCode)) {
    for (const group of match.slice(1)) found.push(...(group?.match(/\d{4,8}/g) ?? []))
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
  const ids = [find(plain, trace), find(plain, correlation), find(plain, stamp)] as const
  // In a language that is not in the tables the order tells: request or trace first, then correlation, then the time.
  const byOrder = ids[0] === null && ids[1] === null ? plain.match(block) : null
  const [traceId, correlationId, time] = byOrder ? [byOrder[1], byOrder[2], byOrder[3]] : ids
  return {
    traceId: traceId ? joinGuid(traceId) : null,
    correlationId: correlationId ? joinGuid(correlationId) : null,
    timestamp: time ? readStamp(time) : null,
  }
}

function find(plain: string, { printed, field }: Label): string | null {
  return plain.match(printed)?.[1] ?? plain.match(field)?.[1] ?? null
}

const block = new RegExp(
  `[:=]\\s?(${guidForm})[^:]{0,60}[:=]\\s?(${guidForm})[^:]{0,60}[:=]\\s?(${stampForm})`,
  'iu',
)
