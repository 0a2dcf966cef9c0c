import { describe, expect, test, vi } from 'vitest'

vi.mock('webextension-polyfill', () => ({ default: { runtime: { id: 'ours' } } }))

const { expectHarmless, fuzz } = await import('./check.ts')
const { secret } = await import('./inputs.ts')
const { targets } = await import('./targets.ts')

/** The short form, the same every time; `npm run fuzz` is the long one. */
const runs = 1500

describe('whatever is handed in, nothing throws, hangs, gives a secret away or writes markup', () => {
  test.each(Object.entries(targets))('%s', { timeout: 60_000 }, (_, target) => {
    fuzz(target, runs, 20261124)
  })
})

describe('it would be noticed if', () => {
  const [address] = Object.values(targets)
  if (address === undefined) throw new Error('no target')
  test('a reader threw', () => {
    const run = () => JSON.parse('{')
    expect(() => fuzz({ ...address, run }, 10, 1)).toThrow('Property failed')
  })
  test('a secret came out', () => {
    expect(complaint(() => fuzz({ ...address, run: (url) => ({ url }) }, 100, 1))).toMatch(/gives the secret/)
    expect(complaint(() => fuzz({ ...address, run: () => `x${secret}` }, 1, 1))).toMatch(/gives the secret/)
  })
  test.each([
    '<script>x</script>',
    '<a href="javascript:x">',
    '<p onclick="x">',
    '<img src=x>',
    '<svg/onload=x>',
  ])('a report held %s', (markup) => {
    expect(() => expectHarmless(`<!doctype html><p>${markup}</p>`)).toThrow()
  })
})

/** Why the property failed, in the target's or the check's own words. */
function complaint(work: () => void): string {
  try {
    work()
    return ''
  } catch (error) {
    return String((error as Error).cause)
  }
}
