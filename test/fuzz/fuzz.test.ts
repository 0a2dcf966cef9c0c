import { describe, expect, test, vi } from 'vitest'
import { isLongRun } from '../run-mode.ts'

vi.mock('webextension-polyfill', () => ({ default: { runtime: { id: 'ours' } } }))

const { expectHarmless, fuzz } = await import('./check.ts')
const { secret } = await import('./inputs.ts')
const { targets } = await import('./targets.ts')

/** The same inputs in every run. `npm run fuzz` takes many more. */
const runs = isLongRun ? 5000 : 500

describe('no reader throws, hangs, returns a secret or writes markup for', () => {
  test.each(Object.entries(targets))('%s', { timeout: 60_000 }, (_, target) => {
    fuzz(target, runs, 20261124)
  })
})

describe('the check fails if', () => {
  const [address] = Object.values(targets)
  if (address === undefined) throw new Error('no target')
  test('a reader throws', () => {
    const run = () => JSON.parse('{')
    expect(() => fuzz({ ...address, run }, 10, 1)).toThrow('Property failed')
  })
  test('a result has a secret', () => {
    expect(causeOf(() => fuzz({ ...address, run: (url) => ({ url }) }, 100, 1))).toMatch(/gives the secret/)
    expect(causeOf(() => fuzz({ ...address, run: () => `x${secret}` }, 1, 1))).toMatch(/gives the secret/)
  })
  test.each([
    '<script>x</script>',
    '<a href="javascript:x">',
    '<p onclick="x">',
    '<img src=x>',
    '<svg/onload=x>',
  ])('a report has %s', (markup) => {
    expect(() => expectHarmless(`<!doctype html><p>${markup}</p>`)).toThrow()
  })
})

/** The message of the error that made the property fail. */
function causeOf(work: () => void): string {
  try {
    work()
    return ''
  } catch (error) {
    return String((error as Error).cause)
  }
}
