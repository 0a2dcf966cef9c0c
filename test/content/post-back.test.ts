// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { readPostBack } from '../../src/content/post-back.ts'

const target = 'https://app.clara.com/auth/form?x=SECRET'
const show = (html: string) => {
  document.body.innerHTML = html
}
const input = (name: string, value: string) => `<input type="hidden" name="${name}" value="${value}">`

afterEach(() => show(''))

describe('a form on its way to the app', () => {
  test('gives its error values and nothing else', () => {
    const secrets = input('state', 'SECRET') + input('session_state', 'SECRET')
    show(
      `<form method="post" action="${target}">${input('error', 'access_denied')}${input('error_subcode', 'cancel')}${secrets}</form>`,
    )
    expect(readPostBack(document)).toEqual({
      kind: 'form',
      action: 'https://app.clara.com/auth/form',
      fields: { error: 'access_denied', error_subcode: 'cancel' },
      hasCode: false,
    })
  })
  test.each(['code', 'id_token'])('tells that there is a %s without telling it', (name) => {
    show(`<form method="post" action="${target}">${input(name, 'SECRET')}${input('state', 'SECRET')}</form>`)
    expect(readPostBack(document)).toEqual({
      kind: 'form',
      action: 'https://app.clara.com/auth/form',
      fields: {},
      hasCode: true,
    })
  })
  test('is cut where a text has no end', () => {
    show(
      `<form method="post" action="${target}">${input('error', 'e')}${input('error_description', 'x'.repeat(9000))}</form>`,
    )
    expect(readPostBack(document)?.fields.error_description).toHaveLength(4000)
  })
})

describe('no other form counts', () => {
  test.each([
    ['the sign-in form', `<form method="post" action="/common/login">${input('ctx', 'SECRET')}</form>`],
    [
      'a form to the page’s own host',
      `<form method="post" action="${location.origin}/x">${input('code', 'SECRET')}</form>`,
    ],
    ['a form without an action', `<form method="post">${input('error', 'x')}</form>`],
    ['a form to no address', `<form method="post" action="/relative">${input('error', 'x')}</form>`],
    ['a field outside a form', input('error', 'x')],
    ['a field that the person fills', `<form method="post" action="${target}"><input name="code"></form>`],
  ])('%s', (_, html) => {
    show(html)
    expect(readPostBack(document)).toBe(null)
  })
})
