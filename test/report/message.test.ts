import { describe, expect, it } from 'vitest'
import type { Caveat } from '../../src/diagnosis/types.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices } from '../../src/report/choices.ts'
import { messageSections } from '../../src/report/message.ts'
import type { ReportInput, Step } from '../../src/report/types.ts'
import { clientId, otherClientId } from '../builders.ts'
import { everyFailure } from './every-failure.ts'
import { blockedAt, inputOf, settings } from './input.ts'

const input = await inputOf(blockedAt({ codes: ['90094'] }))
const stepsOf = (input: ReportInput): Step[] =>
  buildReport(input).sections.flatMap((one) => (one.kind === 'steps' ? one.items : []))
const checksOf = (input: ReportInput): string[] =>
  buildReport(input).sections.flatMap((one) =>
    one.id === 'genuine' && one.kind === 'notes' ? one.items : [],
  )

describe('the check that a message is genuine', () => {
  it('finds the sign-in by the request ID, which names one sign-in alone', async () => {
    const [first] = checksOf(await inputOf(blockedAt({ codes: ['90094'] })))
    expect(first).toContain('Find the sign-in by request ID under Entra ID > Monitoring & health')
  })

  it('of another app compares nothing that would speak for an approval', async () => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }, { clientId: otherClientId }))
    expect(checksOf(input)).toHaveLength(1)
    expect(checksOf(await inputOf(blockedAt({ codes: ['90094'] })))).toHaveLength(3)
  })
})

describe('a message without room', () => {
  it('leaves no space where a text is left out', () => {
    const sections = messageSections({ ...input, folded: ['enough', 'forward', 'saved'] })
    expect(JSON.stringify(sections)).not.toMatch(/ "|" /)
  })

  it('has a warning among the steps without other ways', () => {
    const caveats: Caveat[] = ['prompt-consent']
    const warned = { ...input, diagnosis: { ...input.diagnosis, caveats } }
    expect(stepsOf(warned)).toContainEqual({
      text: input.words.message.caveats['prompt-consent'],
      address: null,
      ways: [],
    })
  })
})

describe('a step with other ways', () => {
  const inputWith = async (clientIds: readonly string[]) =>
    inputOf(
      {
        ...blockedAt({ codes: ['90097'] }),
        ...(clientIds.length === 0 && { recognition: 'return-address' }),
      },
      { settings: { ...settings, clientIds } },
    )

  it('is one sentence with its address if there is only one way', async () => {
    const input = await inputWith([clientId])
    const { link } = input.words.message.approve
    expect(stepsOf(input)).toContainEqual({
      text: `Not there? Approve Clara directly. ${link}`,
      address: expect.stringContaining('/adminconsent?'),
      ways: [],
    })
  })

  it('lists them if there are several', async () => {
    const input = await inputWith([])
    const { self, ask } = input.words.message.approve
    expect(stepsOf(input)).toContainEqual({
      text: 'Not there? Approve Clara directly.',
      address: null,
      ways: [
        { text: self, address: null },
        { text: ask.replace('{host}', 'login.microsoftonline.com'), address: null },
      ],
    })
  })
})

it.each([...everyFailure()])(
  'every step says something, also without a client ID: %s',
  async (_, attempt) => {
    const unknown = { ...attempt, recognition: 'return-address' as const }
    const inputs = [
      await inputOf(attempt),
      await inputOf(unknown, { settings: { ...settings, clientIds: [] } }),
      await inputOf(unknown, { settings: { ...settings, clientIds: [otherClientId] } }),
    ]
    for (const input of inputs) {
      const ways = stepsOf(input).flatMap((step) => [step, ...step.ways])
      // A colon promises an address.
      expect(ways.filter(({ text, address }) => text.endsWith(':') !== (address !== null))).toEqual([])
      const texts = stepsOf(input).flatMap(({ text, ways }) => [text, ...ways.map((way) => way.text)])
      expect(texts).not.toEqual([])
      expect(texts.filter((text) => !/\p{L}{2}/u.test(text))).toEqual([])
    }
  },
)

it('a message with many warnings says nothing that the full report does not say', async () => {
  const input = await inputOf(blockedAt({ codes: ['90095'], form: 'reason' }))
  const caveats = Object.keys(input.words.message.caveats) as Caveat[]
  const warned = { ...input, diagnosis: { ...input.diagnosis, caveats } }
  const full = { ...warned, choices: defaultChoices('full') }
  const said = new Set(stepsOf(full).flatMap(({ text, ways }) => [text, ...ways.map((way) => way.text)]))
  const short = stepsOf(warned).flatMap(({ text, ways }) => [text, ...ways.map((way) => way.text)])
  expect(short.length).toBeLessThan(said.size)
  expect(short.filter((text) => !said.has(text))).toEqual([])
  for (const text of [...short, ...checksOf(warned)]) expect(text).toBe(text.replaceAll(/\s+/g, ' ').trim())
})
