import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { noteLeft, tabThatLeft } from '../../src/background/left.ts'

const address = (state: string) => `https://login.microsoftonline.com/common/login?state=${state}`
const leaves = (state: string, tabId: number) => noteLeft({ originUrl: address(state) }, tabId)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

test('finds the tab whose document was left before the question', async () => {
  leaves('a', 7)
  leaves('b', 8)
  expect(await tabThatLeft(address('a'))).toBe(7)
  expect(await tabThatLeft(address('b'))).toBe(8)
})

test('finds the tab whose document is only noted as left after the question', async () => {
  const asked = tabThatLeft(address('a'))
  leaves('b', 8)
  leaves('a', 7)
  expect(await asked).toBe(7)
})

test('finds it whatever stands behind the sign #', async () => {
  leaves('a', 7)
  expect(await tabThatLeft(`${address('a')}#x`)).toBe(7)
})

test('finds nothing where nobody tells, and forgets an address soon', async () => {
  noteLeft({ initiator: 'https://login.microsoftonline.com' }, 6)
  leaves('a', 7)
  await vi.advanceTimersByTimeAsync(20_000)
  const asked = tabThatLeft(address('a'))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await asked).toBe(null)
})

test('keeps so many and no more', async () => {
  for (let tabId = 1; tabId <= 101; tabId += 1) leaves(String(tabId), tabId)
  const [last, beyond] = [tabThatLeft(address('100')), tabThatLeft(address('101'))]
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await Promise.all([last, beyond])).toEqual([100, null])
})

test('asks for so many and no more', async () => {
  for (let n = 1; n <= 100; n += 1) void tabThatLeft(address(String(n)))
  expect(await tabThatLeft(address('101'))).toBe(null)
})
