import { expect, test } from 'vitest'
import { isLongRun, isUpdate } from '../run-mode.ts'
import { filesThatBuild, findExpressions } from './expressions.ts'
import { keep, prove } from './prover.ts'

/*
 * Anybody can write what the product reads, so every regular expression must take linear time.
 * `recheck` proves it or finds an attack.
 */

/** These take longer than linear time, but only up to a bound. */
const bounded: Readonly<Record<string, string>> = {
  '["\']?\\s?[:=]\\s?["\']?([^\\n"]{1,80}?)(?=': 'app.ts: a name of 80 characters at most follows each label',
  '\\s\\([^)]*$|^["\']|["\']$': 'app.ts: reads such a name',
  '[:=]\\s?((?:[0-9a-fA-F]\\n?){8}': 'error-text.ts: three values in a row, each of a fixed length',
  '[^\\s<>"\'(),:;@/\\\\]{1,64}(?:[@':
    'accounts.ts: the parts of a mail address, 64 and 190 characters at most',
}

/** It builds expressions only from escaped text. */
const escaping = 'report/redact.ts'

const { written, built, builders } = await findExpressions()

test('the test finds every regular expression of the sources', async () => {
  expect(written.length).toBeGreaterThan(200)
  expect(built.length).toBeGreaterThan(15)
  expect([...builders, escaping].sort()).toEqual(await filesThatBuild())
})

test('each takes linear time, or is bounded by what it reads', { timeout: 600_000 }, async () => {
  const verdicts = await prove([...written, ...built], isLongRun ? 'nothing' : 'memory')
  if (isUpdate) keep(verdicts)
  const slow = verdicts.filter(({ status }) => status !== 'safe')
  const excuseOf = (source: string) => Object.keys(bounded).find((part) => source.includes(part))
  expect(slow.filter(({ source }) => excuseOf(source) === undefined)).toEqual([])
  const used = new Set(slow.map(({ source }) => excuseOf(source)))
  expect([...used].sort(), 'an excuse without an expression').toEqual(Object.keys(bounded).sort())
})
