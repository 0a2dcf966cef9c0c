import { describe, expect, test } from 'vitest'
import { readInput } from '../../src/attempt/input.ts'
import { clara, clientId, noon, otherClientId } from '../builders.ts'

const read = (input: string) => readInput(input, noon, clara)
const answer = 'error=access_denied&error_description=AADSTS65004%3a+User+declined'

describe('an address that somebody hands in', () => {
  test('is an attempt where it is an answer at Clara’s', () => {
    expect(read(` https://app.clara.com/auth/callback?${answer}\n`)).toMatchObject({
      kind: 'address',
      address: { host: 'app.clara.com' },
      attempt: { recognition: 'return-address', seen: [{ by: 'anyone', via: 'address' }] },
    })
  })
  test('is an attempt where it is an answer at Microsoft’s that names no other app', () => {
    const host = 'https://login.microsoftonline.com/common/oauth2/nativeclient'
    expect(read(`${host}?${answer}`).attempt).toMatchObject({
      recognition: 'text',
      seen: [{ kind: 'response' }],
    })
    expect(read(`${host}?${answer}%20(app%20id%3A%20${otherClientId})`).attempt).toBe(null)
  })
  test('is an attempt where it is a side page of Microsoft’s', () => {
    expect(read('https://login.microsoftonline.com/cookiesdisabled').attempt?.seen).toMatchObject([
      { kind: 'step' },
    ])
  })
  test('is an attempt where it is a request of Clara’s, and none where it is another app’s', () => {
    const authorize = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id='
    expect(read(authorize + clientId).attempt?.recognition).toBe('client-id')
    expect(read(authorize + otherClientId).attempt).toBe(null)
  })
  test('is none on a stranger’s host', () => {
    expect(read(`https://app.fabrikam.example/cb?${answer}`).attempt).toBe(null)
  })
})

describe('a text that somebody hands in', () => {
  test('is an attempt where it bears a mark of Microsoft’s', () => {
    expect(read('AADSTS90094: something about a permission')).toMatchObject({
      kind: 'text',
      text: { code: '90094', hasError: true },
      attempt: { recognition: 'text', seen: [{ kind: 'text', at: noon }] },
    })
  })
  test('is none where it does not', () => {
    expect(read('I cannot sign in').attempt).toBe(null)
    expect(read('https://not an address').kind).toBe('text')
  })
})
