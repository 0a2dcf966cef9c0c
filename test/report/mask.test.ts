import { describe, expect, it } from 'vitest'
import { masked } from '../../src/report/mask.ts'
import { readInput } from '../../src/triage/records/read-input.ts'
import { clara, noon, tenant } from '../builders.ts'

describe('a named secret is removed', () => {
  it.each([
    ['from a query', 'cb?state=x7&error=y', 'cb?state=[removed]&error=y'],
    ['with its quotes left', `{"sFT" : "flow9", 'ctx':'c9'}`, `{"sFT" : "[removed]", 'ctx':'[removed]'}`],
    ['from a sentence', 'Password: hunter2 is old', 'Password: [removed] is old'],
    ['from a sentence in Spanish', 'Contraseña: Verano2026', 'Contraseña: [removed]'],
    ['from a sentence in Spanish without accents', 'contrasena=x7', 'contrasena=[removed]'],
    ['from a sentence in Portuguese', 'minha senha: x7', 'minha senha: [removed]'],
    ['of SAML and WS-Federation', 'RelayState=x7&wctx=y8', 'RelayState=[removed]&wctx=[removed]'],
    ['behind a percent-encoded &', 'cb?x=1%26state%3Dx7', 'cb?x=1%26state%3D[removed]'],
    ['behind a percent-encoded ?', '/cb%3fctx%3dx7', '/cb%3fctx%3d[removed]'],
    [
      'from an address in an address in an address',
      'u=cb%25253Fcode%25253Dx7',
      'u=cb%25253Fcode%25253D[removed]',
    ],
    ['from percent-encoded JSON', '%7B%22sFT%22%3A%22flow9', '%7B%22sFT%22%3A%22[removed]'],
    ['from JSON in a string', String.raw`{\"sFT\":\"flow9`, String.raw`{\"sFT\":\"[removed]`],
  ])('%s', (_, text, left) => {
    expect(masked(text)).toBe(left)
  })

  it('only under its whole name', () => {
    const text = 'error_code=90094&statecode=1&xstate=2&tenant_state=3 code 4'
    expect(masked(text)).toBe(text)
  })
})

describe('a label “Error code”', () => {
  it.each(['Error code: 50105', 'Sign-in error code: 50105', '"Error Code": "90094"', 'Error Code: 9'])(
    'keeps its number: %s',
    (text) => {
      expect(masked(text)).toBe(text)
    },
  )

  it.each([
    ['Error code: 50105 code: 0.AXEAx7', 'Error code: 50105 code: [removed]'],
    ['Your code: 123456', 'Your code: [removed]'],
    ['error state=50105', 'error state=[removed]'],
  ])('does not keep another value: %s', (text, left) => {
    expect(masked(text)).toBe(left)
  })

  it('can still be read from what the workbench shows', () => {
    const page =
      'Error Code: 90094\nRequest Id: 0b1c0000-0000-4000-8000-00000000beef\nTimestamp: 2026-11-23T12:00:05Z'
    expect(readInput(masked(page), noon, clara)).toMatchObject({ text: { code: '90094' } })
  })
})

describe('without a name a long run of characters', () => {
  it.each([
    ['of 24 signs between dots', `${'.'.repeat(8)}${'aB3'.repeat(8)}`, '[removed]'],
    ['beside an identifier', `${tenant}.${'aB3'.repeat(8)}`, '[removed]'],
  ])('is removed: %s', (_, text, left) => {
    expect(masked(text)).toBe(left)
  })

  it.each([
    ['of 23 signs between dots', `${'.'.repeat(9)}${'aB3'.repeat(8).slice(1)}`],
    ['of capitals and digits beside an identifier', `${tenant}/${'AB3'.repeat(8)}`],
    ['with all its signs in identifiers', `api-${tenant}-${tenant.toUpperCase()}`],
  ])('stays: %s', (_, text) => {
    expect(masked(text)).toBe(text)
  })
})

it.each([
  ['whole', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.sig_x-1', '[removed]'],
  ['cut off', 'token eyJhbGci and more', 'token [removed] and more'],
  ['without a signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.', '[removed]'],
])('a JSON Web Token is removed: %s', (_, text, left) => {
  expect(masked(text)).toBe(left)
})
