import { describe, expect, test } from 'vitest'
import { parseInput, silenceOf } from '../../src/attempt/input.ts'
import type { Silence } from '../../src/attempt/silence.ts'
import { clara, clientId, noText, otherClientId } from '../builders.ts'

const authorize = 'https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize'
const elsewhere = 'https%3A%2F%2Fapp.other.example%2Fcb'
const without = { ...clara, clientIds: [] }
const reason = (input: string, who = clara): Silence => silenceOf(parseInput(input), who)

describe('an address without a diagnosis', () => {
  test.each([
    ['Clara’s request is a step', `${authorize}?client_id=${clientId}`, 'step', null],
    [
      'Clara’s request is a step wherever it returns to',
      `${authorize}?client_id=${clientId}&redirect_uri=${elsewhere}`,
      'step',
      null,
    ],
    ['a page of Microsoft’s is a step', 'https://login.microsoftonline.com/kmsi', 'step', null],
    [
      'the answer to a silent renewal is a step',
      'https://app.clara.com/cb?error=login_required&error_subcode=x',
      'step',
      null,
    ],
    ['an answer with a code is a success', 'https://app.clara.com/cb?code=SECRET&state=x', 'success', null],
    [
      'another request is another app’s',
      `${authorize}?client_id=${otherClientId}`,
      'another-app',
      otherClientId,
    ],
    [
      'an answer to another host is another app’s',
      'https://app.other.example/cb?error=a&error_subcode=b',
      'another-app',
      'app.other.example',
    ],
    [
      'an answer that names another app is that app’s',
      `https://app.clara.com/cb?error=access_denied&error_description=AADSTS50105:+application+'${otherClientId}'(Jira)`,
      'another-app',
      'Jira',
    ],
    ['another host is not Microsoft’s', 'https://app.other.example/', 'not-microsoft', null],
    [
      'an error of Clara’s own is not Microsoft’s',
      'https://app.clara.com/x?error=not_found',
      'not-microsoft',
      null,
    ],
    ['a page of Clara’s shows no error', 'https://app.clara.com/cards', 'no-error', null],
  ] as const)('%s', (_, input, notDiagnosed, otherApp) => {
    expect(reason(input)).toMatchObject({ notDiagnosed, otherApp })
  })
  test('is another app’s by its redirect URI, if no client ID is set for Clara', () => {
    expect(
      reason(`${authorize}?client_id=${otherClientId}&redirect_uri=${elsewhere}`, without).otherApp,
    ).toBe(otherClientId)
    expect(reason(`${authorize}?redirect_uri=${elsewhere}`, without).otherApp).toBe('app.other.example')
    expect(reason(`${authorize}?client_id=${otherClientId}`, without).otherApp).toBe(null)
    expect(reason(`${authorize}?redirect_uri=https%3A%2F%2Fapp.clara.com%2Fcb`, without).otherApp).toBe(null)
  })
})

describe('a text without a diagnosis', () => {
  test.each([
    ['of another app', `AADSTS50105: application '${otherClientId}'(Jira)`, 'another-app', 'Jira'],
    [
      'that names another app by ID alone',
      `AADSTS90094. App id: ${otherClientId}`,
      'another-app',
      otherClientId,
    ],
    ['of a question in every sign-in', 'AADSTS50058: nobody', 'step', null],
    ['of such a question that names Clara', `AADSTS50058. App id: ${clientId}`, 'step', null],
    ['about a sign-out', "We're having trouble signing you out", 'step', null],
    ['of a success', 'code=SECRET&state=x', 'success', null],
    ['of another system', 'MSIS7042: too many requests', 'not-microsoft', null],
    ['without an error', 'Thank you', 'no-error', null],
    [
      'with a sentence that says nothing',
      'Correlation ID: 7c83aa10-2b4e-4d5f-9a61-0c1d2e3f4a00',
      'no-error',
      null,
    ],
  ] as const)('%s', (_, input, notDiagnosed, otherApp) => {
    expect(reason(input)).toMatchObject({ notDiagnosed, otherApp })
  })
  test.each([
    ['an error without a mark of Microsoft’s', { hasError: true }],
    ['a mark of Microsoft’s without an error', { isMicrosoft: true }],
  ])('with %s shows no error', (_, more) => {
    const text = { kind: 'text', text: { ...noText, ...more } } as const
    expect(silenceOf(text, clara)).toEqual({ notDiagnosed: 'no-error', otherApp: null, seen: null })
  })
  test('names the error of another system', () => {
    expect(reason('Fehler 49 beim Drucken').seen).toBe('Fehler 49')
    expect(reason('https://app.clara.com/x?error=not_found').seen).toBe('not_found')
  })
})
