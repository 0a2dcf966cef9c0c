import { describe, expect, test } from 'vitest'
import { graphClient } from '../../src/tenant/graph.ts'
import { accessTo } from './checking.ts'

test.each([
  [429, '7', 7000],
  [429, 'Mon, 23 Nov 2026 12:00:05 GMT', 5000],
  [429, '9999', 60_000],
  [429, 'soon', 10_000],
  [429, null, 10_000],
  [503, null, 2000],
  [504, '3', 3000],
])(
  'if Graph is busy (%i) and says %j, it waits %i milliseconds, and asks again',
  async (status, retryAfter, wait) => {
    const { access, waited } = accessTo('strict')
    const headers = retryAfter === null ? {} : { 'retry-after': retryAfter }
    const responses = [new Response('{}', { status, headers }), new Response('{"id": "x"}')]
    const client = graphClient({ ...access, request: async () => responses.shift() ?? Response.error() })
    expect(await client.get('x')).toEqual({ id: 'x' })
    expect(waited).toEqual([wait])
  },
)

test('it asks three times in all', async () => {
  const { access, waited } = accessTo('strict')
  const busy = async () => new Response('{}', { status: 429 })
  await expect(graphClient({ ...access, request: busy }).get('x')).rejects.toMatchObject({
    failure: 'throttled',
  })
  expect(waited).toEqual([10_000, 10_000])
})

describe('a list', () => {
  const next = (name: string) => `https://graph.microsoft.com/v1.0/${name}`
  /** Answers with these pages in turn; a failure is a status, and null no answer at all. */
  const listOf = async (pages: (object | number | null)[], most = 10) => {
    const { access } = accessTo('strict')
    const asked: string[] = []
    const graph = graphClient({
      ...access,
      request: async (url) => {
        asked.push(url)
        const page = pages[Math.min(asked.length, pages.length) - 1] ?? null
        if (page === null) throw new TypeError('no network')
        return typeof page === 'number'
          ? new Response('{}', { status: page })
          : new Response(JSON.stringify(page))
      },
    })
    return { list: await graph.list('x', most), asked }
  }
  const first = { value: [{ id: 1 }, 7], '@odata.nextLink': next('y') }

  test('is read page by page', async () => {
    const { list, asked } = await listOf([first, { value: [{ id: 2 }] }])
    expect(list).toEqual({ entries: [{ id: 1 }, { id: 2 }], stop: null })
    expect(asked).toEqual([next('x'), next('y')])
  })
  test.each([
    'https://graph.microsoft.com.evil.example/v1.0/x',
    'https://graph.microsoft.com/beta/x',
    'http://graph.microsoft.com/v1.0/x',
    'https://evil.example@graph.microsoft.com/v1.0/x',
    '//evil.example/',
    7,
  ])('does not follow %j: the token goes to no other address, and what was read is kept', async (link) => {
    const { list, asked } = await listOf([{ ...first, '@odata.nextLink': link }])
    expect(list).toEqual({ entries: [{ id: 1 }], stop: 'link' })
    expect(asked).toEqual([next('x')])
  })
  test.each([
    [null, 'offline'],
    [401, 'expired'],
    [403, 'forbidden'],
    [429, 'throttled'],
    [500, 'unavailable'],
    [{ value: 1 }, null],
  ] as const)('whose second page is %j keeps the first one and says %s', async (page, stop) => {
    expect((await listOf([first, page])).list).toEqual({ entries: [{ id: 1 }], stop })
  })
  test('whose first page fails is a failure', async () => {
    await expect(listOf([500])).rejects.toMatchObject({ failure: 'unavailable' })
  })
  test('ends at its limit', async () => {
    const { list, asked } = await listOf([{ value: [{}, {}, {}], '@odata.nextLink': next('y') }], 2)
    expect([list.entries.length, list.stop, asked.length]).toEqual([2, 'limit', 1])
  })
  test('without end and entries is given up', async () => {
    const { list, asked } = await listOf([{ value: [], '@odata.nextLink': next('x') }])
    expect([list, asked.length]).toEqual([{ entries: [], stop: 'limit' }, 50])
  })
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
