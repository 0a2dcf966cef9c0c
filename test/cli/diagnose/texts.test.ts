import { describe, expect, test } from 'vitest'
import { loadWords } from '../../../src/_locales/index.ts'
import { fieldsOfInput } from '../../../src/cli/diagnose/fields.ts'
import { readInput } from '../../../src/triage/records/read-input.ts'
import { clientId, noon } from '../../builders.ts'
import { recordsIn } from './corpus.ts'

interface Item {
  id: string
  language: 'en' | 'es' | 'pt' | 'fr' | 'de'
  input: string
  expect: Record<string, unknown>
}

const clara = { clientIds: [clientId], redirectHosts: ['clara.com'], brokerHosts: [] }
const words = await loadWords('en')
const read = (input: string) => fieldsOfInput(readInput(input, noon, clara), words)

/** What a help desk gets, in five languages. */
const texts: readonly Item[] = recordsIn('texts.jsonl')
/** Other apps, other systems, successes, steps, and texts without an error. */
const negatives: readonly Item[] = recordsIn('negatives.jsonl')

describe('a pasted text is diagnosed as a person wrote it down', () => {
  test.each(texts)('$id', ({ input, expect: expected }) => {
    expect(read(input)).toMatchObject({ ...expected, notDiagnosed: null, otherApp: null })
  })
})

describe('a text that is not about a blocked sign-in to Clara has no diagnosis, and a reason', () => {
  test.each(negatives)('$id', ({ input, expect: expected }) => {
    expect(read(input)).toMatchObject(expected)
  })
})

test('there are enough texts, and every id is unique', () => {
  expect(texts.length).toBeGreaterThanOrEqual(150)
  expect(negatives.length).toBeGreaterThanOrEqual(120)
  expect(new Set(texts.map(({ language }) => language)).size).toBe(5)
  const all = [...texts, ...negatives]
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})
