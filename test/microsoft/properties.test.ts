import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAddress } from '../../src/microsoft/address.ts'
import { cleanText } from '../../src/microsoft/clean.ts'
import { readErrorText } from '../../src/microsoft/error-text.ts'
import { readResponse } from '../../src/microsoft/response.ts'
import { readText } from '../../src/microsoft/text.ts'
import { clientId, secretNames } from '../builders.ts'

/** The readers look for these words, so that generated texts reach every branch. */
const words = [
  'AADSTS65004: User declined',
  'AADSTS',
  'AADB2C90118',
  'Error Code: 53003',
  'error_codes: [70002,50126]',
  'Trace ID: 7c830000-1111-4222-8333-00000000000a',
  'Correlation ID',
  'b94f0000-1111-4222-8333-00000000000c',
  'Timestamp: 2026-02-19 02:42:55Z',
  '9999-99-99T99:99:99.9+99:99',
  `application '${clientId}'(Clara)`,
  'App name: Clara',
  'error=access_denied&error_subcode=cancel',
  'error=',
  'admin_consent=True',
  'iss=https://sts.windows.net/x/',
  'https://app.clara.com/cb?error=access_denied',
  'https://login.microsoftonline.com/common/oauth2/authorize?client_id=x',
  '{"error":"invalid_grant",',
  '{"value":[{"status":{"errorCode":50105}}]}',
  'Correlation ID,a,b\n1,2,"3',
  '%0d%0a',
  '%25',
  '+ID%3a',
  '\\r\\n',
  '\\u003a',
  '&#58;',
  '<b>',
  '：',
  '\n> ',
  '\u202e',
  '\ud800',
  '__proto__',
  'constructor',
  "'",
  '"',
  ' ',
]
const piece = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 8 }))
const hostile = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))
const address = fc
  .tuple(
    fc.constantFrom(
      'https://app.clara.com',
      'https://login.microsoftonline.com',
      'http://login.live.com',
      '',
    ),
    fc.constantFrom('/', '/cb?', '/cb#', '/cb#/route?', '/cb&', '/common/oauth2/v2.0/authorize?', '/error?'),
    hostile,
  )
  .map((parts) => parts.join(''))

const everything = (text: string) => [
  readAddress(text),
  readText(text),
  readErrorText(text),
  readResponse(new URLSearchParams(text)),
  readResponse([
    [text, text],
    ['error', text],
    ['error_description', text],
    ['iss', text],
    ['tenant', text],
  ]),
]

describe('for any text', () => {
  test('no reader throws, and a second run gives the same result', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, address), (text) => {
        expect(everything(text)).toEqual(everything(text))
      }),
      { numRuns: 400 },
    )
  })

  test('identifiers, codes and times have the right form', () => {
    const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
    fc.assert(
      fc.property(fc.oneof(hostile, address), (text) => {
        for (const facts of [readText(text), readErrorText(text)]) {
          for (const id of [facts.traceId, facts.correlationId]) expect(id ?? clientId).toMatch(guid)
          for (const code of facts.codes) expect(code).toMatch(/^\d{4,8}$/)
          expect(facts.timestamp ?? '2026-01-01T00:00:00Z').toMatch(/^[-\d]{10}T[:\d]{8}(\.\d{1,9})?Z$/)
          expect(facts.code === null).toBe(facts.codes.length === 0)
          expect(facts.appName ?? '').toBe(cleanText(facts.appName ?? '', 80))
        }
      }),
      { numRuns: 400 },
    )
  })

  test('no reader returns a secret', () => {
    const secret = 'S3CR3T.t0k3n-value'
    const failure = fc.constantFrom(
      '',
      '&error=access_denied',
      '&error_description=AADSTS65004%3a+User+declined',
    )
    const place = fc.constantFrom('?', '#', '#/route?', '/', '&')
    const host = fc.constantFrom(
      'https://app.clara.com/cb',
      'https://login.microsoftonline.com/common/reprocess',
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...secretNames),
        failure,
        place,
        host,
        hostile,
        (name, failed, at, origin, noise) => {
          const body = `${name}=${secret}${failed}`
          const listed = `${JSON.stringify({ [name]: secret, error: 'access_denied' })}\n${name}: ${secret}\n`
          for (const text of [
            `${origin}${at}${body}`,
            `${noise} ${body}`,
            listed,
            `${noise} ${origin}${at}${body}`,
          ]) {
            const { path: _, ...read } = readAddress(text) ?? { path: '' }
            expect(JSON.stringify([read, readText(text), readErrorText(text)])).not.toContain(secret)
          }
          expect(JSON.stringify(readResponse(new URLSearchParams(body)))).not.toContain(secret)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a description', () => {
  const id = fc.uuid()
  const description = fc
    .tuple(id, id, fc.constantFrom('\r\n', '\n\n', ' ', ''))
    .map(([trace, correlation, line]) => ({
      trace,
      correlation,
      text: [
        'AADSTS65004: User declined.',
        `Trace ID: ${trace}`,
        `Correlation ID: ${correlation}`,
        'Timestamp: 2026-02-19 02:42:55Z',
      ].join(line),
    }))
  const form = (text: string) => new URLSearchParams([['', text]]).toString().slice(1)

  test('gives the same result encoded once, twice or not at all', () => {
    fc.assert(
      fc.property(
        description,
        fc.constantFrom(form, encodeURIComponent),
        ({ text, trace, correlation }, encode) => {
          const expected = {
            code: '65004',
            traceId: trace,
            correlationId: correlation,
            timestamp: '2026-02-19T02:42:55Z',
          }
          for (const read of [text, encode(text), encode(encode(text))]) {
            expect(readText(`${read} said the server`)).toMatchObject(expected)
            expect(
              readAddress(`https://app.clara.com/cb?error=access_denied&error_description=${encode(read)}`)
                ?.response,
            ).toMatchObject(read === encode(encode(text)) ? { error: 'access_denied' } : expected)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  test('that is plain already stays the same', () => {
    fc.assert(
      fc.property(description, ({ text }) => {
        const plain = readErrorText(text)
        expect(readErrorText(new URLSearchParams(`a=${form(text)}`).get('a') ?? '')).toEqual(plain)
        expect(readErrorText(text.replace('declined', 'declined 100%25 + 1'))).toEqual(plain)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a text without a word of three letters or a number of five digits', () => {
  const pieces = [
    ...[
      'A A D S T S',
      'id',
      'a.io/?x',
      '2026',
      '1234',
      'ab12',
      '404',
      '#12',
      '(6)',
      ': ',
      '\n',
      '"',
      "'",
      '|',
    ],
    ...['{"a":', '}', '[', ']', '/Da', 'ID: ', 'c: d', 'no', '$x', '+-', '@', '->'],
  ]
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 12 })

  test('says nothing, as with an ordinary word beside it', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('', ' ', '\n'), (parts, joint) => {
        const whole = parts.join(joint)
        expect(readText(whole)).toEqual(readText(`${whole} xyz`))
      }),
      { numRuns: 1000 },
    )
  })
})
