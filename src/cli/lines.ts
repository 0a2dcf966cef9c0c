import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Words } from '../_locales/index.ts'
import { readInput } from '../attempt/input.ts'
import type { Clara } from '../attempt/types.ts'
import { fieldsOfInput, nullFields } from './fields.ts'

/**
 * Reads lines of {"id", "input"} and gives a line of fields for each, in order, one at a time: memory stays bounded.
 * A line that cannot be read keeps its id and says in `inputError` what is wrong with it.
 */
export async function* diagnoseLines(
  input: Readable,
  clara: Clara,
  words: Words,
  now: number,
): AsyncGenerator<{ line: string; isError: boolean }> {
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (text.trim() === '') continue
    const read = readLine(text, number)
    const fields = 'inputError' in read ? nullFields : fieldsOfInput(readInput(read.input, now, clara), words)
    const { input: _, ...rest } = { input: '', ...read }
    yield { line: JSON.stringify({ ...rest, ...fields }), isError: 'inputError' in read }
  }
}

type Line = { id: unknown; input: string } | { id: unknown; inputError: string }

function readLine(text: string, number: number): Line {
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { id: null, inputError: `Line ${number} is no JSON object: write {"id": …, "input": "…"}.` }
  }
  const id = 'id' in value ? value.id : null
  if (!('input' in value) || typeof value.input !== 'string') {
    return { id, inputError: `Line ${number} has no text in "input": write {"id": …, "input": "…"}.` }
  }
  return { id, input: value.input }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
