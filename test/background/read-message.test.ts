import { describe, expect, test, vi } from 'vitest'
import type { Tabs } from 'webextension-polyfill'

vi.mock('webextension-polyfill', () => ({ default: { runtime: { id: 'ours' } } }))

const { readMessage } = await import('../../src/background/read-message.ts')
const { authResponse, noon, page } = await import('../builders.ts')

/** The observation in a message; null if the message is refused. */
const observe = (...message: Parameters<typeof readMessage>) => {
  const event = readMessage(...message)
  return event?.kind === 'page-report' ? event.observation : event
}

const reader = { id: 'ours', frameId: 0, url: 'https://login.microsoftonline.com/common/login' }
const facts = page({ codes: ['90094'] }).page
const pageMessage = { kind: 'page', path: '/common/login', page: facts, since: noon - 300 }
const form = {
  kind: 'form',
  action: 'https://app.clara.com/auth/form',
  fields: { error: 'access_denied', error_subcode: 'cancel' },
  hasCode: false,
  since: noon - 300,
}

test('reads the facts of a page', () => {
  expect(observe(pageMessage, reader, noon)).toEqual({
    kind: 'page',
    at: noon,
    host: 'login.microsoftonline.com',
    path: '/common/login',
    page: facts,
    since: noon - 300,
  })
  const { since: _, ...withoutAge } = pageMessage
  expect(observe(withoutAge, reader, noon)).toMatchObject({ since: noon })
  expect(observe({ ...pageMessage, since: Number.NaN }, reader, noon)).toMatchObject({ since: noon })
})

test('reads when a page began that the browser shows again from its cache', () => {
  const again = { ...pageMessage, loaded: noon - 90_000 }
  expect(observe(again, reader, noon)).toMatchObject({ since: noon - 300, loaded: noon - 90_000 })
  expect(observe({ ...again, loaded: 'x' }, reader, noon)).not.toHaveProperty('loaded')
})

test('reads what a page reports beside its facts', () => {
  const { url: address } = reader
  const account = 'ana@contoso.example'
  const event = readMessage({ ...pageMessage, address, account, isRepeat: true }, reader, noon)
  expect(event).toMatchObject({ kind: 'page-report', address, account, isRepeat: true })
  expect(readMessage(pageMessage, reader, noon)).toMatchObject({
    address: null,
    account: null,
    isRepeat: false,
  })
  const foreign = { ...pageMessage, address: 'https://app.clara.com/', account: 'x'.repeat(301), isRepeat: 1 }
  expect(readMessage(foreign, reader, noon)).toMatchObject({ address: null, account: null, isRepeat: false })
})

test('reads no query of an address that is too long', () => {
  const { url: address } = reader
  const long = { ...pageMessage, address: `${address}?client_id=clara&x=${'x'.repeat(40_000)}` }
  expect(readMessage(long, reader, noon)).toMatchObject({ address })
})

test('takes over listed fields only', () => {
  const more = { ...pageMessage, ctx: 'x', page: { ...facts, sFT: 'x', __proto__: { canary: 'x' } } }
  expect(observe(more, reader, noon)).toEqual(observe(pageMessage, reader, noon))
})

test('reads a posted answer as Microsoft’s', () => {
  expect(observe(form, reader, noon)).toEqual({
    kind: 'response',
    at: noon - 300,
    response: authResponse({ subcode: 'cancel' }),
    host: 'app.clara.com',
    path: '/auth/form',
    by: 'microsoft',
    via: 'form',
  })
})

test('gives a posted answer the age of its page', () => {
  for (const since of [undefined, Number.NaN, 'x', noon + 1])
    expect(observe({ ...form, since }, reader, noon)).toMatchObject({ at: noon })
})

test('reads a posted code as a success, although the message does not contain the code', () => {
  const posted = observe({ ...form, fields: {}, hasCode: true }, reader, noon)
  expect(posted).toMatchObject({ kind: 'response', response: { outcome: 'success', error: null } })
})

describe('if the page has gone and has no tab', () => {
  const { frameId: _, ...departed } = reader
  test('reads a posted answer', () => {
    expect(observe(form, departed, noon)).toEqual(observe(form, reader, noon))
  })
  test('refuses everything else', () => {
    expect(observe(pageMessage, departed, noon)).toBe(null)
    expect(observe(form, { ...departed, tab: { id: 7 } as Tabs.Tab }, noon)).toBe(null)
    expect(observe(form, { ...departed, id: 'theirs' }, noon)).toBe(null)
    expect(observe(form, { ...departed, url: 'https://app.clara.com/' }, noon)).toBe(null)
  })
})

describe('refuses a message', () => {
  test.each([
    ['from another extension', { ...reader, id: 'theirs' }],
    ['from a frame inside the page', { ...reader, frameId: 3 }],
    ['from another host', { ...reader, url: 'https://login.microsoftonline.com.evil.example/' }],
    ['over http', { ...reader, url: 'http://login.microsoftonline.com/' }],
    ['from nowhere', { id: 'ours', frameId: 0 }],
    ['from something that is not an address', { ...reader, url: 'x' }],
  ])('%s', (_, sender) => {
    expect(observe(pageMessage, sender, noon)).toBe(null)
  })
  test.each([
    ['is null', null],
    ['is a text', 'page'],
    ['has an unknown kind', { kind: 'other' }],
    ['is a page without a path', { ...pageMessage, path: 7 }],
    ['is a page without facts', { ...pageMessage, page: null }],
    ['has a code that is not a number', { ...pageMessage, page: { ...facts, codes: ['<img>'] } }],
    ['has codes that are not a list', { ...pageMessage, page: { ...facts, codes: '90094' } }],
    ['has too many codes', { ...pageMessage, page: { ...facts, codes: Array(9).fill('90094') } }],
    ['has an app name that is too long', { ...pageMessage, page: { ...facts, appName: 'x'.repeat(301) } }],
    ['has an unknown kind of form', { ...pageMessage, page: { ...facts, form: 'bank' } }],
    ['has an unknown kind of approval', { ...pageMessage, page: { ...facts, approval: 'granted' } }],
    ['has an action that is not an address', { ...form, action: 'nowhere' }],
    ['has fields that are not an object', { ...form, fields: 'error' }],
    ['is a form without an answer', { ...form, fields: { error: 7 } }],
  ])('that %s', (_, message) => {
    expect(observe(message, reader, noon)).toBe(null)
  })
})
