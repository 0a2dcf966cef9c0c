import { describe, expect, test, vi } from 'vitest'
import type { Tabs } from 'webextension-polyfill'

vi.mock('webextension-polyfill', () => ({ default: { runtime: { id: 'ours' } } }))

const { readMessage } = await import('../../src/background/read-message.ts')
const { authResponse, noon, page } = await import('../builders.ts')

/** What a message shows; null where it is not taken. */
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

test('takes a page’s facts from the page reader', () => {
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

test('takes no field over that is not on the list', () => {
  const more = { ...pageMessage, ctx: 'x', page: { ...facts, sFT: 'x', __proto__: { canary: 'x' } } }
  expect(observe(more, reader, noon)).toEqual(observe(pageMessage, reader, noon))
})

test('takes a posted answer, by Microsoft’s own hand', () => {
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

test('takes a posted answer to be as old as its page, which is never younger than what it says', () => {
  for (const since of [undefined, Number.NaN, 'x', noon + 1])
    expect(observe({ ...form, since }, reader, noon)).toMatchObject({ at: noon })
})

test('takes a posted code as a success without ever having seen it', () => {
  const posted = observe({ ...form, fields: {}, hasCode: true }, reader, noon)
  expect(posted).toMatchObject({ kind: 'response', response: { outcome: 'success', error: null } })
})

describe('of a page that has gone, which has no tab any more,', () => {
  const { frameId: _, ...left } = reader
  test('takes a posted answer', () => {
    expect(observe(form, left, noon)).toEqual(observe(form, reader, noon))
  })
  test('takes nothing else', () => {
    expect(observe(pageMessage, left, noon)).toBe(null)
    expect(observe(form, { ...left, tab: { id: 7 } as Tabs.Tab }, noon)).toBe(null)
    expect(observe(form, { ...left, id: 'theirs' }, noon)).toBe(null)
    expect(observe(form, { ...left, url: 'https://app.clara.com/' }, noon)).toBe(null)
  })
})

describe('takes nothing', () => {
  test.each([
    ['from another extension', { ...reader, id: 'theirs' }],
    ['from a frame inside the page', { ...reader, frameId: 3 }],
    ['from another host', { ...reader, url: 'https://login.microsoftonline.com.evil.example/' }],
    ['over http', { ...reader, url: 'http://login.microsoftonline.com/' }],
    ['from nowhere', { id: 'ours', frameId: 0 }],
    ['from an address that is none', { ...reader, url: 'x' }],
  ])('%s', (_, sender) => {
    expect(observe(pageMessage, sender, noon)).toBe(null)
  })
  test.each([
    ['null', null],
    ['a text', 'page'],
    ['an unknown kind', { kind: 'other' }],
    ['a page without a path', { ...pageMessage, path: 7 }],
    ['a page without facts', { ...pageMessage, page: null }],
    ['a code that is no number', { ...pageMessage, page: { ...facts, codes: ['<img>'] } }],
    ['codes that are no list', { ...pageMessage, page: { ...facts, codes: '90094' } }],
    ['endless codes', { ...pageMessage, page: { ...facts, codes: Array(9).fill('90094') } }],
    ['an endless app name', { ...pageMessage, page: { ...facts, appName: 'x'.repeat(301) } }],
    ['a form of another kind', { ...pageMessage, page: { ...facts, form: 'bank' } }],
    ['another approval', { ...pageMessage, page: { ...facts, approval: 'granted' } }],
    ['an action that is no address', { ...form, action: 'nowhere' }],
    ['fields that are none', { ...form, fields: 'error' }],
    ['a form that says nothing', { ...form, fields: { error: 7 } }],
  ])('of a message that is %s', (_, message) => {
    expect(observe(message, reader, noon)).toBe(null)
  })
})
