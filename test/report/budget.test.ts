import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Language, languages, loadWords } from '../../src/_locales/index.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { scenarios } from '../../src/diagnosis/scenarios.ts'
import type { Caveat, Certainty } from '../../src/diagnosis/types.ts'
import { fits } from '../../src/report/budget.ts'
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

it.each(languages)('a message in %s fits up to its last line and its last word', async (language) => {
  const report = buildReport(await inputOf(blockedAt({ codes: ['90094'] }), { language }))
  const of = (summary: string[]) => fits({ ...report, title: 'Title', warning: null, summary, sections: [] })
  // Behind the title and a blank line.
  const lines = Array.from({ length: mostLines - 2 }, () => 'line')
  expect([of(lines), of([...lines, 'line'])]).toEqual([true, false])
  const words = Array.from({ length: mostWords[language] - 1 }, () => 'word')
  expect([of([words.join(' ')]), of([`${words.join(' ')} word`])]).toEqual([true, false])
})

describe.each(languages)('the message in %s', (language) => {
  it.each(failures)('fits its length: %s', async (_, attempt) => {
    expect(overlong(await inputOf(attempt, { language }))).toBe(null)
    expect(overlong(await inputOf(seenOnly(attempt), { language, ...hasNoClientId }))).toBe(null)
  })

  it.each(failures)('fits its length with any warnings, names and permissions: %s', async (_, attempt) => {
    const inputs = [
      await inputOf(attempt, { language }),
      await inputOf(seenOnly(attempt), { language, ...hasNoClientId }),
    ]
    fc.assert(
      fc.property(fc.nat(inputs.length - 1), circumstances, (index, at) => {
        expect(inputs.slice(index, index + 1).map((input) => overlong(under(input, at)))).toEqual([null])
      }),
      { numRuns: 12, examples: inputs.map((_, index) => [index, worst]) },
    )
  })

  it('keeps a warning on the app itself, and says that others are in the full report', async () => {
    const input = under(await inputOf(blockedAt({ codes: ['90094'] }), { language }), worst)
    const { message } = input.words
    const text = reportText(buildReport(input))
    expect(text).toContain(message.caveats['risky-app'])
    expect(text).toContain(message.unexplained)
    expect(text).toContain(message.moreWarnings)
    const full = reportText(buildReport({ ...input, choices: defaultChoices('full') }))
    const own = allCaveats.filter((caveat) => caveat !== 'check-id').map((one) => message.caveats[one])
    expect(own.filter((one) => !full.includes(one))).toEqual([])
    expect(full).not.toContain(message.moreWarnings)
  })

  it('leaves a note out only if there is no room for it', async () => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }), { language })
    const caveats: Caveat[] = ['risky-app']
    const text = reportText(buildReport({ ...input, diagnosis: { ...input.diagnosis, caveats } }))
    const [note = ''] = input.words.message.common.saved.split('{')
    expect(text).toContain(note)
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

interface Circumstances {
  caveats: readonly Caveat[]
  certainty: Certainty
  publisher: string
  scopes: readonly string[]
  account: string
}

const allCaveats = Object.keys((await loadWords('en')).message.caveats) as Caveat[]
const name = fc.array(fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 4, maxLength: 12 }), {
  minLength: 1,
  maxLength: 12,
})
const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  caveats: fc.subarray(allCaveats),
  certainty: fc.constantFrom<Certainty>('confirmed', 'likely', 'unconfirmed'),
  publisher: name.map((words) => words.join(' ')),
  scopes: name,
  account: name.map((words) => `${words.join('.')}@contoso.example`),
})
const worst: Circumstances = {
  caveats: allCaveats,
  certainty: 'unconfirmed',
  publisher: 'Some other company with a rather long name',
  scopes: Array.from({ length: 40 }, (_, index) => `Mail.Read${index}`),
  account: 'somebody@contoso.example',
}

function under(input: ReportInput, at: Circumstances): ReportInput {
  const { attempt, diagnosis } = input
  const { certainty, scopes, account } = at
  // Two codes of approvals bring it.
  const isRisky = scenarios[diagnosis.scenario].isApproval
  const caveats = at.caveats.filter((caveat) => isRisky || caveat !== 'risky-app')
  const asked = attempt.request && { ...attempt.request, scopes: [...scopes] }
  return {
    ...input,
    attempt: { ...attempt, request: asked },
    diagnosis: { ...diagnosis, caveats, certainty },
    settings: { ...input.settings, expectedPublisher: at.publisher, expectedScopes: ['openid'] },
    choices: { ...input.choices, account: 'full' },
    account,
  }
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
