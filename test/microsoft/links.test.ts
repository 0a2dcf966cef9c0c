import { describe, expect, test } from 'vitest'
import { takeLinks } from '../../src/microsoft/links.ts'
import { authResponse, otherClientId, tenant } from '../builders.ts'

const callback = 'https://app.contoso.example/cb'
const cancelled = authResponse({ subcode: 'cancel' })
const query = 'error=access_denied&error_subcode=cancel'
const explained = `error=access_denied&error_uri=https://login.microsoftonline.com/error?code=65004`
const declined = authResponse({ code: '65004', codes: ['65004'] })

describe('an address in a text', () => {
  test.each([
    ['at the beginning', `${callback}?${query} it said`, ' it said'],
    ['behind a word', `Location:${callback}?${query}`, 'Location:'],
    ['with http', `at:${callback.replace('https', 'http')}?${query}`, 'at:'],
    ['without https://', `at app.contoso.example/cb?${query}`, 'at '],
    ['at the end of a sentence in brackets', `(see ${callback}?${query}).`, '(see '],
  ])('is taken out and its answer is read, %s', (_, text, prose) => {
    expect(takeLinks(text)).toEqual({
      prose,
      answers: [cancelled],
      hosts: ['app.contoso.example'],
      request: null,
    })
  })
})

test('an address goes on in the next lines where these begin with a parameter', () => {
  const text = `see\n${callback}?error=access_denied\n> &error_subcode=cancel\r\n&state=1\n& so on`
  expect(takeLinks(text)).toMatchObject({ prose: 'see\n\n& so on', answers: [cancelled] })
})

describe('the body of a form in a text', () => {
  test.each([
    ['alone', query, cancelled],
    ['behind a path', `GET /cb?${query}`, cancelled],
    [
      'with the tenant first',
      `tenant=${tenant}&admin_consent=True&state=1`,
      authResponse({ outcome: 'success', error: null, tenant, adminConsent: true }),
    ],
    ['with an address that explains it', explained, declined],
    ['behind a path, with an address that explains it', `/cb?${explained}`, declined],
  ])('stays there and its answer is read, %s', (_, text, answer) => {
    expect(takeLinks(text)).toEqual({ prose: text, answers: [answer], hosts: [], request: null })
  })
})

test.each(['Is 50105/65004 an error?', 'a=b', 'state=SECRET', 'either/or #help'])(
  '%j has no link',
  (text) => {
    expect(takeLinks(text)).toEqual({ prose: text, answers: [], hosts: [], request: null })
  },
)

test('the first request to sign in is taken', () => {
  const [first, second] = [otherClientId, tenant].map(
    (id) => `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${id}`,
  )
  expect(takeLinks(`${callback} ${first} ${second}`).request?.clientId).toBe(otherClientId)
})

test('the last twenty answers are taken', () => {
  const { answers } = takeLinks(`${`${callback}?${query} `.repeat(25)}${callback}?error=server_error`)
  expect(answers).toHaveLength(20)
  expect(answers.at(-1)?.error).toBe('server_error')
})
