import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Item {
  id: string
  group: string
  input: string
  /** The fields that matter for this form; of a diagnosis, the parts that matter. */
  expect: Record<string, unknown>
}

/** Inputs of every form that people hand in; made up, none is a recording. */
export const corpus: readonly Item[] = recordsOf('corpus.jsonl')

/** A file of lines of JSON that stands beside this one. */
export function recordsOf(name: string) {
  return readFileSync(beside(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

export function beside(name: string): string {
  return join(import.meta.dirname, name)
}
