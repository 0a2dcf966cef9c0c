import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { noteDeparture, tabThatDeparted } from '../../src/background/departures.ts'

const address = (state: string) => `https://login.microsoftonline.com/common/login?state=${state}`
const to = { host: 'app.clara.com', path: '/auth/form' }
const departs = (state: string, tabId: number, url = 'https://app.clara.com/auth/form?x=1') =>
  noteDeparture({ url, originUrl: address(state), method: 'POST', tabId })
const departedTab = (state: string) => tabThatDeparted(address(state), to)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

test('finds a tab that departed before it was asked for', async () => {
  departs('a', 7)
  departs('b', 8)
  expect(await departedTab('a')).toBe(7)
  expect(await departedTab('b')).toBe(8)
})

test('finds a tab that departs after it was asked for', async () => {
  const asked = departedTab('a')
  departs('b', 8)
  departs('a', 7)
  await vi.advanceTimersByTimeAsync(300)
  expect(await asked).toBe(7)
})

test('finds a tab whatever the fragment of its address', async () => {
  departs('a', 7)
  expect(await tabThatDeparted(`${address('a')}#x`, to)).toBe(7)
})

test('finds no tab that left the same address for another target', async () => {
  departs('a', 7, 'https://login.microsoftonline.com/common/login')
  departs('a', 7, 'https://app.clara.com/auth/callback')
  const asked = departedTab('a')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await asked).toBe(null)
})

test('finds none of two tabs that took the same route', async () => {
  departs('a', 7)
  departs('a', 7)
  expect(await departedTab('a')).toBe(7)
  departs('a', 8)
  expect(await departedTab('a')).toBe(null)
  departs('a', 7)
  expect(await departedTab('a')).toBe(null)
})

test('finds none of two tabs that take the same route after it was asked for', async () => {
  const asked = departedTab('a')
  departs('a', 7)
  departs('a', 8)
  await vi.advanceTimersByTimeAsync(300)
  expect(await asked).toBe(null)
})

test('finds nothing without a departure, and forgets a departure after 20 seconds', async () => {
  noteDeparture({ url: 'https://app.clara.com/auth/form', method: 'POST', tabId: 6 })
  departs('a', 7)
  await vi.advanceTimersByTimeAsync(20_000)
  const asked = departedTab('a')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await asked).toBe(null)
})

test('notes only forms that Microsoft’s documents post', async () => {
  const url = 'https://app.clara.com/auth/form'
  for (const originUrl of ['null', 'http://login.microsoftonline.com/', 'https://app.clara.com/'])
    noteDeparture({ url, originUrl, method: 'POST', tabId: 7 })
  noteDeparture({ url, originUrl: address('a'), method: 'GET', tabId: 7 })
  const asked = ['null', 'http://login.microsoftonline.com/', 'https://app.clara.com/', address('a')].map(
    (from) => tabThatDeparted(from, to),
  )
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await Promise.all(asked)).toEqual([null, null, null, null])
})

test('keeps a departure for 20 seconds after it was last noted', async () => {
  departs('a', 7)
  await vi.advanceTimersByTimeAsync(15_000)
  departs('a', 7)
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await departedTab('a')).toBe(7)
})

test('keeps at most 100 departures', async () => {
  for (let tabId = 1; tabId <= 101; tabId += 1) departs(String(tabId), tabId)
  const [last, beyond] = [departedTab('100'), departedTab('101')]
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await Promise.all([last, beyond])).toEqual([100, null])
})

test('notes a second tab on a known route when it is full', async () => {
  for (let tabId = 1; tabId <= 100; tabId += 1) departs(String(tabId), tabId)
  departs('1', 2)
  expect(await departedTab('1')).toBe(null)
})

test('lets at most 100 questions wait', async () => {
  for (let n = 1; n <= 100; n += 1) void departedTab(String(n))
  expect(await departedTab('101')).toBe(null)
})
