import { describe, expect, test } from 'vitest'
import { parseInput } from '../../src/attempt/input.ts'
import { readInput } from '../../src/triage/records/read-input.ts'
import { clara, clientId, noon, otherClientId, step } from '../builders.ts'

const read = (input: string) => readInput(input, noon, clara)
function readAddressOf(input: string) {
  const parsed = parseInput(input)
  if (parsed.kind !== 'address') throw new Error('This is no address.')
  return parsed.address
}
const answer = 'error=access_denied&error_description=AADSTS65004%3a+User+declined'

describe('a pasted address', () => {
  test('is read as Windows’ command line writes it', () => {
    const { host, response } = readAddressOf(`https://app.clara.com/cb?${answer.replace(/[&%]/g, '^$&')}`)
    expect({ host, code: response?.code }).toEqual({ host: 'app.clara.com', code: '65004' })
  })
  test.each([
    '> ADDRESS',
    '- <ADDRESS>',
    '`ADDRESS`',
    '(ADDRESS)',
    '| ADDRESS |',
    '**"ADDRESS"**',
    'ADDRESS\n',
  ])('is read between marks: %s', (form) => {
    for (const address of [`https://app.clara.com/cb?${answer}`, 'https://app.clara.com/cards(old)/7'])
      expect(readAddressOf(form.replace('ADDRESS', address))).toEqual(readAddressOf(address))
  })
  test('ends before the words behind its scopes', () => {
    const request = 'https://login.microsoftonline.com/common/oauth2/authorize?client_id=x&scope=openid'
    expect(parseInput(`${request} profile  User.Read`).kind).toBe('address')
    expect(parseInput(`${request} is what I see`).kind).toBe('text')
    expect(parseInput(`${request}\nhttps://app.clara.com/`).kind).toBe('text')
  })
  test('is a text if another address follows', () => {
    const two = 'https://login.microsoftonline.com/kmsi https://app.clara.com/'
    expect(parseInput(two).kind).toBe('text')
  })
  test('with a number that is not in the table has the meaning of its sentence', () => {
    const said = (code: string, words = 'Access+has+been+blocked+by+Conditional+Access') =>
      readAddressOf(
        `https://app.clara.com/cb?error=access_denied&error_description=AADSTS${code}%3a+${words}`,
      ).response?.statement
    expect(said('987654')).toEqual({ says: 'conditional-access' })
    expect(said('987654', 'User+account+is+disabled')).toEqual({ says: 'account-blocked' })
    expect(said('50105')).toBe(undefined)
    expect(
      readAddressOf('https://app.clara.com/cb?error=x&error_description=AADSTS987654').response?.statement,
    ).toBe(undefined)
  })
  test('is an attempt if it is an answer on Clara’s host', () => {
    expect(read(` https://app.clara.com/auth/callback?${answer}\n`)).toMatchObject({
      kind: 'address',
      address: { host: 'app.clara.com' },
      attempt: { recognition: 'return-address', seen: [{ by: 'anyone', via: 'address' }] },
    })
  })
  test('is an attempt if it is an answer on Microsoft’s host that names no other app', () => {
    const host = 'https://login.microsoftonline.com/common/oauth2/nativeclient'
    expect(read(`${host}?${answer}`).attempt).toMatchObject({
      recognition: 'text',
      seen: [{ kind: 'response' }],
    })
    expect(read(`${host}?${answer}%20(app%20id%3A%20${otherClientId})`).attempt).toBe(null)
  })
  test('is an attempt if it is another page on Microsoft’s host', () => {
    expect(read('https://login.microsoftonline.com/cookiesdisabled').attempt).toEqual({
      startedAt: noon,
      recognition: 'text',
      request: null,
      seen: [step('/cookiesdisabled', noon)],
      loopStarts: [],
      previous: null,
    })
  })
  test('is an attempt if it is Clara’s request and not another app’s', () => {
    const authorize = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id='
    expect(read(authorize + clientId).attempt).toMatchObject({ recognition: 'client-id', previous: null })
    expect(read(authorize + otherClientId).attempt).toBe(null)
    const setUp = encodeURIComponent('https://mysignins.microsoft.com/register')
    expect(read(`${authorize}${otherClientId}&redirect_uri=${setUp}`).attempt).toBe(null)
  })
  test('is no attempt on another host', () => {
    expect(read(`https://app.fabrikam.example/cb?${answer}`).attempt).toBe(null)
  })
})

describe('a pasted text', () => {
  test('is an attempt if it has a mark of Microsoft’s', () => {
    expect(read('AADSTS90094: something about a permission')).toMatchObject({
      kind: 'text',
      text: { code: '90094', hasError: true },
      attempt: { recognition: 'text', seen: [{ kind: 'text', at: noon }] },
    })
  })
  test('is no attempt without such a mark', () => {
    expect(read('I cannot sign in').attempt).toBe(null)
    expect(read('https://not an address').kind).toBe('text')
  })
})

test.each([
  [
    'lines behind its scopes',
    'https://login.microsoftonline.com/a/oauth2/authorize?scope=openid\nHi team',
    'text',
  ],
  [
    'a description of several lines',
    'https://app.clara.com/cb?error=a&error_description=AADSTS65004:\nx',
    'address',
  ],
  [
    'scopes with spaces',
    'https://login.microsoftonline.com/a/oauth2/authorize?scope=openid email',
    'address',
  ],
] as const)('an address with %s is read', (_, input, kind) => {
  expect(parseInput(input).kind).toBe(kind)
})
