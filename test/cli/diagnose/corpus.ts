import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Item {
  id: string
  group: string
  input: string
  /** Only the fields that matter for this input. */
  expect: Record<string, unknown>
}

/** Inputs in every form that people paste. All are invented. */
export const corpus: readonly Item[] = recordsIn('corpus.jsonl')

/** Reads lines of JSON from a file of this folder. */
export function recordsIn(name: string) {
  return readFileSync(pathOf(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

export function pathOf(name: string): string {
  return join(import.meta.dirname, name)
}
