import { describe, expect, test, vi } from 'vitest'
import type { WebRequest } from 'webextension-polyfill'
import { noon } from '../builders.ts'

const manifest = vi.hoisted(() => ({
  host_permissions: ['https://login.microsoftonline.com/*'],
  optional_host_permissions: ['https://login.microsoftonline.us/*'],
}))
vi.mock('webextension-polyfill', () => ({ default: { runtime: { getManifest: () => manifest } } }))

const { addresses, failureEvent, navigationEvent, redirectEvent, servedEvent, watchedAddresses } =
  await import('../../src/background/web-request.ts')

const host = 'login.microsoftonline.com'
const details = {
  url: `https://${host}/common/login`,
  timeStamp: noon,
  requestId: '5',
  method: 'GET',
  tabId: 1,
}

describe('a navigation becomes an event', () => {
  const event = (more: object = {}) =>
    navigationEvent({ ...details, ...more } as WebRequest.OnBeforeRequestDetailsType)
  test('with its address, time, origin and redirect chain', () => {
    expect(event()).toEqual({
      kind: 'navigation',
      url: details.url,
      at: noon,
      from: null,
      chain: '5',
      posts: false,
    })
    expect(event({ method: 'POST' })).toMatchObject({ posts: true })
  })
  test.each([
    ['as Chromium reports it', { initiator: 'https://app.clara.com' }, 'app.clara.com'],
    ['as Firefox reports it', { originUrl: 'https://app.clara.com/home?x=1' }, 'app.clara.com'],
    ['not over http', { initiator: 'http://app.clara.com' }, null],
    ['not from an opaque origin', { initiator: 'null' }, null],
  ])('with the host of the page that began it: %s', (_, more, from) => {
    expect(event(more)).toMatchObject({ from })
  })
  test('without its query if it is too long: the rest could name another app', () => {
    const url = `${details.url}?client_id=clara&x=${'x'.repeat(40_000)}&client_id=other`
    expect(event({ url })).toMatchObject({ url: details.url })
    const long = { ...details, url: `${details.url}/${'x'.repeat(40_000)}` }
    expect(JSON.stringify(event(long)).length).toBeLessThan(33_000)
  })
  test('only if the browser does not load the page ahead', () => {
    expect(event({ documentLifecycle: 'prerender' })).toBe(null)
    expect(event({ documentLifecycle: 'active', documentId: 'x' })).toBe(null)
    expect(event({ documentLifecycle: 'active' })).not.toBe(null)
  })
})

describe('a redirect becomes an event', () => {
  const redirectUrl = 'https://app.clara.com/cb?code=x'
  const event = (more: object = {}) =>
    redirectEvent({ ...details, redirectUrl, ...more } as WebRequest.OnBeforeRedirectDetailsType)
  test('with the address that it leads to', () => {
    expect(event()).toEqual({ kind: 'redirect', url: redirectUrl, at: noon, from: host, chain: '5' })
  })
  test('without the query of an address that is too long', () => {
    expect(event({ redirectUrl: `${redirectUrl}${'x'.repeat(40_000)}` })).toMatchObject({
      url: 'https://app.clara.com/cb',
    })
  })
  test('only if Microsoft’s host sent it, for a page that is shown', () => {
    expect(event({ url: 'https://app.clara.com/' })).toBe(null)
    expect(event({ documentLifecycle: 'prerender' })).toBe(null)
  })
})

describe('a served document becomes an event', () => {
  const event = (more: object = {}) =>
    servedEvent({
      ...details,
      statusCode: 200,
      fromCache: false,
      ...more,
    } as WebRequest.OnResponseStartedDetailsType)
  const dated = { responseHeaders: [{ name: 'Date', value: new Date(noon - 9000).toUTCString() }] }
  test('with its status, request ID and the clock’s skew', () => {
    const requestId = '0c0c0000-0000-4000-8000-00000000cafe'
    const responseHeaders = [...dated.responseHeaders, { name: 'X-MS-Request-Id', value: requestId }]
    expect(event({ responseHeaders })).toEqual({
      kind: 'served',
      at: noon,
      host,
      status: 200,
      requestId,
      clockSkew: 9000,
    })
  })
  test('without a skew where the answer is cached or has no date', () => {
    expect(event({ ...dated, fromCache: true })).toMatchObject({ clockSkew: null })
    expect(event()).toMatchObject({ clockSkew: null, requestId: null })
  })
  test('only for a page that is shown', () => {
    expect(event({ documentLifecycle: 'prerender' })).toBe(null)
  })
})

describe('a failed load becomes an event', () => {
  const event = (error: string, more: object = {}) =>
    failureEvent({ ...details, error, ...more } as WebRequest.OnErrorOccurredDetailsType)
  test('with the browser’s name for the error, cut to a bound', () => {
    expect(event('net::ERR_FAILED')).toEqual({ kind: 'failure', at: noon, host, error: 'net::ERR_FAILED' })
    expect(event('x'.repeat(200))).toMatchObject({ error: 'x'.repeat(100) })
  })
  test('only if the load was not given up for another one', () => {
    expect(event('net::ERR_ABORTED')).toBe(null)
    expect(event('net::ERR_FAILED', { documentLifecycle: 'prerender' })).toBe(null)
  })
})

test('watches the addresses that the manifest grants or can be granted', () => {
  expect(watchedAddresses()).toEqual([
    'https://login.microsoftonline.com/*',
    'https://login.microsoftonline.us/*',
  ])
  expect(addresses('host_permissions')).toEqual(['https://login.microsoftonline.com/*'])
})
