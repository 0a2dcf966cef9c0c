import { describe, expect, test } from 'vitest'
import { postedPairs, readEntry } from '../../src/attempt/har.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { clientId, noon, otherClientId } from '../builders.ts'
import { attemptsIn, authorize, callback, type Entry, entry, login, pairs } from '../triage/recordings.ts'

const cancel = `${callback}?error=access_denied&error_subcode=cancel&state=SECRET`
const document =
  '<meta name="PageID" content="ConvergedConsent"><script>$Config={"iErrorCode":90094,"sFT":"SECRET"};\n</script>'

const attempts = (...entries: Entry[]) => attemptsIn(entries.map(entry))
const scenarios = (...entries: Entry[]) =>
  attempts(...entries).map((attempt) => diagnose(attempt)?.scenario ?? null)

describe('a recording’s attempts are found', () => {
  test('in the order of time, with the page’s code and the header’s request ID', () => {
    const [attempt, ...others] = attempts(
      {
        url: `${login}/common/login`,
        second: 5,
        html: document,
        answerHeaders: [['X-Ms-Request-Id', 'FEED0000-1111-4222-8333-444455556666']],
      },
      { url: authorize(), headers: [['Referer', 'https://app.clara.com/']] },
    )
    expect(others).toEqual([])
    expect(attempt).toMatchObject({ startedAt: noon, recognition: 'client-id', request: { clientId } })
    expect(attempt?.seen).toMatchObject([
      { kind: 'request', from: 'app.clara.com' },
      { kind: 'served', status: 200 },
      { kind: 'page', page: { pageId: null } },
      { kind: 'step', path: '/common/login' },
      { kind: 'served', requestId: 'feed0000-1111-4222-8333-444455556666' },
      { kind: 'page', page: { pageId: 'ConvergedConsent', codes: ['90094'] } },
    ])
    expect(JSON.stringify(attempt)).not.toContain('SECRET')
  })
  test('as likely at most, with evidence in the recording', () => {
    const failed = attempts({ url: authorize(), html: document })
    const evidence = [{ what: 'code', value: '90094', where: 'recording', at: noon }]
    expect(failed.map((one) => diagnose(one))).toMatchObject([{ certainty: 'likely', evidence }])
    const succeeded = attempts({ url: authorize(), redirect: `${callback}?code=SECRET`, status: 302 })
    expect(succeeded.map((one) => diagnose(one))).toMatchObject([
      { scenario: 'signed-in', certainty: 'likely', evidence: [{ value: 'success', where: 'recording' }] },
    ])
  })
  test('with bodies in base64, as Firefox and proxies write them', () => {
    const encoded = (text: string) => ({
      ...entry({ url: authorize() }),
      response: { status: 200, headers: [], content: { text, encoding: 'base64' } },
    })
    const [right, wrong] = [btoa(document), '%%%'].map((text) => attemptsIn([encoded(text)]))
    expect(right?.map((one) => diagnose(one)?.code)).toEqual(['90094'])
    expect(wrong?.map((one) => diagnose(one))).toEqual([null])
  })
  test.each([
    ['Chrome', { response: { _error: 'net::ERR_NAME_NOT_RESOLVED' } }],
    ['Playwright', { response: { _failureText: 'net::ERR_CERT_AUTHORITY_INVALID' } }],
    ['others', { response: {}, _failureText: 'NS_ERROR_CONNECTION_REFUSED' }],
  ])('with the reason of %s why Microsoft could not be reached', (_, failed) => {
    const one = entry({ url: authorize(), headers: [['Accept', 'text/html,*/*']], type: 'other' })
    const [attempt] = attemptsIn([{ ...one, ...failed }])
    expect(attempt && diagnose(attempt)).toMatchObject({
      scenario: 'network',
      certainty: 'likely',
      evidence: [{ what: 'network', where: 'recording' }],
    })
  })
  test('of a silent request not, but of the person’s own', () => {
    const failed = (query: string, headers: [string, string][] = [], second = 1) => ({
      ...entry({ url: authorize() + query, headers, second }),
      response: { status: 0, headers: [], _error: 'net::ERR_NAME_NOT_RESOLVED' },
    })
    const scenarios = (...entries: object[]) =>
      attemptsIn(entries).map((attempt) => diagnose(attempt)?.scenario)
    const silent = failed('&prompt=none')
    expect(scenarios(silent)).toEqual([])
    expect(scenarios(failed('', [['Sec-Fetch-Dest', 'iframe']]))).toEqual([])
    expect(scenarios(silent, failed('', [], 2))).toEqual(['network'])
    const blocked = entry({ url: authorize(), html: document })
    expect(scenarios(blocked, silent)).toEqual(['admin-approval'])
  })
  test('without a load that another one replaced, or a reason that is no name', () => {
    for (const _error of ['net::ERR_ABORTED', '<b>no</b>']) {
      const attempt = attemptsIn([{ ...entry({ url: authorize() }), response: { _error } }])[0]
      expect(attempt && diagnose(attempt)).toBe(null)
    }
  })
  test('if Clara’s page posted the request', () => {
    const posted = { url: `${login}/common/oauth2/v2.0/authorize`, method: 'POST', html: document }
    const from = (host: string): Entry => ({ ...posted, headers: [['Origin', `https://${host}`]] })
    expect(scenarios(from('app.clara.com'))).toEqual(['admin-approval'])
    expect(scenarios(from('other.example'))).toEqual([])
  })
  test('one by one', () => {
    const next = { url: authorize(), second: 60 }
    expect(
      scenarios({ url: authorize(), html: document }, next, {
        url: `${login}/kmsi`,
        second: 61,
        status: 503,
      }),
    ).toEqual(['admin-approval', 'service'])
  })
  test('in Microsoft’s redirects, by the recording’s field or by the header', () => {
    const confirmed = attempts(
      { url: authorize(), redirect: cancel, status: 302 },
      { url: cancel, second: 1 },
    )
    expect(confirmed.map((one) => diagnose(one))).toMatchObject([
      { scenario: 'cancelled', certainty: 'likely' },
    ])
    expect(
      scenarios({ url: authorize(), answerHeaders: [['location', cancel]], status: 302, type: 'other' }),
    ).toEqual(['cancelled'])
  })
  test('by the redirect that led to the request, if its origin is unknown', () => {
    const foreign = authorize(otherClientId, 'https://sso.contoso.example/cb')
    const led = { url: 'https://app.clara.com/login', redirect: foreign }
    expect(attempts(led, { url: foreign, second: 1 })).toMatchObject([{ recognition: 'origin' }])
    expect(attempts({ url: foreign })).toEqual([])
    expect(attempts({ ...led, redirect: `${foreign}&x` }, { url: foreign, second: 1 })).toEqual([])
  })
  test('in forms posted to Clara, as Chromium and Firefox record them', () => {
    const post = (postData: unknown, origin = login): Entry => ({
      url: callback,
      second: 1,
      headers: [['origin', origin]],
      postData,
    })
    const declined = [
      {
        params: pairs([
          ['error', 'access_denied'],
          ['error_description', 'AADSTS65004%3a+no'],
        ]),
      },
      {
        params: [
          ...pairs([
            ['error', 'access_denied'],
            ['error_description', 'AADSTS65004: no'],
          ]),
          'x',
        ],
      },
      { text: 'error=access_denied&error_description=AADSTS65004%3a+no' },
      { params: [], text: 'error=access_denied&error_description=AADSTS65004%3a+no' },
    ]
    for (const data of declined) {
      const diagnoses = attempts({ url: authorize() }, post(data)).map((one) => diagnose(one))
      expect(diagnoses).toMatchObject([{ scenario: 'consent-declined', certainty: 'likely', code: '65004' }])
    }
    const [forged] = attempts({ url: authorize() }, post(declined[0], 'https://evil.example'))
    expect(forged?.seen.at(-1)).toMatchObject({ kind: 'response', by: 'anyone', via: 'form' })
    expect(forged && diagnose(forged)).toMatchObject({
      certainty: 'unconfirmed',
      evidence: [{ where: 'recording' }],
    })
    expect(scenarios({ url: authorize() }, { ...post(declined[0]), url: 'https://evil.example/cb' })).toEqual(
      [null],
    )
  })
})

describe('an entry of a recording', () => {
  const failed: Entry = {
    url: `${login}/common/login`,
    status: 0,
    headers: [
      ['Accept', 'text/html'],
      ['Referer', 'https://app.clara.com/home'],
    ],
    method: 'POST',
    type: 'other',
  }
  const read = (one: Entry, response: object = {}) => {
    const written = entry(one)
    return readEntry({ ...written, response: { ...written.response, ...response } })
  }
  const plain = {
    url: 'https://app.clara.com/home',
    at: noon,
    from: null,
    posts: false,
    status: 200,
    redirect: null,
    requestId: null,
    clockSkew: null,
    failure: null,
    page: null,
    lacksBody: false,
    response: null,
  }
  test('of Clara’s is read whole', () => {
    expect(read({ url: plain.url })).toEqual(plain)
    expect(read({ url: plain.url, redirect: '/login', status: 302 })).toEqual({
      ...plain,
      status: 302,
      redirect: 'https://app.clara.com/login',
    })
  })
  test('is read without headers that cannot be read', () => {
    const { request, ...rest } = entry({ url: plain.url })
    for (const headers of [[null, 7], 'x', undefined])
      expect(readEntry({ ...rest, request: { ...request, headers } })).toEqual(plain)
  })
  test('that failed is read whole', () => {
    expect(read(failed, { _error: 'net::ERR_FAILED' })).toMatchObject({
      ...plain,
      url: failed.url,
      from: 'app.clara.com',
      posts: true,
      status: 0,
      failure: 'net::ERR_FAILED',
      page: { pageId: null, codes: [] },
    })
  })
  test('lacks its body only if it is a page of Microsoft’s that was loaded', () => {
    const url = `${login}/common/login`
    expect(read({ url })?.lacksBody).toBe(true)
    expect(read({ url }, { content: { text: '%%%', encoding: 'base64' } })?.lacksBody).toBe(true)
    expect(read({ url, html: document })?.lacksBody).toBe(false)
    expect(read({ url, redirect: callback })?.lacksBody).toBe(false)
    expect(read(failed, { _error: 'net::ERR_FAILED' })?.lacksBody).toBe(false)
  })
  test.each<[string, Partial<Entry>, object]>([
    ['has no type and is no page', { type: 'other' }, {}],
    ['failed without the wish for a page', { ...failed, headers: [] }, { _error: 'net::ERR_FAILED' }],
    ['wants a page and has not failed', { ...failed, status: 200 }, {}],
    ['has a type that begins like a page’s', { type: 'other' }, { content: { mimeType: 'x-text/html' } }],
  ])('is no document if it %s', (_, more, response) => {
    expect(read({ url: plain.url, ...more }, response)).toBe(null)
  })
  test.each([
    ['ab', null],
    ['net::ERR_ABORTED', null],
    ['NS_BINDING_ABORTED', null],
    ['The load failed.', null],
    ['Reason: net::ERR_FAILED', null],
    ['NS_ERROR_NET_RESET', 'NS_ERROR_NET_RESET'],
  ])('names the reason why it failed: %s', (_error, reason) => {
    expect(read({ url: plain.url }, { _error })?.failure ?? null).toBe(reason)
  })
  test('has the decoded names and values of a posted form', () => {
    expect(postedPairs({ text: 'a=1&b=%C3%A9+x' })).toEqual([
      ['a', '1'],
      ['b', 'é x'],
    ])
    expect(postedPairs({ params: pairs([['b', '%C3%A9+x']]), text: 'c=1' })).toEqual([['b', 'é x']])
    expect(postedPairs({ params: pairs([['b', 'é + 5%2 x']]) })).toEqual([['b', 'é + 5%2 x']])
    for (const none of [null, 'a=1', {}, { params: [7] }]) expect(postedPairs(none)).toEqual([])
  })
})

describe('a recording’s reader ignores', () => {
  test('what is not a document', () => {
    expect(
      scenarios({ url: authorize() }, { url: `${login}/common/login`, type: 'xhr', html: document }),
    ).toEqual([null])
  })
  test.each([
    ['iframe', null],
    ['frame', null],
    ['document', 'admin-approval'],
    ['x-iframe', 'admin-approval'],
    ['iframes', 'admin-approval'],
  ])('a frame’s document: %s', (destination, scenario) => {
    const shown: Entry = {
      url: `${login}/common/login`,
      second: 1,
      html: document,
      headers: [['Sec-Fetch-Dest', destination]],
    }
    expect(scenarios({ url: authorize() }, shown)).toEqual([scenario])
  })
  test('the source of a page that is not Microsoft’s or has no end', () => {
    const elsewhere = { url: 'https://app.clara.com/', second: 1, html: document }
    expect(scenarios({ url: authorize() }, elsewhere)).toEqual([null])
    const cut = { url: `${login}/common/login`, second: 1, html: '<script>$Config={"iErrorCode":90094}' }
    expect(scenarios({ url: authorize() }, cut)).toEqual([null])
    const after = { ...cut, html: `<p>AADSTS90094</p><script>$Config={"pgid":"ConvergedSignIn"};\n</script>` }
    expect(scenarios({ url: authorize() }, after)).toEqual([null])
    const unended = { ...cut, html: '<script>$Config={"iErrorCode":90094};\nmore' }
    expect(scenarios({ url: authorize() }, unended)).toEqual([null])
  })
  test('the scripts beside the one with the page’s facts', () => {
    const html = '<script>a={};</script><script>$Config={"iErrorCode":90094}</script><script>z={};</script>'
    expect(scenarios({ url: authorize() }, { url: `${login}/common/login`, second: 1, html })).toEqual([
      'admin-approval',
    ])
  })
  test('a date and a status that cannot be read', () => {
    const dated = (date: string): Entry => ({
      url: `${login}/common/login`,
      second: 1,
      html: document,
      answerHeaders: [['Date', date]],
    })
    const offs = (date: string) =>
      attempts({ url: authorize() }, dated(date))[0]?.seen.flatMap((one) =>
        one.kind === 'served' ? [one.clockSkew] : [],
      )
    expect(offs(new Date(noon - 9000).toUTCString())).toEqual([null, 10_000])
    expect(offs('never')).toEqual([null, null])
    const odd = entry({ url: `${login}/common/login`, second: 1, html: document })
    const seen = attemptsIn([
      entry({ url: authorize() }),
      { ...odd, response: { ...odd.response, status: 'x' } },
    ])[0]?.seen
    expect(seen?.findLast((one) => one.kind === 'served')).toMatchObject({ status: 0 })
  })
  test('entries that cannot be read', () => {
    const broken = [
      null,
      7,
      {},
      { request: {} },
      { request: {}, response: {} },
      { ...entry({ url: authorize() }), startedDateTime: 'never' },
    ]
    const bare = {
      ...entry({ url: authorize() }),
      response: { content: { mimeType: 'text/html; charset=utf-8' }, headers: 'x' },
    }
    const unresolved = entry({ url: authorize(), redirect: 'http://[', second: 1 })
    const posted = entry({ url: 'not an address', postData: { text: 'error=x' } })
    expect(attemptsIn(broken)).toEqual([])
    expect(attemptsIn([bare, unresolved, posted])).toHaveLength(2)
  })
})
