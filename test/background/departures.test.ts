import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { noteDeparture, tabThatDeparted } from '../../src/background/departures.ts'

const address = (state: string) => `https://login.microsoftonline.com/common/login?state=${state}`
const to = { host: 'app.clara.com', path: '/auth/form' }
const leaves = (state: string, tabId: number, url = 'https://app.clara.com/auth/form?x=1') =>
  noteDeparture({ url, originUrl: address(state), method: 'POST', tabId })
const whoLeft = (state: string) => tabThatDeparted(address(state), to)

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
  expect(await whoLeft('a')).toBe(7)
  expect(await whoLeft('b')).toBe(8)
})

test('finds the tab whose document is only noted as left after the question', async () => {
  const asked = whoLeft('a')
  leaves('b', 8)
  leaves('a', 7)
  await vi.advanceTimersByTimeAsync(300)
  expect(await asked).toBe(7)
})

test('finds it whatever stands behind the sign #', async () => {
  leaves('a', 7)
  expect(await tabThatDeparted(`${address('a')}#x`, to)).toBe(7)
})

test('finds no tab that has left the same address for another place', async () => {
  leaves('a', 7, 'https://login.microsoftonline.com/common/login')
  leaves('a', 7, 'https://app.clara.com/auth/callback')
  const asked = whoLeft('a')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await asked).toBe(null)
})

test('names none of two tabs that have left the same address for the same place', async () => {
  leaves('a', 7)
  leaves('a', 7)
  expect(await whoLeft('a')).toBe(7)
  leaves('a', 8)
  expect(await whoLeft('a')).toBe(null)
  leaves('a', 7)
  expect(await whoLeft('a')).toBe(null)
})

test('names none of two tabs that leave so after the question', async () => {
  const asked = whoLeft('a')
  leaves('a', 7)
  leaves('a', 8)
  await vi.advanceTimersByTimeAsync(300)
  expect(await asked).toBe(null)
})

test('finds nothing where nobody tells, and forgets an address soon', async () => {
  noteDeparture({ url: 'https://app.clara.com/auth/form', method: 'POST', tabId: 6 })
  leaves('a', 7)
  await vi.advanceTimersByTimeAsync(20_000)
  const asked = whoLeft('a')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await asked).toBe(null)
})

test('notes what Microsoft’s documents post and nothing else', async () => {
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

test('keeps an address for as long after its last note as after its first', async () => {
  leaves('a', 7)
  await vi.advanceTimersByTimeAsync(15_000)
  leaves('a', 7)
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await whoLeft('a')).toBe(7)
})

test('keeps so many and no more', async () => {
  for (let tabId = 1; tabId <= 101; tabId += 1) leaves(String(tabId), tabId)
  const [last, beyond] = [whoLeft('100'), whoLeft('101')]
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await Promise.all([last, beyond])).toEqual([100, null])
})

test('still notes a second tab where there is no more room', async () => {
  for (let tabId = 1; tabId <= 100; tabId += 1) leaves(String(tabId), tabId)
  leaves('1', 2)
  expect(await whoLeft('1')).toBe(null)
})

test('asks for so many and no more', async () => {
  for (let n = 1; n <= 100; n += 1) void whoLeft(String(n))
  expect(await whoLeft('101')).toBe(null)
})
