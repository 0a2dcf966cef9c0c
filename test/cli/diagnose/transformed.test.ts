import { describe, expect, test } from 'vitest'
import { loadWords } from '../../../src/_locales/index.ts'
import { fieldsOfInput } from '../../../src/cli/diagnose/fields.ts'
import { readInput } from '../../../src/triage/records/read-input.ts'
import { clientId, noon } from '../../builders.ts'
import { recordsIn } from './corpus.ts'
import { transformations } from './transformations.ts'

const clara = { clientIds: [clientId], redirectHosts: ['clara.com'], brokerHosts: [] }
const words = await loadWords('en')

/** What a help desk decides by. */
function answerTo(input: string) {
  const fields = fieldsOfInput(readInput(input, noon, clara), words)
  const { code, error, clientId, traceId, correlationId, timestamp, notDiagnosed, otherApp } = fields
  const cause = fields.diagnosis && { scenario: fields.diagnosis.scenario, owner: fields.diagnosis.owner }
  return { cause, code, error, clientId, traceId, correlationId, timestamp, notDiagnosed, otherApp }
}

interface Item {
  id: string
  input: string
}

/** An address alone has rules of its own, and so has a text that is garbled already. */
const items = ['texts.jsonl', 'negatives.jsonl']
  .flatMap((name): Item[] => recordsIn(name))
  .filter(({ input }) => !/^[->\s<]*https?:\S*$/.test(input) && !/^Application\n|Ã|=C3/.test(input))

const before = new Map(items.map(({ id, input }) => [id, answerTo(input)]))

describe('a text has the same answer when it arrives', () => {
  test.each(Object.entries(transformations))('%s', (_, change) => {
    const changed = items.filter(({ input }) => change(input) !== input)
    expect(changed.length).toBeGreaterThan(10)
    expect(changed.map(({ id, input }) => [id, answerTo(change(input))])).toEqual(
      changed.map(({ id }) => [id, before.get(id)]),
    )
  })
})
