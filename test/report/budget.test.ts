import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/_locales/index.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import type { Caveat } from '../../src/diagnosis/types.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices, levels } from '../../src/report/choices.ts'
import { reportText } from '../../src/report/text.ts'
import type { ReportInput } from '../../src/report/types.ts'
import { everyFailure } from './every-failure.ts'
import { blockedAt, inputOf, settings } from './input.ts'

/*
 * People read the message on a phone. Its length is part of the product.
 * Words are what white space separates; blank lines count.
 */
const mostLines = 30
const mostWords: Readonly<Record<Language, number>> = { en: 260, es: 290, 'pt-BR': 290 }
/** Half of the messages must be this short. */
const usualLines = 24
const usualWords: Readonly<Record<Language, number>> = { en: 210, es: 230, 'pt-BR': 230 }

const failures: [name: string, attempt: SignInAttempt][] = [
  ...everyFailure(),
  // Its words have two messages: this one leads to an approval.
  ['app-misconfigured@it, not set up', blockedAt({ codes: ['700016'] })],
]
const hasNoClientId: Partial<ReportInput> = { settings: { ...settings, clientIds: [] } }
const seenOnly = (attempt: SignInAttempt): SignInAttempt => ({ ...attempt, recognition: 'return-address' })

describe.each(languages)('the message in %s', (language) => {
  it.each(failures)('fits its length: %s', async (_, attempt) => {
    expect(overlong(await inputOf(attempt, { language }))).toBe(null)
    expect(overlong(await inputOf(seenOnly(attempt), { language, ...hasNoClientId }))).toBe(null)
  })

  it.each(failures)('fits its length with any one warning: %s', async (_, attempt) => {
    for (const input of [
      await inputOf(attempt, { language }),
      await inputOf(seenOnly(attempt), { language, ...hasNoClientId }),
    ]) {
      const long = warned(input).map(overlong)
      expect(long.filter((one) => one !== null)).toEqual([])
    }
  })

  it.each(failures)('says nothing twice, and leaves no place empty: %s', async (_, attempt) => {
    for (const level of levels) {
      const choices = defaultChoices(level)
      const text = reportText(buildReport(await inputOf(attempt, { language, choices })))
      expect(text).not.toMatch(/\{\w+\}|::(?!ERR)/)
      const lines = text.split('\n').filter((line) => line.length > 40)
      expect(lines.filter((line, index) => lines.indexOf(line) !== index && !line.includes('http'))).toEqual(
        [],
      )
    }
  })

  it('is usually shorter', async () => {
    const sizes = await Promise.all(
      failures.map(async ([, attempt]) => sizeOf(await inputOf(attempt, { language }))),
    )
    expect(median(sizes.map(({ lines }) => lines))).toBeLessThanOrEqual(usualLines)
    expect(median(sizes.map(({ words }) => words))).toBeLessThanOrEqual(usualWords[language])
  })
})

/** The input with each warning by itself. */
function warned(input: ReportInput): ReportInput[] {
  const { diagnosis } = input
  const all = Object.keys(input.words.message.caveats) as Caveat[]
  const isNetwork = diagnosis.scenario === 'network'
  const caveats = all.filter((caveat) => isNetwork || !caveat.startsWith('network-'))
  return [
    { ...input, diagnosis: { ...diagnosis, certainty: 'unconfirmed' } },
    { ...input, settings: { ...input.settings, expectedPublisher: 'Clara Technologies' } },
    ...caveats.map((caveat) => ({ ...input, diagnosis: { ...diagnosis, caveats: [caveat] } })),
  ]
}

function overlong(input: ReportInput): string | null {
  const { lines, words } = sizeOf(input)
  if (lines <= mostLines && words <= mostWords[input.language]) return null
  return `${words} words, ${lines} lines: ${input.diagnosis.caveats} ${input.diagnosis.certainty}`
}

function sizeOf(input: ReportInput): { lines: number; words: number } {
  const text = reportText(buildReport(input)).trim()
  return { lines: text.split('\n').length, words: text.split(/\s+/).length }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
