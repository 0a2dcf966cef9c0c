import { expect, test } from 'vitest'
import { graphClient } from '../../src/tenant/graph.ts'
import { accessTo, checked } from './checking.ts'

test('the client waits as long as Graph asks, and asks again', async () => {
  const { waited } = await checked('throttled')
  expect(waited.length).toBeGreaterThan(4)
  expect(new Set(waited)).toEqual(new Set([0]))
})

test.each([
  ['7', 7000],
  ['Mon, 23 Nov 2026 12:00:05 GMT', 5000],
  ['9999', 60_000],
  ['soon', 2000],
])('if Graph is busy and says %j, it waits %i milliseconds twice', async (retryAfter, wait) => {
  const { access, waited } = accessTo('strict')
  const busy = async () => new Response('{}', { status: 429, headers: { 'retry-after': retryAfter } })
  await expect(graphClient({ ...access, request: busy }).get('x')).rejects.toMatchObject({
    failure: 'throttled',
  })
  expect(waited).toEqual([wait, wait])
})

test('the token goes to no other host, whatever a response names', async () => {
  const { access } = accessTo('strict')
  const asked: string[] = []
  const graph = graphClient({
    ...access,
    request: async (url) => {
      asked.push(url)
      const next = asked.length === 1 ? 'https://graph.microsoft.com.evil.example/v1.0/x' : undefined
      return new Response(JSON.stringify({ value: [{}, 7], '@odata.nextLink': next }))
    },
  })
  expect(await graph.list('x', 10)).toEqual({ entries: [{}], isWhole: true })
  expect(asked).toEqual(['https://graph.microsoft.com/v1.0/x'])
})

test.each([
  [200, 'unexpected'],
  [400, 'unexpected'],
  [401, 'expired'],
  [403, 'forbidden'],
  [429, 'throttled'],
  [500, 'unavailable'],
])('a response %i without JSON fails as %s', async (status, failure) => {
  const { access } = accessTo('strict')
  const request = async () => new Response('no JSON', { status })
  await expect(graphClient({ ...access, request }).get('x')).rejects.toMatchObject({ failure })
})

test('a request without a response fails as offline', async () => {
  const { access } = accessTo('strict')
  const request = async () => {
    throw new TypeError('no network')
  }
  await expect(graphClient({ ...access, request }).get('x')).rejects.toMatchObject({ failure: 'offline' })
})
