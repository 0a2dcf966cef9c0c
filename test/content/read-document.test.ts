// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readDocument } from '../../src/content/read-document.ts'

const show = (html: string) => {
  document.body.innerHTML = html
}
const form = (action: string) => `<form method="post" action="${action}"><textarea></textarea></form>`
const visible = vi.fn(() => true)
HTMLTextAreaElement.prototype.checkVisibility = visible

afterEach(() => {
  show('')
  visible.mockReturnValue(true)
})

test('the text of a page with a code is read without its scripts and styles', () => {
  const id = (digit: string) => `feed0000-1111-4222-8333-${digit.repeat(12)}`
  const unseen = ['script', 'style'].map((name) => `<${name}>/* Request Id: ${id('1')} */</${name}>`).join('')
  const config = '<script type="text/plain">$Config={"iErrorCode":50105};\n</script>'
  show(`${config}${unseen}<div>Request Id:<p>${id('2')}</p></div><p>Error Code: 53003</p><p>x</p>`)
  expect(readDocument()?.page).toMatchObject({ codes: ['50105', '53003'], requestId: id('2') })
})

describe('a text area is the form for a reason', () => {
  const formIn = (html: string) => {
    show(html)
    return readDocument()?.page.form ?? null
  }
  test('if it is seen in a form that is sent to Microsoft', () => {
    expect(formIn(form('/common/Consent/Set'))).toBe('reason')
    expect(formIn(`<textarea hidden></textarea>${form('')}`)).toBe('reason')
  })
  test('not if another extension has put it into the page', () => {
    expect(formIn('<textarea></textarea>')).toBe(null)
    expect(formIn(form('https://notes.example/'))).toBe(null)
    expect(formIn('<div><p>Note</p><textarea name="note"></textarea></div>')).toBe(null)
    expect(formIn(form(`${location.origin}.evil.example/`))).toBe(null)
  })
  test('not if it is hidden', () => {
    visible.mockReturnValue(false)
    expect(formIn(form('/common/Consent/Set'))).toBe(null)
  })
  test('not on a page to sign in', () => {
    expect(formIn(`<input id="i0116">${form('/common/login')}`)).toBe('sign-in')
  })
})
