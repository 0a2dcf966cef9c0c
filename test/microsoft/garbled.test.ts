import { describe, expect, test } from 'vitest'
import { ungarbled } from '../../src/microsoft/garbled.ts'

const asWindows1252 = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))

describe('a text is readable again after', () => {
  test.each(['aprobación', 'não é', 'Begründung', 'l’application « Clara »', 'plain'])(
    'another encoding: %s',
    (text) => {
      expect(ungarbled(asWindows1252(text))).toBe(text)
      expect(ungarbled(text)).toBe(text)
    },
  )
  test.each([
    ['a=3D1&b=3D2', 'a=1&b=2'],
    ['error=3Dinvalid_grant', 'error=invalid_grant'],
    ['aprobaci=C3=B3n', 'aprobación'],
    ['a long li=\r\nne =3D', 'a long line ='],
    ['a long li=\nne =3D', 'a long line ='],
    ['page=3Dreprocess', 'page=reprocess'],
    ['page=3D2a_b', 'page=2a_b'],
    [
      'charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\naprobaci=C3=B3n',
      'charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\naprobación',
    ],
  ])('quoted-printable: %j', (text, plain) => {
    expect(ungarbled(text)).toBe(plain)
  })
})

test('signs of Windows-1252 are octets, too', () => {
  expect(ungarbled('SOLICITAÃ‡ÃƒO nÃ£oâ€™')).toBe('SOLICITAÇÃO não’')
})

test('what is no UTF-8 stays', () => {
  expect(ungarbled(`${asWindows1252('SOLICITAÇÃO não’')} ÀÉÈ`)).toBe('SOLICITAÇÃO não’ ÀÉÈ')
})

test.each([
  'client_id=3D5f3c1a',
  'client_id=3D.x',
  'a=b c=3Dlogin',
  'no content-transfer-encoding: quoted a=b c=3D',
  'a=b&c=3D',
  'x == y',
  'São Paulo',
  '=E9=E9',
  'code=50105 status=400',
])('%j is not garbled', (text) => {
  expect(ungarbled(text)).toBe(text)
})

test('signs that nobody sees are removed', () => {
  expect(ungarbled('AAD\u200bSTS\u00ad50105\ufeff')).toBe('AADSTS50105')
})

test.each([
  ['AADSTS5O1O5: a', 'AADSTS50105: a'],
  ['AAD5TS 9oo94', 'AADSTS 90094'],
  ['AADST5: 7OOOl12.', 'AADSTS: 7000112.'],
  ['AADSTSSOI05', 'AADSTS50105'],
  ['AADSTS50105', 'AADSTS50105'],
  ['AADSTS5O1O5x', 'AADSTS5O1O5x'],
  ['AADSTS SOLOS', 'AADSTS SOLOS'],
])('the letters of a number in a picture become digits: %s', (text, digits) => {
  expect(ungarbled(text)).toBe(digits)
})
