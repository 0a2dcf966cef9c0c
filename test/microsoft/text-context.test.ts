import { describe, expect, test } from 'vitest'
import { contextOf, type Marked, type TextContext } from '../../src/microsoft/text-context.ts'

const read = (text: string, marked: Marked = 'unmarked') => contextOf(text, text.toLowerCase(), marked)

describe('a text', () => {
  const about = (text: string, marked?: Marked) => {
    const { hasSignIn, hasProduct, namesMicrosoft, isAboutSignIn } = read(text, marked)
    return Object.entries({ hasSignIn, hasProduct, namesMicrosoft, isAboutSignIn }).flatMap(([name, is]) =>
      is ? [name] : [],
    )
  }
  test.each<[text: string, found: (keyof TextContext)[]]>([
    ['Lunch is at noon', []],
    ['I cannot sign in', ['hasSignIn']],
    ['Clara is slow', ['hasProduct']],
    ['Clarabel is slow', []],
    ['Microsoft is slow', ['hasProduct', 'namesMicrosoft']],
    ['Our center is slow', []],
    ['Entrar em Clara', ['hasSignIn', 'hasProduct', 'isAboutSignIn']],
    ['No puedo acceder con Office 365', ['hasSignIn', 'hasProduct', 'namesMicrosoft', 'isAboutSignIn']],
  ])('about a product and its sign-in: %s', (text, found) => {
    expect(about(text)).toEqual(found)
  })

  test('with a mark is about Microsoft’s sign-in', () => {
    expect(read('Lunch', 'marked')).toMatchObject({
      hasMark: true,
      hasSignIn: false,
      hasProduct: true,
      namesMicrosoft: true,
      isAboutSignIn: true,
    })
    expect(read('Lunch').hasMark).toBe(false)
  })

  test('in capitals alone is shouted', () => {
    expect(read('NEED ADMIN APPROVAL 123').isShouted).toBe(true)
    expect(read('NEED ADMIN APPROVAl').isShouted).toBe(false)
  })

  test.each([
    ['Your admin will see this', { hasRestOfPage: true, hasMoney: false }],
    ['Un administrador revisa', { hasRestOfPage: true, hasMoney: false }],
    ['A card of $ 500', { hasRestOfPage: false, hasMoney: true }],
    ['Um cartão', { hasRestOfPage: false, hasMoney: true }],
    ['Hello', { hasRestOfPage: false, hasMoney: false }],
  ])('may have other parts of the page, or money: %s', (text, expected) => {
    expect(read(text)).toMatchObject(expected)
  })
})

test('lines lose marks of lists, spaces and the stop at the end', () => {
  const text = '## - Approval required!\n  Need admin approval.  \nA.B is 3.5\n'
  expect([...read(text).lines]).toEqual(['approval required', 'need admin approval', 'a.b is 3.5', ''])
})
