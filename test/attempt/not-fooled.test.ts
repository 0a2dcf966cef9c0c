import { describe, expect, test, vi } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import { observe } from '../../src/attempt/observe.ts'
import { marks } from '../../src/microsoft/page-marks.ts'
import { clara, clientId, noon, otherClientId, page } from '../builders.ts'
import { attemptsIn } from '../triage/recordings.ts'
import {
  authorize,
  begun,
  callback,
  cancel,
  config,
  declined,
  type Event,
  microsoft,
  needsAdmin,
  pastedAttempt,
  post,
  redirect,
  requestOf,
  shows,
  tabAfter,
  verdict,
  visit,
} from './not-fooled.builders.ts'

vi.mock('webextension-polyfill', () => ({ default: { runtime: { id: 'ours' } } }))
const { readMessage } = await import('../../src/background/read-message.ts')

/** A record must not hold planted secrets, markup or control characters. */
const forbidden =
  /SECRET|<\w|javascript:|polluted|[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/
const longestRecord = 20_000

function expectNothingForbidden(record: unknown): void {
  const json = JSON.stringify(record) ?? ''
  expect(json).not.toMatch(forbidden)
  expect(json).not.toMatch(/\\u00[01]|\\[nrtbf]/)
  expect(json.length).toBeLessThan(longestRecord)
}

const unreported = 'not reported'

describe('an address in a new tab, and pasted', () => {
  const bad = declined('90094')
  test.each<[name: string, address: string, visited: string, handed?: string]>([
    ['a forged error on Clara’s host', `${callback}?${bad}`, 'admin-approval unconfirmed'],
    ['a forged bare cancel', `${callback}?${cancel}`, 'cancelled unconfirmed'],
    ['a forged success', `${callback}?code=SECRET&state=SECRET`, unreported],
    ['a forged consent', `${callback}?admin_consent=True&tenant=contoso.example`, unreported],
    ['tokens in a fragment', `${callback}#id_token=SECRET&access_token=SECRET`, unreported],
    ['an error in a fragment on another app’s host', `https://other.example/cb#${bad}`, unreported],
    ['an error of another provider', `${callback}?error=access_denied&state=SECRET`, unreported],
    [
      'the description of another provider',
      `${callback}?error=invalid_request&error_description=Okta+E0000011&error_uri=https://okta.example/e`,
      unreported,
    ],
    [
      'an issuer that looks like Microsoft’s',
      `${callback}?error=x&iss=https://${microsoft}.evil.example/t`,
      unreported,
    ],
    [
      'an error_uri over http',
      `${callback}?error=x&error_uri=http://${microsoft}/error?code=90094`,
      unreported,
    ],
    [
      'an answer that names another app',
      `${callback}?${declined('90094', `Application '${otherClientId}'(X)`)}`,
      unreported,
    ],
    ['a search for a code', 'https://www.bing.com/search?q=AADSTS90094+admin+approval', unreported],
    [
      'a search for a code with an error parameter',
      'https://search.example/?error=x&q=AADSTS90094',
      unreported,
    ],
    ['an article', 'https://learn.microsoft.com/answers/AADSTS7000112-app-disabled', unreported],
    ['a search on Clara’s own help', 'https://help.clara.com/search?query=AADSTS90094', unreported],
    ['a file’s name at Clara’s', 'https://app.clara.com/files/AADSTS90094.pdf', unreported],
    ['a message of Clara’s own about a code', 'https://app.clara.com/ticket#AADSTS50105', unreported],
    ['sub-domain of a stranger', `https://${microsoft}.evil.example/?${bad}`, unreported],
    ['host in a stranger’s path', `https://evil.example/${microsoft}?${bad}`, unreported],
    ['host as user info', `https://${microsoft}@evil.example/?${bad}`, unreported],
    ['host as user info with a password', `https://${microsoft}:443@evil.example/?${bad}`, unreported],
    [
      'a stranger as user info of the host',
      `https://evil.example@${microsoft}/common/login?${bad}`,
      unreported,
    ],
    ['a sub-domain of the host', `https://x.${microsoft}/common/login?${bad}`, unreported],
    ['trailing dot', `https://${microsoft}./common/login?${bad}`, unreported],
    ['another port', `https://${microsoft}:8443/common/login?${bad}`, unreported],
    ['http', `http://${microsoft}/common/login?${bad}`, unreported],
    ['Cyrillic o', `https://login.micrоsoftonline.com/common/login?${bad}`, unreported],
    ['punycode', `https://login.xn--micrsoftonline-2fj.com/common/login?${bad}`, unreported],
    ['a dash in place of a dot', `https://login-microsoftonline.com/common/login?${bad}`, unreported],
    ['IPv4', `https://20.190.128.1/common/login?${bad}`, unreported],
    ['IPv6', `https://[2603:1000::1]/common/login?${bad}`, unreported],
    ['an IP in one number', `https://348028929/common/login?${bad}`, unreported],
    ['backslashes before a stranger', `https://evil.example\\@${microsoft}/?${bad}`, unreported],
    ['look-alike of Clara: sub-domain', `https://clara.com.evil.example/?${bad}`, unreported],
    ['look-alike of Clara: prefix', `https://notclara.com/?${bad}`, unreported],
    ['look-alike of Clara: user info', `https://app.clara.com@evil.example/?${bad}`, unreported],
    ['look-alike of Clara: trailing dot', `https://app.clara.com./?${bad}`, unreported],
    ['look-alike of Clara: Cyrillic a', `https://app.clarа.com/?${bad}`, unreported],
    ['look-alike of Clara: path', `https://evil.example/app.clara.com?${bad}`, unreported],
    // In a tab no attempt has begun; whoever pastes an address asks about Clara.
    [
      'upper case is the same host',
      `https://LOGIN.MICROSOFTONLINE.COM/common/login?${bad}`,
      unreported,
      'admin-approval unconfirmed',
    ],
    [
      'the default port is the same host',
      `https://${microsoft}:443/common/login?${bad}`,
      unreported,
      'admin-approval unconfirmed',
    ],
    [
      'a percent-encoded host is the same host',
      `https://login%2Emicrosoftonline.com/common/login?${bad}`,
      unreported,
      'admin-approval unconfirmed',
    ],
    [
      'full-width letters are the same host',
      `https://ｌｏｇｉｎ.microsoftonline.com/common/login?${bad}`,
      unreported,
      'admin-approval unconfirmed',
    ],
    ['Clara’s host in capitals is Clara’s', `https://APP.CLARA.COM/?${bad}`, 'admin-approval unconfirmed'],
    ['another app’s request', requestOf(otherClientId, 'https://other.example/cb'), unreported],
    [
      'Clara’s ID inside redirect_uri alone',
      requestOf(otherClientId, `https://other.example/?client_id=${clientId}`),
      unreported,
    ],
    [
      'Clara’s ID inside state alone',
      `${requestOf(otherClientId, 'https://other.example/')}&state=client_id%3D${clientId}`,
      unreported,
    ],
    [
      'Clara’s ID inside claims alone',
      `${authorize}?response_type=code&claims=%7B%22client_id%22:%22${clientId}%22%7D`,
      unreported,
    ],
    ['Clara’s ID in the fragment alone', `${authorize}?response_type=code#client_id=${clientId}`, unreported],
    [
      'Clara’s ID second',
      `${requestOf(otherClientId, 'https://other.example/')}&client_id=${clientId}`,
      unreported,
    ],
    [
      'a redirect URI that looks like Clara’s',
      requestOf(otherClientId, 'https://clara.com.evil.example/'),
      unreported,
    ],
    [
      'a redirect URI with Clara as user info',
      requestOf(otherClientId, 'https://app.clara.com@evil.example/'),
      unreported,
    ],
    ['a redirect URI over http', requestOf(otherClientId, 'http://app.clara.com/'), unreported],
    [
      'a redirect URI in a stranger’s query',
      requestOf(otherClientId, 'https://evil.example/?to=https://app.clara.com/'),
      unreported,
    ],
    [
      'a tab before the address of Microsoft’s host',
      `\thttps://${microsoft}/common/login?${bad}`,
      unreported,
      'admin-approval unconfirmed',
    ],
    // With white space inside it is a text: only marks of Microsoft's count.
    ['a tab inside a stranger’s host', `https://${microsoft}.ev\til.example/?${bad}`, unreported, unreported],
    [
      'a line break after the host',
      `https://${microsoft}\n.evil.example/?${bad}`,
      unreported,
      'admin-approval unconfirmed',
    ],
    ['backslashes for slashes', `https://evil.example\\${microsoft}\\?${bad}`, unreported],
    ['an encoded slash in the host', `https://${microsoft}%2F.evil.example/?${bad}`, unreported],
    ['an encoded dot that adds a label', `https://${microsoft}%2Eevil.example/?${bad}`, unreported],
    ['data:', `data:text/html,${microsoft}?${bad}`, unreported],
    ['blob:', `blob:https://${microsoft}/0?${bad}`, unreported],
    ['javascript:', `javascript:location="https://${microsoft}/?${bad}"`, unreported],
    ['view-source:', `view-source:https://${microsoft}/common/login?${bad}`, unreported],
    ['file:', `file:///${microsoft}?${bad}`, unreported],
  ])('%s', (_, address, visited, handed = visited) => {
    const tab = tabAfter([visit(address)])
    expect(verdict(tab.attempt)).toBe(visited)
    expectNothingForbidden(tab)
    // Anything else is a text for the terminal: see below.
    if (!/^https?:/i.test(address)) return
    const attempt = pastedAttempt(address)
    expect(verdict(attempt)).toBe(handed)
    expectNothingForbidden(attempt)
  })
})

const noise = `<img src=x onerror=alert('SECRET')><script>SECRET</script>\u202e\u2066\u0000\u0007\u001b[31m`
const described = (description: string) =>
  `${callback}?error=access_denied&error_description=${encodeURIComponent(description)}&state=SECRET`

const unreachable: Event = (at) => [
  { kind: 'failure', at, host: microsoft, error: 'net::ERR_NAME_NOT_RESOLVED' },
]

describe('a tab', () => {
  test.each<[name: string, expected: string, ...Event[]]>([
    [
      'a number in a scope that Microsoft’s answer quotes',
      'app-misconfigured confirmed',
      begun,
      redirect(described(`AADSTS650053: The app asked for scope 'AADSTS90094:' that doesn't exist.`)),
    ],
    [
      'a number in an answer that quotes a whole block of another error',
      'app-misconfigured confirmed',
      begun,
      redirect(
        described(
          `AADSTS650053: The app asked for scope 'AADSTS90094: Trace ID: ${clientId} Correlation ID: ${clientId}'.`,
        ),
      ),
    ],
    [
      'a number in a resource that Microsoft’s answer quotes',
      'resource-missing confirmed',
      begun,
      redirect(described(`AADSTS500011: The resource principal named x'AADSTS90094:'x was not found.`)),
    ],
    [
      'a link’s error while an approval page stands',
      'admin-approval confirmed',
      begun,
      needsAdmin,
      visit(`${callback}?${declined('7000112')}`),
    ],
    [
      'a link’s cancel while an approval page stands',
      'admin-approval confirmed',
      begun,
      needsAdmin,
      visit(`${callback}?${cancel}`),
    ],
    [
      'a link’s login_required while an approval page stands',
      'admin-approval confirmed',
      begun,
      needsAdmin,
      visit(`${callback}?error=login_required&iss=https://${microsoft}/t`),
    ],
    [
      'a link’s allow-listed code while an approval page stands',
      'admin-approval confirmed',
      begun,
      needsAdmin,
      visit(`${callback}?${declined('50058')}`),
    ],
    [
      'a link’s success while an approval page stands',
      'admin-approval confirmed',
      begun,
      needsAdmin,
      visit(`${callback}?code=SECRET`),
    ],
    [
      'a link’s error while nothing else has happened',
      'app-blocked unconfirmed',
      begun,
      visit(`${callback}?${declined('7000112')}`),
    ],
    [
      'a link’s error from a look-alike',
      'admin-approval unconfirmed',
      visit(`${callback}?${declined('90094')}`, `${microsoft}.evil.example`),
    ],
    [
      'a redirect that a look-alike sent',
      'admin-approval unconfirmed',
      redirect(`${callback}?${declined('90094')}`, `${microsoft}.evil.example`),
    ],
    [
      'a success from a look-alike',
      unreported,
      begun,
      redirect(`${callback}?code=SECRET`, `${microsoft}.evil.example`),
    ],
    [
      'an error to which a sign-out redirects',
      'admin-approval unconfirmed',
      begun,
      visit(`https://${microsoft}/common/oauth2/v2.0/logout?post_logout_redirect_uri=SECRET`, 'evil.example'),
      redirect(`${callback}?${declined('90094')}`),
    ],
    [
      'an error to which the page of a sign-out leads',
      'admin-approval unconfirmed',
      begun,
      visit(`https://${microsoft}/common/oauth2//log%6fut`),
      visit(`${callback}?${declined('90094')}`, microsoft),
    ],
    [
      'a success to which a sign-out redirects',
      'admin-approval confirmed',
      begun,
      needsAdmin,
      visit(`https://${microsoft}/logout.srf`),
      redirect(`${callback}?code=SECRET`),
    ],
    [
      'a real answer after a sign-out on the way',
      'not-assigned confirmed',
      begun,
      visit(`https://${microsoft}/common/oauth2/logout`, microsoft),
      post(`https://${microsoft}/common/login`, microsoft),
      redirect(`${callback}?${declined('50105')}`),
    ],
    [
      'a real answer that passes twice',
      'consent-declined confirmed',
      begun,
      redirect(`${callback}?${declined('65004')}`),
      visit(`${callback}?${declined('65004')}`),
    ],
    [
      'a real success, then a link’s error',
      'signed-in confirmed',
      begun,
      redirect(`${callback}?code=SECRET`),
      visit(`${callback}?${declined('90094')}`),
    ],
    [
      'a real error, then a link’s other error',
      'not-assigned confirmed',
      begun,
      redirect(`${callback}?${declined('50105')}`),
      visit(`${callback}?${declined('7000112')}`),
    ],
    [
      'a link’s error at a stranger’s host',
      unreported,
      begun,
      visit(`https://evil.example/?${declined('90094')}`),
    ],
    [
      'another app’s error sent by Microsoft to its own host',
      unreported,
      redirect(`https://other.example/?${declined('90094')}`),
    ],
    [
      'another app’s request after Clara’s, then its block',
      unreported,
      begun,
      visit(requestOf(otherClientId, 'https://other.example/')),
      needsAdmin,
    ],
    [
      'a page that names another client',
      unreported,
      begun,
      shows({
        script: config(
          `{"sErrorCode":"90094","urlTenantedEndpointFormat":"https://${microsoft}/{0}?client_id=${otherClientId}"}`,
        ),
      }),
    ],
    ['an approval page without a sign-in to Clara', unreported, needsAdmin],
    [
      'a broker’s request for another app, Clara never seen',
      unreported,
      visit(requestOf(otherClientId, 'https://broker.example/cb')),
      needsAdmin,
    ],
    [
      'a broker’s request right after Clara',
      'admin-approval likely',
      visit('https://app.clara.com/'),
      visit(requestOf(otherClientId, 'https://broker.example/cb')),
      needsAdmin,
    ],
    [
      'a broker’s look-alike right after Clara',
      unreported,
      visit('https://app.clara.com/'),
      visit(requestOf(otherClientId, 'https://broker.example.evil.example/')),
      needsAdmin,
    ],
    [
      'any app’s request right after Clara',
      unreported,
      visit('https://app.clara.com/'),
      visit(requestOf(otherClientId, 'https://other.example/')),
      needsAdmin,
    ],
    [
      'a redirect URI with markup and direction characters',
      'admin-approval confirmed',
      visit(requestOf(clientId, 'https://app.clara.com/<img>\u202e\u0007')),
      needsAdmin,
    ],
    [
      'a redirect URI that is Clara’s only without its direction character',
      unreported,
      visit(requestOf(otherClientId, 'https://app.cla\u202era.com/')),
      needsAdmin,
    ],
    [
      'an open redirect as redirect URI',
      'app-misconfigured confirmed',
      visit(requestOf(otherClientId, 'https://app.clara.com/go?to=https://evil.example/SECRET')),
      shows({ text: 'AADSTS50011: no such address' }),
    ],
    [
      'prompt=none: nobody is signed in',
      unreported,
      visit(`${requestOf(clientId)}&prompt=none`),
      redirect(`${callback}?error=login_required&error_description=AADSTS50058%3a+x`),
    ],
    [
      'prompt=none: a page would be needed',
      unreported,
      visit(`${requestOf(clientId)}&prompt=none`),
      redirect(`${callback}#error=interaction_required&iss=https://${microsoft}/t`),
    ],
    [
      'prompt=none: the same with a number',
      unreported,
      visit(`${requestOf(clientId)}&prompt=none`),
      redirect(`${callback}#error=interaction_required&error_description=AADSTS65001%3a+x`),
    ],
    [
      'prompt=none that finds no network, and a visit to Clara',
      unreported,
      visit(`${requestOf(clientId)}&prompt=none`),
      unreachable,
      visit('https://app.clara.com/'),
    ],
    [
      'prompt=none that finds no network, then the person’s own request',
      'network likely',
      visit(`${requestOf(clientId)}&prompt=none`),
      unreachable,
      visit(requestOf(clientId)),
      unreachable,
    ],
    [
      'prompt=none that finds no network behind an approval page',
      'admin-approval confirmed',
      begun,
      needsAdmin,
      visit(`${requestOf(clientId)}&prompt=none`),
      unreachable,
    ],
    [
      'a description with markup, direction and control characters',
      'not-assigned confirmed',
      begun,
      redirect(described(`${noise} AADSTS50105: ${noise}`)),
    ],
    [
      'an error value with direction and control characters',
      'unknown confirmed',
      begun,
      redirect(`${callback}?error=${encodeURIComponent('\u202e\u0007AADSTS999999')}`),
    ],
    [
      'a description of a megabyte',
      'not-assigned confirmed',
      begun,
      redirect(described(`AADSTS50105: ${'SECRET '.repeat(150_000)}`)),
    ],
    [
      'thousands of codes',
      'not-assigned confirmed',
      begun,
      redirect(
        described(
          Array.from({ length: 5000 }, (_, n) => `AADSTS${n === 0 ? 50105 : 9_800_000 + n}`).join(' '),
        ),
      ),
    ],
    [
      'thousands of parameters',
      'not-assigned confirmed',
      begun,
      redirect(`${callback}?${declined('50105')}${'&SECRET=1'.repeat(8000)}`),
    ],
    [
      'thousands of descriptions: the first counts',
      'not-assigned confirmed',
      begun,
      redirect(`${callback}?${declined('50105')}${`&${declined('90094')}`.repeat(1000)}`),
    ],
    [
      'parameters with an object’s own names',
      'not-assigned confirmed',
      begun,
      redirect(`${callback}?__proto__=SECRET&constructor=SECRET&${declined('50105')}`),
    ],
    [
      'error values with an object’s own names',
      'unknown likely',
      begun,
      redirect(`${callback}?error=constructor`),
    ],
    [
      '$Config 100,000 levels deep',
      unreported,
      begun,
      shows({ script: config(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) }),
    ],
    ['$Config that never ends', unreported, begun, shows({ script: `$Config=${'{"a":'.repeat(100_000)}` })],
    [
      '$Config of two megabytes',
      unreported,
      begun,
      shows({ script: config(`{"sErrorCode":"90094","x":"${'SECRET'.repeat(350_000)}"}`) }),
    ],
    [
      '$Config with prototype keys',
      unreported,
      begun,
      shows({
        script: config(
          '{"__proto__":{"sErrorCode":"90094","polluted":1},"constructor":{"prototype":{"polluted":1}}}',
        ),
      }),
    ],
    ['$Config that is a list', unreported, begun, shows({ script: config('[{"sErrorCode":"90094"}]') })],
    [
      '$Config whose fields are lists and objects',
      unreported,
      begun,
      shows({ script: config('{"sErrorCode":["90094"],"iErrorCode":{"a":90094},"sAppName":["SECRET"]}') }),
    ],
    [
      '$Config with the same key twice: the last counts, as in the browser',
      'not-assigned confirmed',
      begun,
      shows({ script: config('{"sErrorCode":"90094","sErrorCode":"50105"}') }),
    ],
    [
      '$Config only in a comment',
      unreported,
      begun,
      shows({ script: '// $Config={"sErrorCode":"x"}\nvar a = 1' }),
    ],
    ['$Config only in a string', unreported, begun, shows({ script: 'var a = "$Config={}";' })],
    [
      'an app’s name with direction and control characters',
      'admin-approval confirmed',
      begun,
      shows({
        script: config(
          JSON.stringify({
            sErrorCode: '90094',
            sAppName: `\u202e\u0000Clara`,
            sFT: 'SECRET',
            sCtx: 'SECRET',
          }),
        ),
      }),
    ],
    ['a page ID that is a property of every object', unreported, begun, shows({ pageId: 'constructor' })],
    [
      'a code in the texts of an ordinary sign-in page',
      unreported,
      begun,
      shows({
        pageId: 'ConvergedSignIn',
        found: [marks.accountField],
        script: config('{"help":"see AADSTS90094"}'),
      }),
    ],
    [
      'the same on the stay-signed-in page',
      unreported,
      begun,
      shows({ pageId: 'KmsiInterrupt', script: config('{"help":"see AADSTS7000112"}') }),
    ],
    [
      'a fresh sign-in page',
      unreported,
      begun,
      shows({
        pageId: 'ConvergedSignIn',
        found: [marks.accountField],
        script: config('{"sErrorCode":"50058"}'),
      }),
    ],
  ])('%s', (_, expected, ...events) => {
    const tab = tabAfter(events)
    expect(verdict(tab.attempt)).toBe(expected)
    expectNothingForbidden(tab)
  })
})

describe('a pasted text', () => {
  test.each<[name: string, text: string, expected: string]>([
    ['a mail with a search in it', 'Look at https://www.bing.com/search?q=AADSTS90094 please', unreported],
    ['the name of a help page', 'https://help.example/AADSTS50105.html', unreported],
    [
      'another app by its ID',
      `AADSTS50105: The user is not assigned to application '${otherClientId}'(X).`,
      unreported,
    ],
    [
      'another app by its name',
      "AADSTS50105: Your administrator has configured the application 'Fabrikam' to block users.",
      unreported,
    ],
    [
      'another app by its name, in Spanish',
      "AADSTS50105: El administrador configuró la aplicación 'Fabrikam' para bloquear.",
      unreported,
    ],
    [
      'another app by its name, in Portuguese',
      "AADSTS50105: O administrador configurou o aplicativo 'Fabrikam' para bloquear.",
      unreported,
    ],
    [
      'a name that begins like Clara’s',
      "AADSTS50105: Your administrator has configured the application 'Clarabridge' to block users.",
      unreported,
    ],
    [
      'another app’s ID under Clara’s name',
      `AADSTS50105: Application '${otherClientId}'(Clara) is blocked.`,
      unreported,
    ],
    ['another provider’s error', 'error=access_denied error_description=Okta says no', unreported],
    ['a B2C number', 'AADB2C90091: The user has cancelled.', 'unknown unconfirmed'],
    ['a code in markup', `${noise} AADSTS50105: stopped ${noise}`, 'not-assigned unconfirmed'],
    ['a code before a megabyte', `AADSTS50105: ${'SECRET '.repeat(150_000)}`, 'not-assigned unconfirmed'],
  ])('%s', (_, text, expected) => {
    const attempt = pastedAttempt(text)
    expect(verdict(attempt)).toBe(expected)
    expectNothingForbidden(attempt)
  })
})

describe('a message to the worker', () => {
  const { page: facts } = page({ codes: ['90094'] })
  const good = { kind: 'page', path: '/common/login', page: facts }
  test.each<[name: string, url: string, message: unknown, expected: string]>([
    ['from the page reader', `https://${microsoft}/common/login`, good, 'admin-approval confirmed'],
    ['from a sub-domain of a stranger', `https://${microsoft}.evil.example/`, good, unreported],
    ['from a host with user info', `https://${microsoft}@evil.example/`, good, unreported],
    ['from another port', `https://${microsoft}:8443/`, good, unreported],
    ['from a host with a trailing dot', `https://${microsoft}./`, good, unreported],
    ['from a list', `https://${microsoft}/`, [good], unreported],
    [
      'with markup for a code',
      `https://${microsoft}/`,
      { ...good, page: { ...facts, codes: ['<img>'] } },
      unreported,
    ],
    [
      'a form with secrets beside the error',
      `https://${microsoft}/`,
      {
        kind: 'form',
        action: callback,
        fields: { error: 'access_denied', error_description: 'AADSTS50105', state: 'SECRET', code: '' },
        hasCode: false,
      },
      'not-assigned confirmed',
    ],
  ])('%s', (_, url, message, expected) => {
    const says: Event = (at) => {
      const event = readMessage(message, { id: 'ours', frameId: 0, url }, at)
      return event === null ? [] : observe(event, clara, emptyTab)
    }
    const tab = tabAfter([begun, says])
    expect(verdict(tab.attempt)).toBe(expected)
    expectNothingForbidden(tab)
  })
})

describe('a recording', () => {
  const html = `<meta name="PageID" content="ConvergedError"><script>${config('{"sErrorCode":"90094"}')}</script>`
  const entry = (url: string, more: object = {}, headers: object[] = []) => ({
    startedDateTime: new Date(noon).toISOString(),
    _resourceType: 'document',
    request: { url, headers },
    response: { status: 200, headers: [], content: { mimeType: 'text/html', text: html }, ...more },
  })
  const frame = [{ name: 'Sec-Fetch-Dest', value: 'iframe' }]
  test.each<[name: string, expected: string[], ...object[]]>([
    ['Clara’s request in the tab', ['admin-approval likely'], entry(requestOf(clientId))],
    ['the same in a frame', [], entry(requestOf(clientId), {}, frame)],
    ['another app’s', [], entry(requestOf(otherClientId, 'https://other.example/'))],
    ['a look-alike’s', [], entry(requestOf(clientId).replace(microsoft, `${microsoft}.evil.example`))],
  ])('%s', (_, expected, ...entries) => {
    const attempts = attemptsIn(entries)
    expect(attempts.map(verdict)).toEqual(expected)
    expectNothingForbidden(attempts)
  })
})
