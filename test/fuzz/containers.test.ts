import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unreadLines } from '../../src/cli/diagnose/unread.ts'
import { containerIds } from '../../src/triage/containers/types.ts'
import { csvOf, rowOf } from '../../src/triage/table.ts'
import { isLongRun } from '../run-mode.ts'
import { accessForms } from '../triage/forms/access.ts'
import { deskForms } from '../triage/forms/desks.ts'
import { logForms } from '../triage/forms/logs.ts'
import { encoded, type ReadAll, readAll, readBytes } from '../triage/read-all.ts'
import { authorize, entry, har, login } from '../triage/recordings.ts'
import { secret } from './inputs.ts'

/* Damaged files of every form: no reader throws, hangs or gives a secret away. */

const recording = JSON.stringify(
  har(
    entry({ url: `${authorize()}&code=${secret}`, headers: [['cookie', secret]] }),
    entry({ url: `${login}/common/login?ctx=${secret}`, second: 2, html: `$Config={"sFT":"${secret}"};` }),
  ),
)
const seeds: readonly string[] = [...logForms, ...deskForms, ...accessForms]
  .map(({ text }) => text)
  .concat(recording)

/** As texts and tools hold secrets. */
const planted = [
  `code=${secret}&state=${secret}`,
  `,"state":"${secret}","id_token":"${secret}"`,
  `\nhttps://app.clara.com/cb?code=${secret}&error=access_denied\n`,
  `\n"password=${secret}"\n`,
]
const noise = fc.oneof(
  fc.constantFrom(...planted, '"', '\\', '{', '}', '[', ']', ',', ';', '\t', '\n', '\r\n', '\0', '\uFEFF'),
  fc.constantFrom(
    'From a Fri Nov 20 08:15:00 2026\n',
    '{"log":{"entries":[',
    '#TYPE x\n',
    'CEF:0|',
    '@{',
    ' : ',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const damaged = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(3), fc.double({ min: 0, max: 1, noNaN: true }), noise), { maxLength: 6 }),
  )
  .map(([seed, changes]) => changes.reduce((text, [how, part, put]) => damage(text, how, part, put), seed))

function damage(text: string, how: number, part: number, put: string): string {
  const at = Math.floor(part * text.length)
  if (how === 0) return text.slice(0, at) + put + text.slice(at)
  if (how === 1) return text.slice(0, at) + text.slice(at + 1 + put.length)
  if (how === 2) return text.slice(0, at)
  return (text + text.slice(at)).slice(0, 200_000)
}

/** Milliseconds: far beyond what any of these files needs on a busy machine. */
const hang = 5000
const numRuns = isLongRun ? 5000 : 300

async function check(read: () => Promise<ReadAll>): Promise<void> {
  const began = performance.now()
  const { found, unread, reason } = await read()
  expect(performance.now() - began).toBeLessThan(hang)
  expect(String(reason)).toMatch(/^(?:null|empty|binary|too-large|endless-cell|broken-off|office)$/)
  // A text may name an account beside its sign-in: only the terminal shows it.
  const fields = found.map((one) => ({ ...one.fields, redirectUri: null, loginHint: null }))
  const shown = [csvOf(found.map(rowOf)), unreadLines(unread).join('\n'), JSON.stringify(fields)]
  expect(shown.filter((text) => text.includes(secret))).toEqual([])
}

describe('no damaged file makes a reader throw, hang or give a secret away', () => {
  test('if its form is recognized', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(damaged, fc.constantFrom(7, 100, 60_000), (text, size) =>
        check(() => readAll(text, { size: Math.max(size, Math.ceil(text.length / 300)) })),
      ),
      { numRuns, seed: 20261129 },
    )
  })
  test('if a person chooses its container', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(damaged, fc.constantFrom(...containerIds), (text, container) =>
        check(() => readAll(text, { size: 5000, container })),
      ),
      { numRuns, seed: 20261130 },
    )
  })
  test('if its bytes are damaged', { timeout: 300_000 }, async () => {
    const packed = logForms.slice(0, 40).map((form) => encoded(form))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...packed),
        fc.array(fc.tuple(fc.nat(20_000), fc.nat(255)), { maxLength: 30 }),
        (bytes, changes) => {
          const copy = Uint8Array.from(bytes)
          for (const [at, value] of changes) copy[at % copy.length] = value
          return check(() => readBytes(copy))
        },
      ),
      { numRuns, seed: 20261201 },
    )
  })
})
