import { describe, expect, test } from 'vitest'
import { readApproval } from '../../src/microsoft/approval.ts'

describe('an approval page in a pasted text', () => {
  test.each([
    ['ana@contoso.example\nNeed admin approval\nClara\nunverified', 'admin', 'Clara'],
    ['Se necesita la aprobación del administrador\n\nClara', 'admin', 'Clara'],
    ['Se necesita aprobación del administrador', 'admin', null],
    ['Necessidade de aprovação do administrador\nana@contoso.example', 'admin', null],
    [' approval required \nClara\nEnter justification for requesting this app', 'required', 'Clara'],
    [
      'Aprobación necesaria\nClara\nEscriba una justificación para solicitar esta aplicación',
      'required',
      'Clara',
    ],
    ['Aprobación requerida\nClara\nSolicitar aprobación', 'required', 'Clara'],
    ['Aprovação necessária\nClara\nSolicitar aprovação', 'required', 'Clara'],
    ['Request sent\nClara\nYour admin has been told.', 'sent', 'Clara'],
    ['Solicitud enviada\nClara\nSe avisó a su administrador.', 'sent', 'Clara'],
    ['Solicitação enviada\nClara\nO administrador foi avisado.', 'sent', 'Clara'],
    [`Need admin approval\n${'long '.repeat(20)}`, 'admin', null],
    [`Need admin approval\n${'N'.repeat(60)}`, 'admin', 'N'.repeat(60)],
    [`Need admin approval\n${'N'.repeat(61)}`, 'admin', null],
  ])('is known by its words: %j', (text, approval, appName) => {
    expect(readApproval(text)).toEqual({ approval, appName })
  })
  test.each([
    'I read that I need admin approval for this',
    'Approval required\nHoliday of Ana',
    'Request sent\nThank you',
    'Aprobación necesaria\nVacaciones de Ana',
    'Solicitud enviada\nGracias',
    '',
  ])('is not known by words that any page may have: %j', (text) => {
    expect(readApproval(text)).toBe(null)
  })
})
