import { describe, expect, test } from 'vitest'
import { graph, signIns } from './forms/sign-ins.ts'
import { encoded, readAll, readBytes } from './read-all.ts'

const page = JSON.stringify({ value: signIns.map(graph) }, null, 2)
const logCauses = ['admin-approval', 'consent-declined', 'no-stop', 'not-assigned']
const causesIn = async (text: string) => (await readAll(text)).found.map(({ cause }) => cause)

describe('entries of a log within a text are each read', () => {
  test.each([
    ['behind a note', `Hi team, this is what I exported:\n\n${page}\n\nThanks`],
    ['in a fence of Markdown', `\`\`\`json\n${page}\n\`\`\`\n`],
    ['one a line', `Here it is:\n${signIns.map((one) => JSON.stringify(graph(one))).join('\n')}\nBye`],
  ])('%s', async (_, text) => {
    expect(await causesIn(text)).toEqual(logCauses)
  })
  test('an error in the note is read, too', async () => {
    expect(await causesIn(`AADSTS50057: The account is disabled.\n${page}`)).toEqual([
      'account-blocked',
      ...logCauses,
    ])
  })
})

test('a text with one entry, or with other JSON, stays one', async () => {
  const [first] = signIns.map((one) => JSON.stringify(graph(one)))
  expect(await causesIn(`See:\n${first}\n`)).toEqual(['admin-approval'])
  const errors = '{"error_description":"AADSTS65001: no"}\n{"error_description":"AADSTS50105: no"}'
  expect(await causesIn(`Both, one after the other:\n${errors}\n`)).toHaveLength(1)
  expect(await causesIn(`See:\n${page.slice(0, -40)}`)).toHaveLength(1)
})

test('a list that the person calls a text stays one', async () => {
  const { form, found } = await readAll(page, { container: 'text' })
  expect([form?.container, found.length]).toEqual(['text', 1])
})

test('a terminal’s colors do not matter', async () => {
  const text = page.replace(/"(\w+)":/g, '\u001b[34;01m"$1"\u001b[39;49;00m:')
  expect((await readBytes(encoded({ text }))).found.map(({ cause }) => cause)).toEqual(logCauses)
})

test('XML that breaks off gives the records before, and names the last', async () => {
  const ticket = '<t><number>1</number><subject>AADSTS50105: no</subject></t>'
  const { found, unread, reason } = await readAll(`<list>${ticket}${ticket}<t><number>3</number><subject>AAD`)
  expect([found.map(({ cause }) => cause), unread.map((one) => one.reason), reason]).toEqual([
    ['not-assigned', 'not-assigned'],
    ['broken'],
    'broken-off',
  ])
})

describe('a text that is longer than the engine reads at once', () => {
  const lines = 'a line of an application that says nothing\n'.repeat(6000)
  test.each([
    ['behind its start', `${lines}AADSTS90094: x\n${lines}`, ['admin-approval']],
    [
      'at its start and at its end',
      `AADSTS90094: x\n${lines}AADSTS50105: x`,
      ['admin-approval', 'not-assigned'],
    ],
    ['in a single endless line', `${lines.replaceAll('\n', ' ')}AADSTS50105: x`, ['not-assigned']],
    ['nowhere', lines, ['no-stop']],
  ])('gives each error: %s', async (_, text, causes) => {
    const { found } = await readAll(text)
    expect(found.map(({ cause }) => cause)).toEqual(causes)
  })
})
