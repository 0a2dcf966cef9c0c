import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPage } from '../../src/microsoft/page.ts'
import { marks } from '../../src/microsoft/page-marks.ts'
import { clientId, noPage, type PageSourceParts, pageSource } from '../builders.ts'

const correlationId = 'c0ffee00-1111-4222-8333-444455556666'
const requestId = 'feed0000-1111-4222-8333-444455556666'

const script = (config: object, tail = ';\n//]]>') => `//<![CDATA[\n$Config=${JSON.stringify(config)}${tail}`

describe('reads Microsoft’s page', () => {
  test('a fresh sign-in page: the app’s ID alone is cut out of an address that holds state and nonce', () => {
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
  test('an approval page: number, app, publisher, reason form', () => {
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
  test('an error page’s block, whose identifiers stand in the text', () => {
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
  test('a Conditional Access page: bare number, milliseconds, the app’s ID', () => {
    const text = `Error Code: 53003\nRequest Id: ${requestId}\nTimestamp: 2026-06-01T10:11:12.345Z\nApp id: ${clientId}\nIP address: 203.0.113.7`
    expect(readPage(pageSource({ text }))).toEqual({
      ...noPage,
      codes: ['53003'],
      requestId,
      timestamp: '2026-06-01T10:11:12.345Z',
      clientId,
    })
  })
  test('an error page that spaces or writes its labels in another way', () => {
    const text = `Error Code : 53003\nRequest ID : ${requestId}\nCorrelation ID ：${correlationId}\nApp Id : ${clientId}`
    const facts = { ...noPage, codes: ['53003'], requestId, correlationId, clientId }
    expect(readPage(pageSource({ text }))).toEqual(facts)
    expect(readPage(pageSource({ text: text.replace(/ ?[:：] ?/g, '：') }))).toEqual(facts)
  })
  test('a consent page that the person may answer', () => {
    expect(readPage(pageSource({ found: [marks.acceptButton] })).form).toBe('consent')
    expect(readPage(pageSource({ found: [marks.nextButton], pageId: 'ConvergedConsent' })).form).toBe(
      'consent',
    )
    expect(readPage(pageSource({ found: [marks.nextButton], pageId: 'KmsiInterrupt' })).form).toBe(null)
  })
})

describe('finds the code', () => {
  const codes: [string, PageSourceParts, string[]][] = [
    ['in iErrorCode', { script: script({ iErrorCode: 90094 }) }, ['90094']],
    ['in sErrorCode', { script: script({ sErrorCode: '90094' }) }, ['90094']],
    [
      'in the exception message',
      { script: script({ strServiceExceptionMessage: 'AADSTS90094: …' }) },
      ['90094'],
    ],
    [
      'anywhere in the source, if in no known field',
      { script: script({ strNew: 'AADSTS90094' }) },
      ['90094'],
    ],
    ['in a source that is no JSON', { script: '$Config={broken AADSTS90094};' }, ['90094']],
    [
      'each once, the telling field before the general one',
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
      'on a page called nearly as an ordinary step',
      { pageId: 'ConvergedSignInError', script: script({ strNew: 'AADSTS90094' }) },
      ['90094'],
    ],
    [
      'not among the texts of an ordinary step',
      { pageId: 'ConvergedTFA', script: script({ strNew: 'AADSTS90094' }) },
      [],
    ],
    [
      'not among the texts of a page to sign in on',
      { found: [marks.accountField], script: script({ strNew: 'AADSTS90094' }) },
      [],
    ],
    ['not in a number that is none', { script: script({ iErrorCode: 0, sErrorCode: 'none' }) }, []],
    [
      'not in a number of another kind',
      { script: script({ iErrorCode: '0x80040217', sErrorCode: '0x80070005' }) },
      [],
    ],
    [
      'not in a number that goes on',
      { script: script({ iErrorCode: '50058_1', sErrorCode: '90094.2' }) },
      [],
    ],
    ['not in a longer run of digits', { text: 'AADSTS123456789' }, []],
  ]
  test.each(codes)('%s', (_, more, expected) => {
    expect(readPage(pageSource(more)).codes).toEqual(expected)
  })
  test('eight times at most', () => {
    const many = Array.from({ length: 10 }, (_, index) => `${90_090 + index}`)
    const text = many.map((code) => `AADSTS${code}`).join(' ')
    expect(readPage(pageSource({ text })).codes).toEqual(many.slice(0, 8))
    expect(readPage(pageSource({ script: text })).codes).toEqual(many.slice(0, 8))
  })
  test('no further down than any page of Microsoft’s goes', () => {
    expect(readPage(pageSource({ text: 'AADSTS90094'.padStart(20_011) })).codes).toEqual([])
    expect(readPage(pageSource({ script: 'AADSTS90094'.padStart(1_000_011) })).codes).toEqual([])
  })
})

describe('cuts $Config out', () => {
  const object = { pgid: 'ConvergedError' }
  test.each([
    ['at the line’s end', ';\n//]]>'],
    ['with more script on the line', ';ServerData=$Config;\n'],
    ['with more script after it', ';\nfunction f(){return {};}\n'],
    ['with more script after the spaces behind it', '; \nfunction f(){return {};}\n'],
    ['from as large a source as is read', ';'.padEnd(1_000_000 - script(object, '').length)],
    ['at the very end', ''],
    ['before the end of the section', ';//]]></script>'],
  ])('%s', (_, tail) => {
    expect(readPage(pageSource({ script: script(object, tail) })).pageId).toBe('ConvergedError')
  })
  test('with nothing before it', () => {
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
  ])('and finds nothing in a source without one (%#)', (text) => {
    expect(readPage(pageSource({ script: text }))).toEqual(noPage)
  })
  test('own fields alone, of the right kind', () => {
    const hostile =
      '$Config={"__proto__":{"pgid":"X"},"pgid":{"a":1},"sAppName":["x"],"correlationId":"no"};\n'
    expect(readPage(pageSource({ script: hostile }))).toEqual(noPage)
  })
  test.each(['<b>', '<b>ConvergedError', 'ConvergedError<b>', 'a'.repeat(61)])(
    'and no page’s name that is none: %s',
    (pageId) => {
      expect(readPage(pageSource({ pageId })).pageId).toBe(null)
    },
  )
  test('names of eighty characters at most', () => {
    const config = { sAppName: 'Clara '.repeat(50), sAppVerifiedPublisherName: 'Contoso' }
    expect(readPage(pageSource({ script: script(config) }))).toEqual({
      ...noPage,
      appName: 'Clara '.repeat(50).slice(0, 80),
      publisher: 'Contoso',
    })
  })
})

describe('takes nobody’s words on an ordinary step for Microsoft’s', () => {
  const text = 'AADSTS90094 Error Code: 90095 App id: c1a7a000-1111-4222-8333-0123456789ab'
  test.each([
    ['the sign-in page, with a company’s own texts', { found: [marks.accountField] }],
    ['a page that asks for a second factor', { pageId: 'ConvergedTFA' }],
    ['the consent page, with an app’s name', { pageId: 'ConvergedConsent', found: [marks.nextButton] }],
  ])('%s', (_, page) => {
    const facts = readPage(pageSource({ ...page, text, script: `var x = "${text}"` }))
    expect([facts.codes, facts.clientId]).toEqual([[], null])
    const told = readPage(pageSource({ ...page, text, script: script({ iErrorCode: 50126 }) }))
    expect(told.codes).toEqual(['50126'])
  })
  test('but any other page’s', () => {
    const { codes, clientId } = readPage(pageSource({ text }))
    expect([codes, clientId]).toEqual([['90094', '90095'], 'c1a7a000-1111-4222-8333-0123456789ab'])
  })
})

describe('tells approval pages by their headline where it is known', () => {
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
  ] as const)('%s', (headline, approval) => {
    expect(readPage(pageSource({ headline })).approval).toBe(approval)
  })
  test('and a reason field in any language', () => {
    expect(readPage(pageSource({ headline: '承認が必要です', found: [marks.reasonField] })).approval).toBe(
      'required',
    )
  })
})

test('never throws and never passes on a secret, whatever the page holds', () => {
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
