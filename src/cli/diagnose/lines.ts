import type { Words } from '../../_locales/index.ts'
import type { Clara } from '../../attempt/types.ts'
import { isObject } from '../../microsoft/json.ts'
import { readInput } from '../../triage/records/read-input.ts'
import { splitLines } from '../../triage/split-lines.ts'
import { fieldsOfInput, nullFields } from './fields.ts'

/**
 * Reads lines of {"id", "input"}, and gives a line of fields for each, in bounded memory.
 * For a line that cannot be read, `inputError` names the reason. Empty lines give nothing.
 */
export async function* diagnoseLines(
  pieces: AsyncIterable<string>,
  clara: Clara,
  words: Words,
  now: number,
): AsyncGenerator<{ line: string; isError: boolean }> {
  let number = 0
  for await (const { text, isCut } of splitLines(pieces, longestLine)) {
    number++
    if (text.trim() === '') continue
    const read = isCut ? tooLong(text, number) : readLine(text.replace(/^\uFEFF/, ''), number)
    const isError = 'inputError' in read
    const fields = isError
      ? { inputError: read.inputError, ...nullFields }
      : fieldsOfInput(readInput(read.input, now, clara), words)
    yield { line: JSON.stringify({ id: read.id, ...fields }), isError }
  }
}

const longestLine = 1_000_000

type Line = { id: unknown; input: string } | { id: unknown; inputError: string }

function readLine(text: string, number: number): Line {
  const value = parse(text)
  if (!isObject(value)) {
    return {
      id: idAtStart(text),
      inputError: `Line ${number} is not a JSON object: write {"id": …, "input": "…"}.`,
    }
  }
  const id = 'id' in value ? value.id : null
  if (!canBeWritten(id)) {
    return {
      id: null,
      inputError: `Line ${number} has an "id" that is nested too deep: write a text or a number.`,
    }
  }
  if (!('input' in value) || typeof value.input !== 'string') {
    return { id, inputError: `Line ${number} has no text in "input": write {"id": …, "input": "…"}.` }
  }
  return { id, input: value.input }
}

/** JSON.parse reads any depth, and JSON.stringify fails after some thousand levels. */
function canBeWritten(value: unknown): boolean {
  try {
    JSON.stringify(value)
    return true
  } catch {
    return false
  }
}

function tooLong(start: string, number: number): Line {
  return {
    id: idAtStart(start),
    inputError: `Line ${number} has more than ${longestLine} characters: give only the part with the error.`,
  }
}

/** The id of a broken line, if the id comes first. */
function idAtStart(text: string): unknown {
  return parse(text.match(/^\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.){0,1000}"|-?\d{1,15})\s*[,}]/)?.[1] ?? 'null')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
