// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { personalAreas } from '../../src/popup/personal-areas.ts'

/** What the function covers: the texts of its ranges, and the elements whose box it asks for. */
let covered: string[] = []

beforeEach(() => {
  covered = []
  // The tests' document has no layout.
  vi.spyOn(Range.prototype, 'getClientRects').mockImplementation(function (this: Range) {
    covered.push(this.toString())
    return [box()] as unknown as DOMRectList
  })
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    if (this.tagName !== 'IFRAME') covered.push(`<${this.tagName.toLowerCase()}>`)
    return box()
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

let boxes = 0
const box = () => new DOMRect(0, boxes++, 10, 10)

function coveredIn(html: string): string[] {
  document.body.innerHTML = html
  personalAreas()
  return covered
}

describe('an account is covered', () => {
  it.each([
    ['alone', '<p>as ana@contoso.example now</p>', ['ana@contoso.example']],
    ['split by <wbr>', '<p>as ana@<wbr>contoso<wbr>.example now</p>', ['ana@contoso.example']],
    ['split by elements', '<p>as <b>ana</b><i>@contoso</i>.example</p>', ['ana@contoso.example']],
    [
      'split in a flexible box',
      '<div style="display:flex"><div>ana</div><div>@contoso.example</div></div>',
      ['ana@contoso.example'],
    ],
    ['as DOMAIN\\user', '<p>as CONTOSO\\ana.silva</p>', ['CONTOSO\\ana.silva']],
    ['with its name', '<p>for Ana Silva (ana@contoso.example)</p>', ['Ana Silva (ana@contoso.example']],
    [
      'with a name beside it',
      '<div><div>Ana Silva</div><div>ana@contoso.example</div></div>',
      ['ana@contoso.example', 'Ana Silva'],
    ],
    ['in a placeholder', '<input placeholder="ana@contoso.example">', ['<input>']],
    ['in a typed text', '<input value="ana"><textarea></textarea>', ['<input>']],
    ['on a button', '<input type="submit" value="ana@contoso.example">', ['<input>']],
    ['in editable text', '<div contenteditable="true">Ana</div>', ['<div>']],
    ['in a list', '<select><option>ana@contoso.example</option></select>', ['<select>']],
  ])('%s', (_, html, texts) => {
    expect(coveredIn(html)).toEqual(texts)
  })

  it('in an open shadow root', () => {
    document.body.innerHTML = '<div></div>'
    const root = document.querySelector('div')?.attachShadow({ mode: 'open' })
    if (root) root.innerHTML = '<p>ana@contoso.example</p>'
    personalAreas()
    expect(covered).toEqual(['ana@contoso.example'])
  })
})

it.each([
  '<h1>Need admin approval</h1><p>Ask your administrator.</p>',
  '<input type="submit" value="Next"><input placeholder="Password"><div contenteditable="true"> </div>',
  '<div><h1>Approval required</h1><p>ana at contoso</p></div>',
  '<script>const a = "ana@contoso.example"</script>',
])('nothing else is covered: %s', (html) => {
  expect(coveredIn(html)).toEqual([])
})

it('a headline beside an account stays', () => {
  expect(coveredIn('<div><div>ana@contoso.example</div><h1>Need admin approval</h1></div>')).toEqual([
    'ana@contoso.example',
  ])
})

it('five hundred accounts are covered', () => {
  document.body.innerHTML = '<p>ana@contoso.example</p>'.repeat(500)
  expect(personalAreas().personal).toHaveLength(500)
})
