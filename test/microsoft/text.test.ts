import { describe, expect, test } from 'vitest'
import { readText } from '../../src/microsoft/text.ts'
import type { TextFacts } from '../../src/microsoft/types.ts'
import { clientId, noText, otherClientId, tenant } from '../builders.ts'

const traceId = '7c830000-1111-4222-8333-00000000000a'
const correlationId = 'b94f0000-1111-4222-8333-00000000000c'
const otherId = '00000003-0000-4000-8000-000000000000'
const timestamp = '2026-02-19T02:42:55Z'
const ids = { traceId, correlationId, timestamp }

function failure(code: string | null, more: Partial<TextFacts> = {}): TextFacts {
  return { ...noText, hasError: true, isMicrosoft: true, code, codes: code === null ? [] : [code], ...more }
}

const success: TextFacts = { ...noText, hasSucceeded: true }

const block = `Trace ID: ${traceId}\r\nCorrelation ID: ${correlationId}\r\nTimestamp: 2026-02-19 02:42:55Z`
const declined = `AADSTS65004: User declined to consent to access the app.\r\n${block}`
const encoded = encodeURIComponent(declined).replaceAll('%20', '+')

describe('of several answers in one text', () => {
  const answer = (error: string, message: string) =>
    `https://app.clara.com/callback?error=${error}&error_description=${encodeURIComponent(message)}`
  const later = block.replaceAll('0000-1111', '0000-2222').replace('02:42:55', '03:42:55')
  const laterIds = {
    traceId: traceId.replace('0000-1111', '0000-2222'),
    correlationId: correlationId.replace('0000-1111', '0000-2222'),
    timestamp: '2026-02-19T03:42:55Z',
  }
  const cancelled = answer('access_denied&error_subcode=cancel', declined)
  const notAssigned = 'AADSTS50105: The signed in user is not assigned to a role.'

  test.each([
    [
      'the last',
      `1. ${cancelled}\n2. ${answer('interaction_required', `${notAssigned}\r\n${later}`)}`,
      laterIds,
    ],
    [
      'the last, without the identifiers of another',
      `1. ${cancelled}\n2. ${answer('interaction_required', notAssigned)}`,
      {},
    ],
  ])('%s counts, with its error', (_, text, more) => {
    expect(readText(text)).toMatchObject({
      code: '50105',
      codes: ['65004', '50105'],
      error: 'interaction_required',
      subcode: null,
      traceId: null,
      ...more,
    })
  })
})

describe('a text copied from a page of Microsoft’s is read:', () => {
  const page = `Request Id: ${traceId}\nCorrelation Id: ${correlationId}\nTimestamp: ${timestamp}`
  test.each([
    [
      'the troubleshooting block',
      `${page}\nMessage: AADSTS900023: Specified tenant identifier`,
      failure('900023', ids),
    ],
    ['the block without a message', page, failure(null, ids)],
    [
      'a Conditional Access page',
      `Error Code: 53003\n${page}\nApp name: Clara\nApp id: ${clientId}\nDevice state: Unregistered`,
      failure('53003', { ...ids, clientId, appName: 'Clara' }),
    ],
    [
      'the block in Spanish',
      `Código de error: 53003\nId. de correlación: ${correlationId}`,
      failure('53003', { correlationId }),
    ],
    [
      'the block in Japanese',
      `要求 ID：${traceId}\n関連付け ID：${correlationId}\nタイムスタンプ：${timestamp}\nメッセージ：AADSTS90094：`,
      failure('90094', ids),
    ],
    [
      'a Conditional Access page without its identifiers',
      `Error Code: 53003\nApp name: Clara\nApp id: ${clientId}`,
      failure('53003', { clientId, appName: 'Clara' }),
    ],
    ['only the code', 'AADSTS90094', failure('90094')],
  ])('%s', (_, text, facts) => {
    expect(readText(text)).toEqual(facts)
  })
})

describe('the body of an answer', () => {
  const token = {
    error: 'invalid_grant',
    error_description: `AADSTS65001: not consented to use the application with ID '${clientId}' named 'Clara'.\r\n${block}`,
    error_codes: [65001],
    timestamp: '2026-02-19 02:42:55Z',
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: 'https://login.microsoftonline.com/error?code=65001',
    suberror: 'consent_required',
    claims: '{"access_token":{"SECRET":1}}',
  }
  const json = JSON.stringify(token)
  const facts = failure('65001', {
    ...ids,
    error: 'invalid_grant',
    subcode: 'consent_required',
    clientId,
    appName: 'Clara',
  })
  test.each([
    ['JSON of the token endpoint', json],
    ['JSON with line breaks', JSON.stringify(token, null, 2)],
    ['JSON in a log line', `2026-03-01 10:00:00 ERROR [7] response: ${json} (status 400)`],
    ['JSON in a log line that has brackets behind it', `ERROR response: ${json} in {auth}`],
    ['JSON as a string in JSON', JSON.stringify({ level: 'error', list: [1, 2], body: json })],
    ['JSON as a string, cut off', JSON.stringify(json).slice(0, -3)],
    ['JSON in a cell of a table', `7,"${json.replaceAll('"', '""')}",failed`],
    ['a dictionary of Python', json.replaceAll("'", '’').replaceAll('"', "'")],
  ])('is read in %s', (_, text) => {
    expect(readText(text)).toEqual(facts)
  })

  test('of a form is read in one piece or as a list of fields', () => {
    const sent = failure('65004', { ...ids, error: 'access_denied' })
    expect(readText(`error=access_denied&error_description=${encoded}&state=SECRET`)).toEqual(sent)
    expect(readText(`curl -d 'state=SECRET&error=access_denied&error_description=${encoded}'`)).toEqual(sent)
    expect(readText(`error: access_denied\nerror_description: ${declined}\nstate: SECRET`)).toEqual(sent)
    const cancelled = failure(null, { error: 'access_denied', subcode: 'cancel' })
    const form = '{"form":{"error":"access_denied","error_subcode":"cancel","state":"SECRET"}}'
    expect(readText(form)).toEqual(cancelled)
    expect(readText(`"${form.replaceAll('"', '""')}"`)).toEqual(cancelled)
  })

  test('of the token endpoint may lack its description', () => {
    const { error, error_codes, trace_id, correlation_id } = token
    expect(readText(JSON.stringify({ error, error_codes, trace_id, correlation_id }))).toEqual(
      failure('65001', { error, traceId, correlationId }),
    )
  })

  test('of a success reports no failure', () => {
    expect(readText('code=SECRET&state=SECRET&session_state=SECRET')).toEqual(success)
    expect(readText('{"access_token":"SECRET","token_type":"Bearer","error":null}')).toEqual(success)
    expect(readText(`admin_consent=True&tenant=${tenant}&state=SECRET`)).toEqual({
      ...success,
      tenant,
      isMicrosoft: true,
    })
    expect(readText(`{"admin_consent":"True","tenant":"${tenant}"}`)).toEqual({
      ...success,
      tenant,
      isMicrosoft: true,
    })
  })

  test('is read even if it is very deep or wide', () => {
    const deep = '{"a":'.repeat(1000) + json + '}'.repeat(1000)
    expect(readText(deep).code).toBe('65001')
    expect(readText(`[${json},1,null]`)).toEqual(facts)
    expect(readText(`{"value":[]}`)).toEqual(noText)
    const wide = Array.from({ length: 20 }, () =>
      Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`a${at}`, 1])),
    )
    expect(readText(JSON.stringify({ wide, ...token }))).toEqual(facts)
    expect(readText('['.repeat(90_000) + ']'.repeat(90_000))).toEqual(noText)
  })
})

describe('a message of a library or a broker is read:', () => {
  test.each([
    [
      'MSAL’s server error',
      `ServerError: invalid_grant: Error(s): 65004 - Timestamp: 2026-02-19 02:42:55Z - Description: ${declined} - Correlation ID: ${correlationId} - Trace ID: ${traceId}`,
      failure('65004', { ...ids, error: 'invalid_grant' }),
    ],
    [
      'MSAL’s interaction required',
      `InteractionRequiredAuthError: interaction_required: ${declined}`,
      failure('65004', { ...ids, error: 'interaction_required' }),
    ],
    [
      'MSAL’s own error',
      'BrowserAuthError: user_cancelled: User cancelled the flow.',
      failure(null, { error: 'user_cancelled', isMicrosoft: false, otherError: 'user_cancelled' }),
    ],
    [
      'MSAL.NET',
      `MsalUiRequiredException:\n\tErrorCode: invalid_grant\nMicrosoft.Identity.Client.MsalUiRequiredException: ${declined}`,
      failure('65004', { ...ids, error: 'invalid_grant' }),
    ],
    [
      'B2C with Entra’s inside',
      `AADB2C90273: An invalid response was received : 'Error: access_denied,Error Description: ${declined}'\r\nCorrelation ID: ${otherId}\r\nTimestamp: 2026-02-19 02:42:56Z`,
      failure('65004', { ...ids, error: 'access_denied' }),
    ],
    [
      'B2C alone',
      `AADB2C90118: The user has forgotten their password.\r\nCorrelation ID: ${correlationId}`,
      failure(null, { correlationId }),
    ],
    [
      'Firebase',
      `Firebase: Error getting access token from microsoft.com, response: OAuth2TokenResponse{params: error=invalid_client&error_description=${encodeURIComponent(declined)}&error_codes=%5B65004%5D&error_uri=https://login.microsoftonline.com/error?code=65004, httpMetadata: x} (auth/invalid-credential).`,
      failure('65004', { ...ids, error: 'invalid_client' }),
    ],
    [
      'Cognito',
      `{"error":"invalid_request","message":"${declined.replaceAll('\r\n', ' ')}; error=access_denied"}`,
      failure('65004', { ...ids, error: 'invalid_request' }),
    ],
    [
      'Auth0',
      `type: f\ndescription: ${declined}\nclient_id: abc\nerror: access_denied`,
      failure('65004', { ...ids, error: 'access_denied' }),
    ],
    [
      'one encoded twice',
      `upstream said ${encodeURIComponent(encodeURIComponent(declined))}`,
      failure('65004', ids),
    ],
  ])('%s', (_, text, facts) => {
    expect(readText(text)).toEqual(facts)
  })
})

describe('a sign-in log', () => {
  const app = { clientId, appName: 'Clara' }
  const entry = {
    appliedConditionalAccessPolicies: [{ id: otherId, result: 'notApplied' }],
    id: traceId,
    createdDateTime: timestamp,
    appDisplayName: 'Clara',
    appId: clientId,
    correlationId,
    status: { errorCode: 50105, failureReason: 'Other.' },
  }
  const good = { ...entry, id: otherId, correlationId: otherId, status: { errorCode: 0 } }
  const failed = failure('50105', { ...ids, ...app })

  test('of Graph gives its entry, or the first failed entry of a list', () => {
    expect(readText(JSON.stringify(entry))).toEqual(failed)
    expect(readText(JSON.stringify({ value: [good, entry] }))).toEqual(failed)
    expect(readText(JSON.stringify([entry, good], null, 1))).toEqual(failed)
  })

  test('of a successful sign-in reports no failure', () => {
    const went = { ...success, ...app, ...ids, isMicrosoft: true, traceId: otherId, correlationId: otherId }
    expect(readText(JSON.stringify([good]))).toEqual(went)
    expect(readText(`Request ID\n${otherId}\nCorrelation ID\n${otherId}\nStatus\nSuccess`)).toEqual({
      ...success,
      isMicrosoft: true,
      traceId: otherId,
      correlationId: otherId,
    })
  })

  test('of Azure Monitor is read', () => {
    const text = JSON.stringify({
      TimeGenerated: timestamp,
      ResultType: '50105',
      AppDisplayName: 'Clara',
      AppId: clientId,
      CorrelationId: correlationId,
    })
    expect(readText(text)).toEqual({ ...failed, traceId: null })
  })

  test('is read as the portal shows it', () => {
    const text = `Date\n11/23/2026, 5:32:11 AM\nRequest ID\n${traceId}\nCorrelation ID\n${correlationId}\nStatus\nFailure\nSign-in error code\n50105\nFailure reason\nYour administrator has configured the application Clara ('${clientId}') to block users\nApplication\nClara`
    expect(readText(text)).toEqual({ ...failed, timestamp: null })
    expect(readText('Sign-in error code 50105')).toEqual(failure('50105'))
  })

  test('is read as the portal exports it, with the first failed entry', () => {
    const header =
      'Date (UTC),Request ID,Correlation ID,User,Application,Application ID,Status,Sign-in error code,Failure reason'
    const rows = [
      `2026-02-18T02:42:55Z,${otherId},${otherId},Ana,Clara,${clientId},Success,0,Other.`,
      `${timestamp},${traceId},${correlationId},"Díaz, ""Ana""",Clara,${clientId},Failure,50105,"Not assigned, so blocked"`,
    ]
    const csv = [`\uFEFF${header}`, ...rows].join('\r\n')
    expect(readText(csv)).toEqual(failed)
    expect(readText([header, rows[1]].join('\n').replaceAll(',', ';'))).toEqual(failed)
    expect(readText([header, rows[0]].join('\n'))).toEqual({
      ...failed,
      ...success,
      ...app,
      isMicrosoft: true,
      timestamp: '2026-02-18T02:42:55Z',
      traceId: otherId,
      correlationId: otherId,
    })
    expect(readText(header)).toEqual(noText)
    const quoted = [
      header,
      rows[1]?.replace('"Díaz, ""Ana"""', 'Ana; Díaz').replace('"Not assigned, so blocked"', 'x'),
    ]
    expect(readText(quoted.map((row) => `"${row?.replaceAll(',', '","')}"`).join('\r\n'))).toEqual(failed)
    expect(
      readText(`Correlation ID,Request ID,Application ID\n${correlationId},${traceId},${clientId}`),
    ).toEqual({
      ...failure(null, { traceId, correlationId, clientId }),
    })
  })
})

describe('an address in prose', () => {
  const callback = 'https://app.clara.com/auth/callback'
  const answeredAt = ['app.clara.com']
  test('gives its answer', () => {
    expect(
      readText(`I landed on ${callback}?error=access_denied&error_subcode=cancel&state=SECRET. What now?`),
    ).toEqual(failure(null, { error: 'access_denied', subcode: 'cancel', answeredAt }))
    expect(readText(`Location:${callback}?error=access_denied&error_description=${encoded}`)).toEqual(
      failure('65004', { ...ids, error: 'access_denied', answeredAt }),
    )
    expect(
      readText(`"GET /auth/callback?error=access_denied&error_description=${encoded} HTTP/1.1" 302`),
    ).toEqual(failure('65004', { ...ids, error: 'access_denied' }))
    expect(readText('It says app.clara.com/auth/callback?error=access_denied&error_subcode=cancel.')).toEqual(
      failure(null, { error: 'access_denied', subcode: 'cancel', answeredAt }),
    )
    expect(readText('see https://login.microsoftonline.com/error?code=65004')).toEqual(failure('65004'))
    expect(readText(`<${callback}#code=SECRET&iss=https%3A%2F%2Fsts.windows.net%2F${tenant}%2F>`)).toEqual({
      ...success,
      tenant,
      isMicrosoft: true,
    })
  })

  test('completes the answer of another address', () => {
    const [first, second] = [
      `${callback}?error=access_denied&error_subcode=cancel`,
      `${callback}?error=access_denied`,
    ]
    expect(readText(`First ${first} and then ${second}`)).toEqual(
      failure(null, {
        error: 'access_denied',
        subcode: 'cancel',
        answeredAt: [...answeredAt, ...answeredAt],
      }),
    )
  })

  test('gives the tenant that another one lacks', () => {
    const granted = `${callback}?admin_consent=True&tenant=${tenant}&state=SECRET`
    const cancelled = `${callback}?error=access_denied&error_subcode=cancel`
    expect(readText(`First ${granted} and then ${cancelled}`)).toMatchObject({
      error: 'access_denied',
      subcode: 'cancel',
      tenant,
    })
  })

  test('gives the app and the tenant of its request', () => {
    const authorize = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize?client_id=${otherClientId}&state=SECRET`
    expect(readText(`AADSTS90094 at ${authorize}`)).toEqual(
      failure('90094', { clientId: otherClientId, tenant }),
    )
  })

  test.each([
    'https://www.example.com/search?q=AADSTS90094',
    'www.example.com/search?q=AADSTS90094',
    'I searched www.example.com/search?q=sign-in and https://help.example/error-code-AADSTS50105-user-not-assigned',
    'https://login.microsoftonline.com does not open',
    '(https://login.microsoftonline.com/common/reprocess?ctx=SECRET)',
  ])('reports nothing if it has no answer: %j', (text) => {
    expect(readText(text)).toEqual(noText)
  })
})

describe('a sentence of Microsoft’s', () => {
  const headline = 'Need admin approval\nClara needs permission to access resources in your organization'
  const says = { says: 'admin-approval' } as const
  const message = 'The app requires access: administrator consent is required.'

  test('reports a failure and names the app, without a number', () => {
    expect(readText(headline)).toStrictEqual(failure(null, { appName: 'Clara', statement: says }))
  })

  test.each([
    ['a known number', '50105', undefined],
    ['an unknown number', '50000001', says],
    ['a number that only says that it failed', '70002', says],
  ])('beside %s', (_, code, statement) => {
    expect(readText(`AADSTS${code}: Sorry.\n${headline}`)).toStrictEqual(
      failure(code, { appName: 'Clara', ...(statement && { statement }) }),
    )
  })

  test('may say that nothing blocked the sign-in', () => {
    expect(readText('We had trouble signing you out of Microsoft')).toEqual({
      ...noText,
      isMicrosoft: true,
      statement: { says: 'none' },
    })
  })

  test('in ordinary words counts beside labels or a request of Microsoft’s', () => {
    const request = `https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize?client_id=${clientId}`
    expect(readText(message).statement).toBeUndefined()
    expect(readText(`${message}\n${block}`).statement).toEqual(says)
    expect(readText(`${request}\n${message}`)).toMatchObject({ statement: says, clientId })
  })
})

describe('the host of an answer', () => {
  const answer = 'https://app.travel.example/callback?error=access_denied&error_subcode=cancel'
  test.each([
    ['tells whose sign-in a text is about', `I open Travel: ${answer}`, ['app.travel.example']],
    ['tells it beside a longer word', `Clarabel opens eClara: ${answer}`, ['app.travel.example']],
    ['tells nothing beside Clara’s name', `I open Clara: ${answer}`, undefined],
    ['tells nothing beside a number', `AADSTS65004: ${answer}`, undefined],
  ])('%s', (_, text, answeredAt) => {
    expect(readText(text).answeredAt).toEqual(answeredAt)
  })
})

test('a request’s prompt for consent and its app are read', () => {
  const authorize = 'https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?'
  const read = (query: string) => readText(`${authorize}client_id=${clientId}${query}\nApp name: Clara`)
  expect(read('&prompt=consent')).toMatchObject({ asksAgain: true, clientId, appName: 'Clara' })
  expect(read('&prompt=login')).not.toHaveProperty('asksAgain')
  expect(read('')).not.toHaveProperty('apps')
  expect(readText(`App id: ${otherClientId}\n${authorize}client_id=${clientId}`)).toMatchObject({
    clientId: otherClientId,
    apps: [{ clientId: otherClientId }, { clientId }],
  })
})

test('our own report is read', () => {
  const text = `DATOS
Error code: AADSTS90094 (AdminConsentRequired)
Request ID: ${traceId} (en el encabezado de la respuesta de Microsoft)
Correlation ID: ${correlationId} (en la página de Microsoft)
Timestamp (UTC): ${timestamp}
Timestamp (local): 2026-02-18 20:42:55 UTC-06:00 (America/Mexico_City)
Tenant: ${tenant.toUpperCase()} (visto en la dirección de inicio de sesión)
Application (client) ID: ${clientId} (coincide con el ID configurado de Clara)
App name: Clara (tal como aparece; quien registra una aplicación lo elige libremente)
https://login.microsoftonline.com/organizations/adminconsent?client_id=${clientId}`
  expect(readText(text)).toEqual(failure('90094', { ...ids, tenant, clientId, appName: 'Clara' }))
  expect(readText('Tenant: contoso.example')).toEqual({ ...noText, tenant: 'contoso.example' })
})

describe('our own report without a code', () => {
  const cancelled = failure(null, { subcode: 'cancel', tenant: 'organizations' })
  test.each([
    [
      '- 2026-02-19T02:42:55Z: answer “cancel”, in Microsoft’s redirect\nTenant: organizations (seen)',
      cancelled,
    ],
    [
      '- 2026-02-19T02:42:55Z: respuesta “cancel”, en la redirección de Microsoft\nTenant: organizations',
      cancelled,
    ],
    [
      '- 2026-02-19T02:42:55Z: resposta “server_error”, no redirecionamento',
      failure(null, { error: 'server_error' }),
    ],
    [
      '- 2026-02-19T02:42:55Z: form or headline of the page (headline), on Microsoft’s page',
      failure(null, { statement: { says: 'admin-approval' } }),
    ],
    [
      '- 2026-02-19T02:42:55Z: formulario o título (reason-form), en',
      failure(null, { statement: { says: 'approval-request' } }),
    ],
    [
      '- 2026-02-19T02:42:55Z: form or headline (request-sent), on',
      failure(null, { statement: { says: 'approval-pending' } }),
    ],
    ['- 2026-02-19T02:42:55Z: form or headline (somewhere), on', noText],
    ['2026-02-19T02:42:55Z: somebody said "hello", and left', noText],
  ])('has its evidence in %j', (text, facts) => {
    expect(readText(text)).toEqual(facts)
  })
})

describe('a text of another system', () => {
  test.each([
    ['', noText],
    ['I cannot sign in', { ...noText, otherError: 'cannot sign in' }],
    ['Something went wrong. Error: try again later', { ...noText, otherError: 'Error: try again later' }],
    [`Correlation ID: ${correlationId} Date and Time: 5/3/2023`, { ...noText, correlationId }],
    [
      'sign-in failed: access_denied',
      failure(null, { error: 'access_denied', isMicrosoft: false, otherError: 'access_denied' }),
    ],
    [
      `{"traceId":"${traceId}","correlationId":"${correlationId}","error":"timeout"}`,
      failure(null, {
        traceId,
        correlationId,
        error: 'timeout',
        isMicrosoft: false,
        otherError: 'error: timeout',
      }),
    ],
    ['AADSTS1234567890', noText],
    ['Error Code: 50000', failure('50000', { isMicrosoft: false, otherError: 'Error Code: 50000' })],
    ['{"a":{"b":"{not json"},"c":null}', noText],
    ['a,b,c\n1,2,3', noText],
  ])('has no sign of Microsoft’s: %j', (text, facts) => {
    expect(readText(text)).toEqual(facts)
  })
  test('is read up to 200,000 characters', () => {
    const address = 'https://app.clara.com/callback?error=access_denied&error_subcode=cancel'
    expect(readText(`${'x '.repeat(100_000)}AADSTS65004 ${address}`)).toEqual(noText)
  })
})
