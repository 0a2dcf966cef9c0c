import { describe, expect, test } from 'vitest'
import { readApproval } from '../../src/microsoft/approval.ts'

describe('an approval page that somebody pasted is known by its words', () => {
  test.each([
    ['ana@contoso.example\nNeed admin approval\nClara\nunverified', 'admin', 'Clara'],
    ['Se necesita la aprobación del administrador\n\nClara', 'admin', 'Clara'],
    ['Se necesita aprobación del administrador', 'admin', null],
    ['Necessidade de aprovação do administrador\nana@contoso.example', 'admin', null],
    [' approval required \nClara\nEnter justification for requesting this app', 'required', 'Clara'],
    ['Request sent\nClara\nYour admin has been told.', 'sent', 'Clara'],
    [`Need admin approval\n${'long '.repeat(20)}`, 'admin', null],
    [`Need admin approval\n${'N'.repeat(60)}`, 'admin', 'N'.repeat(60)],
    [`Need admin approval\n${'N'.repeat(61)}`, 'admin', null],
  ])('%s', (text, approval, appName) => {
    expect(readApproval(text)).toEqual({ approval, appName })
  })
  test.each([
    'I read that I need admin approval for this',
    'Approval required\nHoliday of Ana',
    'Request sent\nThank you',
    '',
  ])('and not by words that any page may have: %s', (text) => {
    expect(readApproval(text)).toBe(null)
  })
})
