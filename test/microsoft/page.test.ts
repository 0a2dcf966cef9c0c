import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPage } from '../../src/microsoft/page.ts'
import { marks } from '../../src/microsoft/page-marks.ts'
import { clientId, noPage, type PageSourceParts, pageSource } from '../builders.ts'

const correlationId = 'c0ffee00-1111-4222-8333-444455556666'
const accessPage = 'ConvergedConditionalAccess'
const requestId = 'feed0000-1111-4222-8333-444455556666'

const script = (config: object, tail = ';\n//]]>') => `//<![CDATA[\n$Config=${JSON.stringify(config)}${tail}`

describe('reading a page of Microsoft’s', () => {
  test('takes only the app’s ID from an address with state and nonce', () => {
    const address = `https://login.microsoftonline.com/{0}/oauth2/v2.0/authorize?client_id=${clientId.toUpperCase()}&state=SECRET&nonce=SECRET`
    const config = {
      pgid: 'ConvergedSignIn',
      sErrorCode: '50058',
      correlationId,
      urlTenantedEndpointFormat: address,
      sFT: 'SECRET',
    }
    expect(
      readPage(
        pageSource({ pageId: 'ConvergedSignIn', script: script(config), found: [marks.accountField] }),
      ),
    ).toEqual({
      ...noPage,
      pageId: 'ConvergedSignIn',
      codes: ['50058'],
      correlationId,
      clientId,
      form: 'sign-in',
    })
  })
  test('takes code, app, publisher and form from an approval page', () => {
    const config = {
      pgid: 'ConvergedConsent',
      iErrorCode: 90095,
      sAppName: 'Clara\u202e',
      sAppVerifiedPublisherName: ' Clara ',
    }
    const facts = readPage(
      pageSource({ script: script(config), headline: ' Approval\n required', found: [marks.reasonField] }),
    )
    expect(facts).toEqual({
      ...noPage,
      pageId: 'ConvergedConsent',
      codes: ['90095'],
      appName: 'Clara',
      publisher: 'Clara',
      form: 'reason',
      approval: 'required',
    })
  })
  test('takes identifiers from the block of an error page', () => {
    const text = `AADSTS50011: The redirect URI …\nRequest Id: ${requestId}\nCorrelation Id: ${correlationId}\nTimestamp: 2026-06-01T10:11:12Z`
    expect(readPage(pageSource({ pageId: 'ConvergedError', text }))).toEqual({
      ...noPage,
      pageId: 'ConvergedError',
      codes: ['50011'],
      requestId,
      correlationId,
      timestamp: '2026-06-01T10:11:12Z',
    })
  })
  test('takes the bare number and the app’s ID from a Conditional Access page', () => {
    const text = `Error Code: 53003\nRequest Id: ${requestId}\nTimestamp: 2026-06-01T10:11:12.345Z\nApp id: ${clientId}\nIP address: 203.0.113.7`
    expect(readPage(pageSource({ pageId: accessPage, text }))).toEqual({
      ...noPage,
      pageId: accessPage,
      codes: ['53003'],
      requestId,
      timestamp: '2026-06-01T10:11:12.345Z',
      clientId,
    })
  })
  test('accepts other spaces and colons after labels', () => {
    const text = `Error Code : 53003\nRequest ID : ${requestId}\nCorrelation ID ：${correlationId}\nApp Id : ${clientId}`
    const facts = { ...noPage, pageId: accessPage, codes: ['53003'], requestId, correlationId, clientId }
    const read = (shown: string) => readPage(pageSource({ pageId: accessPage, text: shown }))
    expect(read(text)).toEqual(facts)
    expect(read(text.replace(/ ?[:：] ?/g, '：'))).toEqual(facts)
  })
  test('knows a consent page by its own button, or by its ID and the shared button', () => {
    expect(readPage(pageSource({ found: [marks.acceptButton] })).form).toBe('consent')
    expect(readPage(pageSource({ found: [marks.nextButton], pageId: 'ConvergedConsent' })).form).toBe(
      'consent',
    )
    expect(readPage(pageSource({ found: [marks.nextButton], pageId: 'KmsiInterrupt' })).form).toBe(null)
  })
})

describe('the code of a page', () => {
  const codes: [string, PageSourceParts, string[]][] = [
    ['is read from iErrorCode', { script: script({ iErrorCode: 90094 }) }, ['90094']],
    ['is read from sErrorCode', { script: script({ sErrorCode: '90094' }) }, ['90094']],
    [
      'is read from the exception message',
      { script: script({ strServiceExceptionMessage: 'AADSTS90094: …' }) },
      ['90094'],
    ],
    [
      'is found in the source if no known field has one',
      { script: script({ strNew: 'AADSTS90094' }) },
      ['90094'],
    ],
    ['is found in a source that is no JSON', { script: '$Config={broken AADSTS90094};' }, ['90094']],
    [
      'is listed once, and the general field comes last',
      {
        script: script({
          sErrorCode: '50058',
          iErrorCode: 90095,
          strServiceExceptionMessage: 'AADSTS90095: AADSTS900981',
        }),
      },
      ['90095', '900981', '50058'],
    ],
    [
      'is found on a page with nearly the ID of an ordinary step',
      { pageId: 'ConvergedSignInError', script: script({ strNew: 'AADSTS90094' }) },
      ['90094'],
    ],
    [
      'is not taken from the texts of an ordinary step',
      { pageId: 'ConvergedTFA', script: script({ strNew: 'AADSTS90094' }) },
      [],
    ],
    [
      'is not taken from the texts of a page with a sign-in field',
      { found: [marks.accountField], script: script({ strNew: 'AADSTS90094' }) },
      [],
    ],
    ['is not 0 or a word', { script: script({ iErrorCode: 0, sErrorCode: 'none' }) }, []],
    [
      'is not a hexadecimal number',
      { script: script({ iErrorCode: '0x80040217', sErrorCode: '0x80070005' }) },
      [],
    ],
    [
      'is not the start of a longer value',
      { script: script({ iErrorCode: '50058_1', sErrorCode: '90094.2' }) },
      [],
    ],
    ['is not a part of a longer number', { text: 'AADSTS123456789' }, []],
  ]
  test.each(codes)('%s', (_, more, expected) => {
    expect(readPage(pageSource(more)).codes).toEqual(expected)
  })
  test('is one of at most eight', () => {
    const many = Array.from({ length: 10 }, (_, index) => `${90_090 + index}`)
    const text = many.map((code) => `AADSTS${code}`).join(' ')
    expect(readPage(pageSource({ text })).codes).toEqual(many.slice(0, 8))
    expect(readPage(pageSource({ script: text })).codes).toEqual(many.slice(0, 8))
  })
  test('is looked for only in the first characters of text and script', () => {
    expect(readPage(pageSource({ text: 'AADSTS90094'.padStart(20_011) })).codes).toEqual([])
    expect(readPage(pageSource({ script: 'AADSTS90094'.padStart(1_000_011) })).codes).toEqual([])
  })
})

describe('the object $Config', () => {
  const object = { pgid: 'ConvergedError' }
  test.each([
    ['to the end of the line', ';\n//]]>'],
    ['with more script on the line', ';ServerData=$Config;\n'],
    ['with more script after it', ';\nfunction f(){return {};}\n'],
    ['with spaces and more script after it', '; \nfunction f(){return {};}\n'],
    ['from a script of the largest size', ';'.padEnd(1_000_000 - script(object, '').length)],
    ['at the end of the script', ''],
    ['before the end of the section', ';//]]></script>'],
  ])('is read %s', (_, tail) => {
    expect(readPage(pageSource({ script: script(object, tail) })).pageId).toBe('ConvergedError')
  })
  test('is read at the start of the script', () => {
    expect(readPage(pageSource({ script: '$Config={"pgid":"KmsiInterrupt"};' })).pageId).toBe('KmsiInterrupt')
  })
  test.each([
    '',
    '$Config=',
    '$Config=null;',
    '$Config=[1];',
    '}$Config=',
    'Config={"pgid":"ConvergedError"};',
    script(object, ';'.padEnd(1_000_001 - script(object, '').length)),
  ])('is not found in a source without it (%#)', (text) => {
    expect(readPage(pageSource({ script: text }))).toEqual(noPage)
  })
  test('gives only own fields of the right type', () => {
    const hostile =
      '$Config={"__proto__":{"pgid":"X"},"pgid":{"a":1},"sAppName":["x"],"correlationId":"no"};\n'
    expect(readPage(pageSource({ script: hostile }))).toEqual(noPage)
  })
  test.each(['<b>', '<b>ConvergedError', 'ConvergedError<b>', 'a'.repeat(61)])(
    'gives no page ID for %s',
    (pageId) => {
      expect(readPage(pageSource({ pageId })).pageId).toBe(null)
    },
  )
  test('gives names of at most 80 characters', () => {
    const config = { sAppName: 'Clara '.repeat(50), sAppVerifiedPublisherName: 'Contoso' }
    expect(readPage(pageSource({ script: script(config) }))).toEqual({
      ...noPage,
      appName: 'Clara '.repeat(50).slice(0, 80),
      publisher: 'Contoso',
    })
  })
})

describe('texts that others write on a page', () => {
  const text = 'AADSTS90094 Error Code: 90095 App id: c1a7a000-1111-4222-8333-0123456789ab'
  test.each([
    ['the sign-in page, where the company writes', { found: [marks.accountField] }],
    ['the page for a second factor', { pageId: 'ConvergedTFA' }],
    [
      'the consent page, where the app has its name',
      { pageId: 'ConvergedConsent', found: [marks.nextButton] },
    ],
  ])('are not read on %s', (_, page) => {
    const facts = readPage(pageSource({ ...page, text, script: `var x = "${text}"` }))
    expect([facts.codes, facts.clientId]).toEqual([[], null])
    const withCode = readPage(pageSource({ ...page, text, script: script({ iErrorCode: 50126 }) }))
    expect(withCode.codes).toEqual(['50126'])
  })
  test('are read on any other page, but the app’s ID only where Microsoft prints one', () => {
    const read = (pageId: string | null, shown = text) => {
      const { codes, clientId: id } = readPage(pageSource({ pageId, text: shown }))
      return [codes, id]
    }
    const codes = ['90094', '90095']
    expect(read(null)).toEqual([codes, null])
    expect(read(accessPage)).toEqual([codes, clientId])
    expect(read(accessPage, `${text} App id: ${clientId.toUpperCase()}`)).toEqual([codes, clientId])
    expect(read(accessPage, `${text} App id: ${requestId}`)).toEqual([codes, null])
  })
})

describe('an approval page', () => {
  test.each([
    ['Approval required', 'required'],
    ['Aprobación necesaria', 'required'],
    ['Aprobación requerida', 'required'],
    ['Aprovação necessária', 'required'],
    ['Request sent', 'sent'],
    ['Solicitud enviada', 'sent'],
    ['Solicitação enviada', 'sent'],
    ['Need admin approval', 'admin'],
    ['Se necesita la aprobación del administrador', 'admin'],
    ['Se necesita aprobación del administrador', 'admin'],
    ['Necessidade de aprovação do administrador', 'admin'],
    ['\n  Need  admin\n\tapproval\n', 'admin'],
    ['Sign in', null],
  ] as const)('with the headline %j is %s', (headline, approval) => {
    expect(readPage(pageSource({ headline })).approval).toBe(approval)
  })
  test('is no ordinary step, whatever its headline', () => {
    for (const step of [{ pageId: 'ConvergedTFA' }, { found: [marks.accountField] }])
      expect(readPage(pageSource({ headline: 'Approval required', ...step })).approval).toBe(null)
  })
  test('is known in any language by its reason field', () => {
    for (const other of [{ pageId: 'KmsiInterrupt' }, { found: [marks.reasonField, marks.accountField] }])
      expect(readPage(pageSource({ found: [marks.reasonField], ...other })).approval).toBe(null)
    expect(readPage(pageSource({ headline: '承認が必要です', found: [marks.reasonField] })).approval).toBe(
      'required',
    )
  })
})

test('reading a page never throws and never returns a secret', () => {
  const secret = 'SECRET-value'
  const anyConfig = fc.dictionary(
    fc.constantFrom('sFT', 'sCtx', 'canary', 'urlPost', 'oCancelPostParams', 'x'),
    fc.constant(secret),
  )
  fc.assert(
    fc.property(fc.string(), fc.string(), anyConfig, (text, junk, config) => {
      for (const one of [junk, script(config), script(config, junk)]) {
        const facts = readPage(pageSource({ script: one, text, headline: junk, pageId: junk }))
        expect(JSON.stringify(facts)).not.toContain(secret)
      }
    }),
  )
})
