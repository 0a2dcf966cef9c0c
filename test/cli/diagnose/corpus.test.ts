import { createReadStream } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../../src/_locales/index.ts'
import { fieldsOfInput, nullFields } from '../../../src/cli/diagnose/fields.ts'
import { diagnoseLines } from '../../../src/cli/diagnose/lines.ts'
import { readInput } from '../../../src/triage/records/read-input.ts'
import { clientId, noon } from '../../builders.ts'
import { corpus, pathOf, recordsIn } from './corpus.ts'

const clara = { clientIds: [clientId], redirectHosts: ['clara.com'], brokerHosts: [] }
const words = await loadWords('en')

describe('each input of the corpus gives the fields that a person wrote down for it', () => {
  test.each([
    ['redirect', 60],
    ['request', 40],
    ['step', 30],
    ['text', 85],
    ['negative', 45],
  ])('the corpus has enough inputs of the group %s', (group, least) => {
    expect(corpus.filter((item) => item.group === group).length).toBeGreaterThanOrEqual(least)
  })
  test('every id is unique, and every negative has no diagnosis', () => {
    expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length)
    const negatives = corpus.filter(({ group }) => group === 'negative')
    expect(negatives.map((item) => item.expect.diagnosis)).toEqual(negatives.map(() => null))
  })
  test.each(corpus)('$id', ({ input, expect: expected }) => {
    expect(fieldsOfInput(readInput(input, noon, clara), words)).toMatchObject(expected)
  })
})

describe('unusual lines', () => {
  test.each([
    ['no line has the right form', 'unreadable'],
    ['good and bad lines, with a byte order mark and Windows line ends', 'envelopes'],
  ])('%s', async (_, name) => {
    const { lines, errors } = await readLines(createReadStream(pathOf(`${name}.jsonl`), 'utf8'))
    const expected = recordsIn(`${name}.expected.jsonl`)
    expect(errors).toEqual(expected.map(({ unreadable = false }) => unreadable))
    expect(lines).toMatchObject(expected.map(asLine))
  })
  test('an id that is nested too deep becomes null, and the next line is read', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    async function* pieces() {
      yield `{"id":${deep},"input":"x"}\n{"id":[1],"input":"AADSTS90094"}\n`
    }
    const { lines, errors } = await readLines(pieces())
    expect(errors).toEqual([true, false])
    expect(lines).toMatchObject([asLine({ id: null, unreadable: true }), { id: [1], code: '90094' }])
  })
})

async function readLines(pieces: AsyncIterable<string>): Promise<{ lines: unknown[]; errors: boolean[] }> {
  const lines: unknown[] = []
  const errors: boolean[] = []
  for await (const { line, isError } of diagnoseLines(pieces, clara, words, noon)) {
    lines.push(JSON.parse(line))
    errors.push(isError)
  }
  return { lines, errors }
}

/** An unreadable line gives the reason in a sentence, and null in every other field. */
function asLine({ unreadable = false, ...fields }: { unreadable?: boolean; id?: unknown }) {
  return unreadable
    ? { ...nullFields, ...fields, inputError: expect.stringMatching(/^Line \d+ .+\.$/) }
    : fields
}
