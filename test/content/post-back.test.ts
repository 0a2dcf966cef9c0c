// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { answerForm, readPostBack } from '../../src/content/post-back.ts'

const target = 'https://app.clara.com/auth/form?x=SECRET'
const show = (html: string) => {
  document.body.innerHTML = html
}
const read = () => {
  const form = answerForm(document) ?? document.querySelector('form')
  return form && readPostBack(form)
}
const input = (name: string, value: string) => `<input type="hidden" name="${name}" value="${value}">`

afterEach(() => show(''))

describe('a form that Microsoft’s page posts to the app', () => {
  test('gives only its error values', () => {
    const secrets = input('state', 'SECRET') + input('session_state', 'SECRET')
    show(
      `<form method="post" action="${target}">${input('error', 'access_denied')}${input('error_subcode', 'cancel')}${secrets}</form>`,
    )
    expect(read()).toEqual({
      kind: 'form',
      action: 'https://app.clara.com/auth/form',
      fields: { error: 'access_denied', error_subcode: 'cancel' },
      hasCode: false,
    })
  })
  test.each(['code', 'id_token', 'ear_jwe'])('shows that there is a %s without its value', (name) => {
    show(`<form method="post" action="${target}">${input(name, 'SECRET')}${input('state', 'SECRET')}</form>`)
    expect(read()).toEqual({
      kind: 'form',
      action: 'https://app.clara.com/auth/form',
      fields: {},
      hasCode: true,
    })
  })
  test('gives at most 4,000 characters of a value', () => {
    show(
      `<form method="post" action="${target}">${input('error', 'e')}${input('error_description', 'x'.repeat(9000))}</form>`,
    )
    expect(read()?.fields.error_description).toHaveLength(4000)
  })
})

describe('another form is not read:', () => {
  test.each([
    ['the sign-in form', `<form method="post" action="/common/login">${input('ctx', 'SECRET')}</form>`],
    [
      'a form to the page’s own host',
      `<form method="post" action="${location.origin}/x">${input('code', 'SECRET')}</form>`,
    ],
    ['a form without an action', `<form method="post">${input('error', 'x')}</form>`],
    [
      'a form with a relative address',
      `<form method="post" action="/relative">${input('error', 'x')}</form>`,
    ],
    ['a field outside a form', input('error', 'x')],
    ['a form with a visible field', `<form method="post" action="${target}"><input name="code"></form>`],
  ])('%s', (_, html) => {
    show(html)
    expect(read()).toBe(null)
  })
})
