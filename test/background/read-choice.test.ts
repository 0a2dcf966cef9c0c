import { expect, it, vi } from 'vitest'
import type { Runtime } from 'webextension-polyfill'
import { readChoice } from '../../src/background/read-choice.ts'
import { noon } from '../builders.ts'

vi.mock('webextension-polyfill', () => ({
  default: { runtime: { id: 'own', getURL: (path: string) => `chrome-extension://own/${path}` } },
}))

const popup: Runtime.MessageSender = { id: 'own', url: 'chrome-extension://own/popup.html?tabId=7' }
const message = { kind: 'said', tabId: 7, page: 'admin' }

it('our popup says which page the person sees in a tab', () => {
  expect(readChoice(message, popup, noon)).toEqual({
    tabId: 7,
    event: { kind: 'said', at: noon, page: 'admin' },
  })
})

it.each([
  ['another page than ours', message, { ...popup, url: 'https://login.microsoftonline.com/popup.html' }],
  ['an unknown address', message, { id: 'own' }],
  ['another extension', message, { ...popup, id: 'other' }],
  ['a page that is not on the list', { ...message, page: 'none' }, popup],
  ['no tab', { ...message, tabId: '7' }, popup],
  ['a tab that is no whole number', { ...message, tabId: 7.5 }, popup],
  ['another kind of message', { ...message, kind: 'page' }, popup],
  ['no object', 'said', popup],
])('a message from %s is ignored', (_, sent, sender) => {
  expect(readChoice(sent, sender, noon)).toBe(null)
})
