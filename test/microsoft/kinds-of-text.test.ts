import { describe, expect, test } from 'vitest'
import { readText } from '../../src/microsoft/text.ts'
import { clientId, otherClientId, tenant } from '../builders.ts'

const first = ['aaaa0001-0000-4000-8000-000000000001', 'aaaa0002-0000-4000-8000-000000000002'] as const
const second = ['bbbb0001-0000-4000-8000-000000000001', 'bbbb0002-0000-4000-8000-000000000002'] as const
const ids = ([trace, correlation]: typeof first | typeof second, time: string) =>
  `Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: 2026-11-23 ${time}Z`

describe('several errors in one text', () => {
  test.each([
    [
      'of two tries the later',
      `AADSTS50126: a. ${ids(first, '10:00:00')}\nThen\nAADSTS50105: b. ${ids(second, '11:00:00')}`,
    ],
    [
      'the block with IDs, not the prose after it',
      `AADSTS50105: b. ${ids(second, '11:00:00')}\nMy colleague had AADSTS90094`,
    ],
    [
      'the block with IDs, not the prose before it',
      `Yesterday it was AADSTS90094.\nAADSTS50105: b. ${ids(second, '11:00:00')}`,
    ],
    [
      'the message behind its IDs',
      `Before: AADSTS90094.\nRequest Id: ${second[0]}\nCorrelation Id: ${second[1]}\nTimestamp: 2026-11-23T11:00:00Z\nMessage: AADSTS50105: b`,
    ],
    [
      'the last of the pages that have IDs first',
      `Request Id: ${first[0]}\nCorrelation Id: ${first[1]}\nTimestamp: 2026-11-23T10:00:00Z\nMessage: AADSTS90094: a\nRequest Id: ${second[0]}\nCorrelation Id: ${second[1]}\nTimestamp: 2026-11-23T11:00:00Z\nMessage: AADSTS50105: b`,
    ],
    [
      'the later of two attempts with the same code',
      `AADSTS50105: b. ${ids(first, '10:00:00')}\nAADSTS50105: b. ${ids(second, '11:00:00')}`,
    ],
    [
      'the code behind an interrupt that has IDs',
      `AADSTS50058: a. ${ids(first, '10:00:00')}\nAADSTS50105: b. ${ids(second, '11:00:00')}`,
    ],
    [
      'the one message behind a page’s IDs',
      `Request Id: ${second[0]}\nCorrelation Id: ${second[1]}\nTimestamp: 2026-11-23T11:00:00Z\nAADSTS50105: b\nSee AADSTS90094`,
    ],
  ])('%s counts', (_, text) => {
    expect(readText(text)).toMatchObject({
      code: '50105',
      traceId: second[0],
      correlationId: second[1],
      timestamp: '2026-11-23T11:00:00Z',
    })
  })
  test('without any ID, the last counts, and no wrapper', () => {
    expect(readText('AADSTS90094: a.\nThen AADSTS50105: b').code).toBe('50105')
    expect(readText("{u'error_description': u'AADSTS70002: a. AADSTS50012: b.'}").code).toBe('50012')
  })
  test('a block whose code is a wrapper gives way to the prose', () => {
    const text = `AADSTS70002: a. ${ids(first, '10:00:00')} AADSTS50105 and AADSTS90094`
    expect(readText(text).code).toBe('90094')
  })
})

describe('identifiers', () => {
  test.each([
    ['an ID in French quotes', `Id. de demande : « ${first[0]} »`, { traceId: first[0] }],
    ['an ID without dashes', `Correlation ID: ${first[1].replaceAll('-', '')}`, { correlationId: first[1] }],
    [
      'a page without request ID',
      `App id: ${clientId}\nCorrelation Id: ${first[1]}\nTimestamp: 2026-11-23T10:00:00Z`,
      { traceId: null, correlationId: first[1], clientId, timestamp: '2026-11-23T10:00:00Z' },
    ],
    [
      'a time with hyphens',
      'AADSTS50105 Timestamp: 2026-11-23-10-00-05Z',
      { timestamp: '2026-11-23T10:00:05Z' },
    ],
    [
      'a time of an older program',
      '{"code":"AADSTS50105","timestamp":"\\/Date(1795428005000)\\/"}',
      { timestamp: '2026-11-23T10:00:05.000Z' },
    ],
    [
      'a tenant behind a resource',
      `AADSTS500011: The application named https://api.contoso.example was not found in the tenant named ${tenant}.`,
      { clientId: null, appName: null },
    ],
  ])('%s', (_, text, expected) => {
    expect(readText(text)).toMatchObject(expected)
  })
})

describe('an app whose ID or name was masked is not named', () => {
  test.each([
    "the application 'xxxxxxxx-xxxx-xxxx-xxxx-0b1c2d3e4f50' in that tenant",
    "the application '<application-id>'(<name of the app>) in that tenant",
    "the application '....' in that tenant",
    "the application '[REDACTED]' in that tenant",
    "the application '5f3c1a52-****-****-****-0c7a2f1d9e01' in that tenant",
    "the application 'appid' in that tenant",
    "the application 'your-app-id' in that tenant",
    "the application '5f3c1a52-8c1b-4a0e-9a55-0c7a2f1d9e0' in that tenant",
    "the application '5f3c1a52-8c1b-4a0e-9a55-0c7a2f1d9e011' in that tenant",
    "the application '{IDENTIFIER}' in that tenant",
    "the application '123' in that tenant",
    "the application '00000000-0000-0000-0000-000000000000' in that tenant",
    "the application '11111111-1111-1111-1111-111111111111'(xxx) in that tenant",
  ])('%s', (text) => {
    expect(readText(`AADSTS50020: it cannot access ${text}`)).toMatchObject({ clientId: null, appName: null })
  })
  test('several apps are all kept', () => {
    const text = `AADSTS50105 the application '${otherClientId}'(Travel) and the application '${clientId}'(Clara)`
    expect(readText(text).apps).toEqual([
      { clientId: otherClientId, appName: 'Travel' },
      { clientId, appName: 'Clara' },
    ])
  })
})

describe('the words of a log are marks of Microsoft’s', () => {
  test.each([
    ['"errorCode": 65001,\n"failureReason": "No consent."', '65001'],
    ['It shows error code 90072 for each of them', '90072'],
    ['Muestra el código de error 90072', '90072'],
    ['Mostra o código de erro 90072', '90072'],
    ['Il y a le code d’erreur 90072', '90072'],
    ['Es zeigt Fehlercode 90072', '90072'],
    ['Fehlercode 77777, Fehlergrund: unbekannt', '77777'],
    ['Me sale error 90094 al entrar a Clara', '90094'],
    ['Erro 50105 no login da Clara', '50105'],
  ])('%j', (text, code) => {
    expect(readText(text)).toMatchObject({ isMicrosoft: true, hasError: true, code })
  })
  test.each([
    'error code 77777',
    'error code 404',
    'failure reason: paper jam',
    'Me sale error 90094 al imprimir',
    'Error 77777 al pagar con Clara',
    'Clara: factura 90094',
    'Your Clara card was declined: error 50105',
    'ERROR 50011 (HY000): Clara_report failed',
  ])('%j is none', (text) => {
    expect(readText(text).isMicrosoft).toBe(false)
  })
})

test.each([
  `ACS50008: a. Trace ID: ${first[0]} Correlation ID: ${first[1]} Timestamp: 2026-11-23 10:00:00Z`,
  `MSIS7042: a. Trace ID: ${first[0]} Correlation ID: ${first[1]}`,
])('the labels of another server are no mark: %s', (text) => {
  expect(readText(text)).toMatchObject({ isMicrosoft: false, hasError: false })
  expect(readText(`${text} AADSTS50105`).isMicrosoft).toBe(true)
})
