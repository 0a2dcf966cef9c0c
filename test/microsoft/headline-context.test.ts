import { describe, expect, test } from 'vitest'
import { isHeadline } from '../../src/microsoft/headline-context.ts'
import { contextOf, type Marked } from '../../src/microsoft/text-context.ts'

/** Whether the last place where a text has these words shows a page of Microsoft's. */
function counts(says: 'admin-approval' | 'approval-request', words: string, text: string, marked: Marked) {
  const lowerCase = text.toLowerCase()
  const start = lowerCase.lastIndexOf(words)
  const sentence = { kind: 'headline', says, en: [words] } as const
  return isHeadline({ sentence, start, end: start + words.length }, contextOf(text, lowerCase, marked))
}

describe('a headline about an administrator counts', () => {
  test.each([
    ['alone on a line', 'hello,\nneed admin approval\nthanks'],
    ['alone on a line with marks', 'hello,\n- need admin approval.\nthanks'],
    ['in quotes', 'all of us get "need admin approval" here'],
    ['in quotes with a stop', 'all of us get "need admin approval."'],
    ['in the quotes of a program', "{'title':'need admin approval'}"],
    ['with a capital', 'All of us get Need admin approval since Monday'],
    ['at the start', 'Need admin approval. What now?'],
    ['behind a word that reports it', 'the page says need admin approval, what now?'],
    ['behind such a word at the start', 'it says need admin approval, what now?'],
    ['behind such a word and a quote', 'the page shows: "need admin approval'],
    ['in capitals at the start', 'NEED ADMIN APPROVAL. WHAT NOW?'],
    ['in capitals behind a stop', 'HELLO. NEED ADMIN APPROVAL. WHAT NOW?'],
    ['in capitals in brackets', 'CANNOT WORK (NEED ADMIN APPROVAL)'],
    ['in capitals in brackets at the start', '(NEED ADMIN APPROVAL) SINCE MONDAY'],
    ['in capitals behind a colon', 'PAGE:NEED ADMIN APPROVAL. WHAT NOW?'],
    ['about Clara’s sign-in', 'do we need admin approval to log in to clara'],
    ['about a sign-in to see expenses', 'to see an expense in clara i need admin approval at the login'],
    ['about the app', 'do we need admin approval for the app clara'],
  ])('%s', (_, text) => {
    expect(counts('admin-approval', 'need admin approval', text, 'unmarked')).toBe(true)
  })

  test.each([
    ['in running text', 'Hello, I read that we need admin approval of this'],
    ['behind a word that reports it, far before', 'it says that the two of us need admin approval now'],
    ['with one quote before it', 'all of us get "need admin approval here'],
    ['with one quote behind it', 'all of us need admin approval" here'],
    ['with a capital, where the sentence goes on', 'Need admin approval for my leave'],
    ['in a report, where the sentence goes on', 'it says need admin approval to buy a lamp'],
    ['in running capitals', 'MY LEAVE WILL NEED ADMIN APPROVAL NOW'],
    ['in running capitals at the start', 'WE NEED ADMIN APPROVAL NOW'],
    ['for an expense in Clara', 'when i log in to clara, the expense 4711 of ana need admin approval'],
    ['for an expense at the start', 'expenses need admin approval in clara’s login'],
    ['for a card in Clara', 'do we need admin approval for clara cards'],
  ])('not %s', (_, text) => {
    expect(counts('admin-approval', 'need admin approval', text, 'unmarked')).toBe(false)
  })

  test.each([
    ['from microsoft: clara needs admin approval again', true],
    ['clara needs admin approval, microsoft says', true],
    ['from ana: clara needs admin approval again', false],
    ['from microsoft: clara needs cards, and my leave needs admin approval', false],
  ])('if a person names Microsoft and says that Clara needs it: %s', (text, isHeadline) => {
    expect(counts('admin-approval', 'needs admin approval', text, 'unmarked')).toBe(isHeadline)
  })

  test.each([
    ['microsoft me dice que se necesita aprobación del administrador hoy', true],
    ['dice que se necesita aprobación del administrador en microsoft', true],
    ['microsoft maldice que se necesita aprobación del administrador', false],
  ])('if a person names Microsoft and reports it: %s', (text, isHeadline) => {
    const words = 'se necesita aprobación del administrador'
    expect(counts('admin-approval', words, text, 'unmarked')).toBe(isHeadline)
  })

  test('beside a mark of Microsoft’s, but not as a question', () => {
    const words = 'admin consent required'
    expect(counts('admin-approval', words, 'here admin consent required is all', 'marked')).toBe(true)
    expect(counts('admin-approval', words, 'for us is admin consent required here', 'marked')).toBe(false)
    expect(counts('admin-approval', words, 'is admin consent required here', 'marked')).toBe(false)
    expect(counts('admin-approval', words, 'that this admin consent required here', 'marked')).toBe(true)
  })
})

describe('a headline that other systems have', () => {
  test.each([
    ['beside Clara and the rest of the page', 'Approval required\nClara\nRequest approval'],
    ['beside Clara and the sign-in', 'When I log in to Clara:\nApproval required'],
    ['with money, beside Microsoft and the sign-in', 'I log in by Microsoft, no expense:\nApproval required'],
    ['in quotes beside the sign-in', 'our login has "approval required" since Monday'],
    ['with a capital beside Clara’s sign-in', 'Our login to Clara has Approval required since Monday'],
    ['behind a word that reports it', 'our login to clara says approval required since Monday'],
    ['behind a word that reports it', 'our login to clara says approval required\ncall me'],
  ])('counts %s', (_, text) => {
    expect(counts('approval-request', 'approval required', text, 'unmarked')).toBe(true)
  })

  test.each([
    ['beside the rest of the page alone', 'Approval required\nHoliday\nRequest approval'],
    ['beside Clara alone', 'Approval required\nClara'],
    ['with money on Clara’s page', 'Approval required\nClara\nRequest approval\nExpense'],
    ['with money in a mail of Clara’s', 'Log in to Clara for the expense\nApproval required'],
    ['beside the sign-in alone', 'When I log in:\nApproval required'],
    ['in quotes alone', 'our leave has "approval required" since Monday'],
    ['in running text', 'when i log in to clara with approval required there'],
    ['where the sentence goes on', 'Our login to Clara says Approval required for the lamp'],
  ])('does not count %s', (_, text) => {
    expect(counts('approval-request', 'approval required', text, 'unmarked')).toBe(false)
  })

  test('counts beside a mark of Microsoft’s', () => {
    expect(counts('approval-request', 'approval required', 'Approval required', 'marked')).toBe(true)
    expect(counts('approval-request', 'approval required', 'no approval required here', 'marked')).toBe(false)
  })
})
