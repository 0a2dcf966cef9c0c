import { describe, expect, test } from 'vitest'
import { loadCodeTexts, loadTriageWords, loadWords } from '../../../src/_locales/index.ts'
import { fieldsOfFound } from '../../../src/cli/diagnose/fields.ts'
import { csvPieces, jsonPieces, textPieces } from '../../../src/cli/diagnose/output.ts'
import type { Found, Unread } from '../../../src/triage/reading.ts'
import { csvOf, rowOf } from '../../../src/triage/table.ts'
import { readAll } from '../../triage/read-all.ts'

const [words, triage, codeTexts] = [await loadWords('en'), await loadTriageWords('en'), await loadCodeTexts()]
const unread: Unread[] = [{ place: 3, name: null, reason: 'broken' }]
const forms = {
  text: (all: AsyncIterable<Found>) => textPieces(all, { words, triage, codeTexts, language: 'en' }),
  json: (all: AsyncIterable<Found>) => jsonPieces(all, words, unread),
  csv: (all: AsyncIterable<Found>) => csvPieces(all),
}

const [failed, other, lunch] = (
  await readAll('AADSTS90094 Clara\nAADSTS50105 Clara\nlunch?', { container: 'lines' })
).found as [Found, Found, Found]

async function* each(all: readonly Found[], events: string[] = []): AsyncGenerator<Found> {
  for (const found of all) {
    events.push('read')
    yield found
  }
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

describe('the output', () => {
  test.each(Object.entries(forms))('as %s has each result before the next is read', async (_, form) => {
    const events: string[] = []
    for await (const piece of form(each([failed, other, failed], events)))
      events.push(piece.trim() === '' ? 'end' : 'written')
    expect(events.slice(0, 6)).toEqual(['read', 'written', 'read', 'written', 'read', 'written'])
  })

  test.each([
    ['nothing', [], []],
    ['one text without a failure', [lunch], [lunch]],
    ['two texts without a failure', [lunch, lunch], []],
    ['a failure among others', [lunch, failed, lunch], [failed]],
    ['two failures', [failed, lunch, other], [failed, other]],
  ])('as JSON is one object, and as a table has every record: %s', async (_, all, shown) => {
    const attempts = shown.map((one) => fieldsOfFound(one, words))
    const json = await textOf(forms.json(each(all)))
    expect(json).toBe(`${JSON.stringify({ attempts, unread: 1 }, null, 2)}\n`)
    expect(await textOf(forms.csv(each(all)))).toBe(csvOf(all.map(rowOf)))
  })

  test('as text counts the records without a failure by reason', async () => {
    expect(await textOf(forms.text(each([lunch, lunch])))).toMatch(/\n {7}2 {2}[^\n]+\n$/)
    expect(await textOf(forms.text(each([failed, lunch])))).not.toMatch(/\n {7}\d/)
  })
})
