import { describe, expect, test } from 'vitest'
import { hasPageLabels, readErrorText } from '../../src/microsoft/error-text.ts'
import type { ErrorFacts } from '../../src/microsoft/types.ts'
import { clientId, noFacts } from '../builders.ts'

const traceId = '7c830000-1111-4222-8333-00000000000a'
const correlationId = 'b94f0000-1111-4222-8333-00000000000c'
const otherId = '00000003-0000-4000-8000-000000000000'
const stamp = '2026-02-19T02:42:55Z'
const ids = { traceId, correlationId, timestamp: stamp }

const facts = (more: Partial<ErrorFacts> = {}): ErrorFacts => ({ ...noFacts, ...more })

describe('the identifiers in an error text', () => {
  const lines = [`Trace ID: ${traceId}`, `Correlation ID: ${correlationId}`, `Timestamp: ${stamp}`]
  test.each([
    ['on lines of their own', lines.join('\r\n')],
    ['with nothing between them', lines.join('')],
    ['between other words', `failed: ${lines.join(', ')}, retry later`],
    ['in upper case', lines.join('\n').toUpperCase()],
    ['if they are there twice', [...lines, ...lines].join('\n')],
    [
      'as a page prints them',
      `Request Id: ${traceId}\nCorrelation Id: ${correlationId}\nTimestamp: ${stamp}`,
    ],
    ['without colons', `Request Id ${traceId} Correlation Id ${correlationId} Timestamp ${stamp}`],
    [
      'with label and value on two lines',
      `Request ID\n${traceId}\nCorrelation ID\n${correlationId}\nTimestamp\n${stamp}`,
    ],
    [
      'in a table',
      `| Request Id | ${traceId} |\n| Correlation Id | ${correlationId} |\n| Timestamp | ${stamp} |`,
    ],
    ['in Markdown', lines.map((line) => line.replace(/^(.*?): (.*)$/, '- **$1:** `$2`')).join('\n')],
    [
      'in a page’s source',
      lines.map((line) => `<p class="x">${line.replace(': ', ':</b>&nbsp;')}<br/></p>`).join(''),
    ],
    ['behind the marks of a quoted mail', lines.map((line) => `> > ${line}`).join('\r\n')],
    [
      'behind a log’s prefixes',
      lines.map((line) => `2026-03-01 10:00:00.123 [auth] ERROR ${line}`).join('\n'),
    ],
    [
      'broken over lines by a mail program',
      `Trace\n> ID:\n> 7c830000-1111-\n> 4222-8333-00000000000a\nCorrelation ID: b94f00=\n00-1111-4222-8333-00000000000c\nTimestamp: 2026-02-19\n02:42:55Z`,
    ],
    [
      'with full-width signs',
      `Trace ID：${traceId}　Correlation ID：${correlationId}\nTimestamp：２０２６-02-19T02:42:55Z`,
    ],
    [
      'with typographic dashes and invisible characters',
      lines.join('\n').replaceAll('-', '‑').replaceAll(':', '\u200b:'),
    ],
    [
      'in escaped JSON',
      `{\\"trace_id\\":\\"${traceId}\\",\\"correlation_id\\":\\"${correlationId}\\",\\"timestamp\\":\\"${stamp}\\"`,
    ],
    ['in JSON’s escapes', lines.join('\\r\\n').replaceAll(':', '\\u003a')],
    [
      'in a dictionary of Python',
      `{'trace_id': '${traceId}', 'correlation_id': '${correlationId}', 'timestamp': '${stamp}'}`,
    ],
    [
      'in response headers',
      `x-ms-request-id: ${traceId}\nclient-request-id: ${correlationId}\nDate: ${stamp}`,
    ],
    [
      'percent-encoded',
      lines.join('\r\n').replaceAll(' ', '+').replaceAll(':', '%3a').replaceAll('\r\n', '%0d%0a'),
    ],
    [
      'in Spanish',
      `Id. de la solicitud: ${traceId}\nId. de correlación: ${correlationId}\nMarca de tiempo: ${stamp}`,
    ],
    [
      'in Spanish, seguimiento',
      `Identificador de seguimiento: ${traceId} Identificador de correlación: ${correlationId} Marca de hora: ${stamp}`,
    ],
    [
      'in Spanish with lost accents',
      `ID de peticion: ${traceId}\nId. de correlaci?n: ${correlationId}\nFecha y hora: ${stamp}`,
    ],
    [
      'in Portuguese',
      `ID da Solicitação: ${traceId}\nID de Correlação: ${correlationId}\nCarimbo de data/hora: ${stamp}`,
    ],
    [
      'in Portuguese in the wrong character set',
      `Id de rastreamento: ${traceId}\nID de CorrelaÃ§Ã£o: ${correlationId}\nData/hora: ${stamp}`,
    ],
    ['in French', `ID de requête : ${traceId}\nID de corrélation : ${correlationId}\nHorodatage : ${stamp}`],
    ['in German', `Anforderungs-ID: ${traceId}\nKorrelations-ID: ${correlationId}\nZeitstempel: ${stamp}`],
    ['in Italian', `ID richiesta: ${traceId}\nID correlazione: ${correlationId}\nTimestamp: ${stamp}`],
    ['in Dutch', `Aanvraag-id: ${traceId}\nCorrelatie-id: ${correlationId}\nTijdstempel: ${stamp}`],
    [
      'in Polish',
      `Identyfikator żądania: ${traceId}\nIdentyfikator korelacji: ${correlationId}\nSygnatura czasowa: ${stamp}`,
    ],
    [
      'in Russian',
      `Идентификатор запроса: ${traceId}\nИдентификатор корреляции: ${correlationId}\nМетка времени: ${stamp}`,
    ],
    ['in Turkish', `İstek Kimliği: ${traceId}\nBağıntı Kimliği: ${correlationId}\nZaman damgası: ${stamp}`],
    ['in Japanese', `要求 ID: ${traceId}\n関連付け ID: ${correlationId}\nタイムスタンプ: ${stamp}`],
    ['in Chinese', `请求 ID：${traceId}\n相关性 ID：${correlationId}\n时间戳：${stamp}`],
    ['in Korean', `요청 ID: ${traceId}\n상관 관계 ID: ${correlationId}\n타임스탬프: ${stamp}`],
    [
      'in an unknown language, by their order',
      `Pyyntötunnus: ${traceId}\nTapahtuma: ${correlationId}\nAikaleima: ${stamp}`,
    ],
    [
      'in Czech, where we know one label',
      `ID žádosti: ${traceId}\nID korelace: ${correlationId}\nČasové razítko: ${stamp}`,
    ],
    [
      'in Hungarian, where we know another label',
      `Kérelemazonosító: ${traceId}\nMunkamenet: ${correlationId}\nTimestamp: ${stamp}`,
    ],
    [
      'with letters that text recognition confuses',
      `Request ld: ${traceId}\nCorrelation lD: ${correlationId}\nTimestamp: ${stamp}`,
    ],
  ])('are read %s', (_, text) => {
    expect(readErrorText(text)).toEqual(facts(ids))
  })

  test('are read separately, so that one may be missing or broken', () => {
    expect(readErrorText(`Correlation ID: ${correlationId}`)).toEqual(facts({ correlationId }))
    expect(readErrorText(`Trace ID: ${traceId} Correlation ID: b94f…`)).toEqual(facts({ traceId }))
    expect(readErrorText('Trace ID: {EmailHidden} Correlation ID: 12')).toEqual(facts())
    expect(readErrorText(`Timestamp: ${stamp}`)).toEqual(facts({ timestamp: stamp }))
    const byLibrary = `7000215 - [${stamp}]: AADSTS7000215: no.`
    expect(readErrorText(byLibrary)).toMatchObject({ code: '7000215', timestamp: stamp })
  })

  test('are not read by their order if a label contradicts it', () => {
    const other = `Ez: ${otherId}\nAz: ${otherId}\nIdő: 2026-01-01T00:00:00Z`
    expect(readErrorText(`${other}\nTrace ID: ${traceId}`)).toEqual(facts({ traceId }))
    expect(readErrorText(`${other}\nCorrelation ID: ${correlationId}`)).toEqual(facts({ correlationId }))
  })

  test('are not confused with those of the original request', () => {
    expect(readErrorText(`Original request ID: ${otherId}\nRequest ID: ${traceId}`)).toEqual(
      facts({ traceId }),
    )
    expect(readErrorText(`originalRequestId: ${otherId}`)).toEqual(facts())
  })
})

describe('a time stamp', () => {
  test.each([
    ['2026-02-19 02:42:55Z', stamp],
    ['2026-02-19T02:42:55Z', stamp],
    ['2026-02-19T02:42:55.120Z', '2026-02-19T02:42:55.120Z'],
    ['2026-02-19T02:42:55,1234567Z', '2026-02-19T02:42:55.1234567Z'],
    ['2026-02-19 02:42:55 UTC', stamp],
    ['2026-02-19t02:42:55z', stamp],
    ['2026-02-19 02:42:55', stamp],
    ['2026-02-18T20:42:55.5-06:00', '2026-02-19T02:42:55.5Z'],
    ['2026-02-19 08:12:55 +0530', stamp],
    ['2026-02-30 02:42:55Z', null],
    ['2026-13-19 02:42:55Z', null],
    ['2026-02-19 25:42:55Z', null],
    ['19/02/2026 02:42', null],
  ])('%s is %s', (text, timestamp) => {
    expect(readErrorText(`Timestamp: ${text}`)).toEqual(facts({ timestamp }))
  })
})

describe('the codes in an error text', () => {
  test.each([
    ['AADSTS65004: User declined', '65004'],
    ['aadsts 65004', '65004'],
    ['AADSTS-7000112', '7000112'],
    ['ＡＡＤＳＴＳ６５００４：', '65004'],
    ['AADSTS65004%3a+User+declined', '65004'],
    ['Error Code: 53003', '53003'],
    ['Error code 53003', '53003'],
    ['Sign-in error code\n50105', '50105'],
    ['"errorCode": 50105', '50105'],
    ['ResultType: 50105', '50105'],
    ['Error(s): 65001 - Timestamp', '65001'],
    ['{"error_codes":[65001]}', '65001'],
    ['error_codes=[7000215]&', '7000215'],
    ['Código de error: 53003', '53003'],
    ['Código de error de inicio de sesión: 50105', '50105'],
    ['Código de erro de entrada 50105', '50105'],
    ['Code d’erreur : 53003', '53003'],
    ['Fehlercode: 53003', '53003'],
    ['Codice errore: 53003', '53003'],
    ['エラー コード: 53003', '53003'],
    ['错误代码：53003', '53003'],
  ])('are read from %j', (text, code) => {
    expect(readErrorText(text)).toEqual(facts({ code, codes: [code] }))
  })

  test.each([
    'AADB2C90118: forgotten',
    'AADSTS',
    'AADSTS12',
    'AADSTS1234567890',
    'Error Code: 404',
    'Error Code: 0x80070005',
    'errorCode: 0',
    'code 65004',
    'error_codes: []',
    'error_codes: [400, 404] in 2026',
  ])('are not found in %j', (text) => {
    expect(readErrorText(text)).toEqual(facts())
  })

  test('are all listed once, in order, and the one that gives the reason counts', () => {
    expect(readErrorText('AADSTS70002: x AADSTS70000: y AADSTS50126: z AADSTS70002')).toEqual(
      facts({ code: '50126', codes: ['70002', '70000', '50126'] }),
    )
    expect(readErrorText('"error_codes":[70002, 50058, 65001]')).toEqual(
      facts({ code: '65001', codes: ['70002', '50058', '65001'] }),
    )
    expect(readErrorText('AADSTS70002 AADSTS50058')).toEqual(
      facts({ code: '50058', codes: ['70002', '50058'] }),
    )
    expect(readErrorText('AADSTS70002 AADSTS50000')).toEqual(
      facts({ code: '70002', codes: ['70002', '50000'] }),
    )
  })

  test('are at most twenty', () => {
    const many = Array.from({ length: 500 }, (_, index) => `AADSTS${10000 + index}`)
    expect(readErrorText(many.join(' ')).codes).toEqual(many.slice(0, 20).map((code) => code.slice(6)))
  })

  test('are among the first two hundred numbers', () => {
    const lines = (count: number) => `${'AADSTS50105\n'.repeat(count)}AADSTS65004`
    expect(readErrorText(lines(199)).codes).toEqual(['50105', '65004'])
    expect(readErrorText(lines(200)).codes).toEqual(['50105'])
  })

  test.each([
    ['Microsoft error 90094', ['90094']],
    ['Entra shows error 50105, then error number 65004', ['50105', '65004']],
    ['Microsoft error 12345', []],
    ['Microsoft error 50058', []],
    ['error 90094', []],
    ['Microsoft error 12345, AADSTS65004', ['65004']],
  ])('are known ones in the prose of %j', (text, codes) => {
    expect(readErrorText(text).codes).toEqual(codes)
  })
})

describe('one error', () => {
  const described = `AADSTS70002: a. AADSTS50126: b. Trace ID: ${traceId} Correlation ID: ${correlationId}`
  test.each([
    ['a wrapper before its code', `Timestamp: ${stamp}\n${described}`, ['70002', '50126']],
    [
      'the same IDs under other labels',
      `Timestamp: ${stamp}\nAADSTS50126: b. Trace ID: ${traceId} Correlation ID: ${correlationId}\n{"request_id":"${traceId.toUpperCase()}","correlationId":"${correlationId}"}`,
      ['50126'],
    ],
  ])('may have %s, and a time before them', (_, text, codes) => {
    expect(readErrorText(text)).toEqual(facts({ ...ids, code: '50126', codes }))
  })

  test('may be two questions of a healthy sign-in, of which the first counts', () => {
    expect(readErrorText(`AADSTS50058: a. AADSTS50140: b. Trace ID: ${traceId}`)).toEqual(
      facts({ code: '50058', codes: ['50058', '50140'], traceId }),
    )
  })

  test('may have a sentence that changes what its number says', () => {
    const text =
      'AADSTS50053: Sign-in was blocked because it came from an IP address with malicious activity.'
    expect(readErrorText(text)).toEqual(
      facts({ code: '50053', codes: ['50053'], statement: { code: '50053', says: 'conditional-access' } }),
    )
  })

  test('has no field for a sentence that it lacks', () => {
    expect(readErrorText(`AADSTS65004: a. Trace ID: ${traceId}`)).toStrictEqual(
      facts({ code: '65004', codes: ['65004'], traceId }),
    )
  })
})

describe('the labels of Microsoft’s page, log or token endpoint are', () => {
  test.each([
    ['in a sign-in log', 'Sign-in error code\n50105', true],
    ['in a log’s successful entry', 'Sign-in error code: 0', true],
    ['in an entry of Graph', '"appDisplayName": "Clara"', true],
    ['in prose with a known number', 'Microsoft error 90094', true],
    ['not in prose with an unknown number', 'Microsoft error 12345', false],
    ['beside a number’s reason', 'Error Code: 12345\nFailure reason: none', true],
    ['not a reason without a number', 'Microsoft page. Failure reason: paper jam', false],
    ['not an unknown number alone', 'Error Code: 12345', false],
    ['in a token response', `error_codes: [12345], correlation_id: ${correlationId}`, true],
    ['not a list of numbers alone', 'error_codes: [12345]', false],
    ['two of the page', `Request Id: ${traceId}\nCorrelation Id: ${correlationId}`, true],
    ['not one of the page', `Correlation Id: ${correlationId}`, false],
    ['not fields of a program', `trace_id=${traceId} correlation_id=${correlationId}`, false],
  ])('%s', (_, text, has) => {
    expect(hasPageLabels(text)).toBe(has)
  })
})

describe('the app in an error text', () => {
  const both = { clientId, appName: 'Clara' }
  test.each([
    [`Application with identifier '${clientId}' was not found in the directory 'Contoso'`, { clientId }],
    [`Application with identifier ${clientId} was not found in the directory ${otherId}`, { clientId }],
    [`has configured the application Clara ('${clientId}') to block users unless`, both],
    [`is not assigned to a role for the application '${clientId}'(Clara).`, both],
    [
      `in tenant 'Contoso' and cannot access the application '${clientId.toUpperCase()}'(Clara) in that tenant`,
      both,
    ],
    [`to use the application with ID '${clientId}' named 'Clara'. Send an`, both],
    [`The application 'Clara'(${clientId}) is`, both],
    [`The application “Clara” (‘${clientId}’) is`, both],
    [`Resource app ID: ${otherId}. Client app ID: ${clientId}(Clara).`, both],
    [
      `The application wants the service '${otherId}', but the application 'Clara'(${clientId}) may not`,
      both,
    ],
    [
      `The application 'Clara' asked for scope 'User.All' that doesn't exist on the resource '${otherId}'`,
      { appName: 'Clara' },
    ],
    [`for a secret added to app '${clientId}'.`, { clientId }],
    [`configured for the application: '${clientId}'.`, { clientId }],
    [`App name: Clara\nApp id: ${clientId}\nIP address: 203.0.113.5`, both],
    [`App name: Clara App id: ${clientId} IP address: 203.0.113.5`, both],
    [`{'appDisplayName': 'Clara', 'appId': '${clientId}'}`, both],
    [`Application\nClara\nApplication ID\n${clientId}`, both],
    [`Nombre de la aplicación: Clara\nId. de la aplicación: ${clientId}`, both],
    [`Nome do aplicativo: Clara\nID do aplicativo: ${clientId}`, both],
    [
      `no se encontró la aplicación con el identificador '${clientId}' en el directorio 'Contoso'`,
      { clientId },
    ],
    [`a aplicação com o identificador "${clientId}" chamada 'Clara' não`, both],
    [`Die Anwendung "${clientId}"(Clara) ist deaktiviert`, both],
    ['App name: \u202eClara\u0007', { appName: 'Clara' }],
    [`The application with ID '${clientId}' failed: the application 'Clara' is disabled`, both],
    ["App name: Ana's app", { appName: "Ana's app" }],
    ['App name: Clara (Test)', { appName: 'Clara (Test)' }],
    ['App name: Clara (belongs to', { appName: 'Clara' }],
    ['App name: Clara {test}', { appName: 'Clara {test}' }],
    ['App name: None the wiser', { appName: 'None the wiser' }],
  ])('is read from %j', (text, app) => {
    expect(readErrorText(text)).toEqual(facts(app))
  })

  test.each([
    `The app needs access to a service ('${otherId}') that your organization has not enabled`,
    `The application has requested access to a resource '${otherId}'`,
    `The service principal for resource '${otherId}' is disabled`,
    `The application '{EmailHidden}' is`,
    'App name: null',
    `Resource app ID: ${otherId}`,
    "must contain the following parameter: 'client_id'",
  ])('is not found in %j', (text) => {
    expect(readErrorText(text)).toEqual(facts())
  })
})

test('a text that is encoded as Latin-1 is decoded', () => {
  expect(readErrorText(`La aplicaci%F3n+'Ni%F1o'.%0D%0ATrace+ID%3A%A0${traceId}`)).toEqual(
    facts({ traceId, appName: 'Niño' }),
  )
})

test('entities are resolved', () => {
  expect(
    readErrorText(`Trace ID&#58; &quot;${traceId}&quot; &amp; the application &#39;Clara &lt;3&#x27;`),
  ).toEqual(facts({ traceId, appName: 'Clara <3' }))
})
