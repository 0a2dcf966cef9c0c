import { describe, expect, test } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import {
  asksForAnotherApp,
  hasShown,
  hostOf,
  isAboutAnotherApp,
  isClaraHost,
  isUnnamed,
  namesAnotherApp,
  otherHostIn,
  recognizeRequest,
} from '../../src/attempt/recognize.ts'
import {
  attemptOf,
  clara,
  clientId,
  foldAll,
  keptRequest,
  noon,
  noText,
  otherClientId,
  page,
  request,
  step,
} from '../builders.ts'

const foreign = { clientId: otherClientId, redirectUri: 'https://app.fabrikam.example/cb' }

describe('a request is recognized as Clara’s', () => {
  test('first by its client ID', () => {
    expect(recognizeRequest(request(), emptyTab, clara)).toBe('client-id')
  })
  test('by its redirect URI if the client ID is not configured', () => {
    expect(recognizeRequest(request({ clientId: otherClientId }), emptyTab, clara)).toBe('return-address')
    expect(recognizeRequest(request({ clientId: null }), emptyTab, clara)).toBe('return-address')
  })
  test('by the page that began it, also through a broker', () => {
    expect(recognizeRequest(request(foreign, { from: 'app.clara.com' }), emptyTab, clara)).toBe('origin')
  })
  test('by a redirect chain that passed Clara', () => {
    const tab = { ...emptyTab, clara: { at: noon, chain: '7' } }
    expect(recognizeRequest(request(foreign, { chain: '7' }), tab, clara)).toBe('origin')
    expect(recognizeRequest(request(foreign, { chain: '8' }), tab, clara)).toBe(null)
  })
  test('by a configured broker’s host if the tab showed Clara within ten minutes', () => {
    const tab = { ...emptyTab, clara: { at: noon, chain: null } }
    const broker = { ...foreign, redirectUri: 'https://broker.example/cb' }
    expect(recognizeRequest(request(broker, { at: noon + 600_000 }), tab, clara)).toBe('broker')
    expect(recognizeRequest(request(foreign, { from: 'broker.example' }), tab, clara)).toBe('broker')
    expect(recognizeRequest(request(broker, { at: noon + 600_001 }), tab, clara)).toBe(null)
    expect(recognizeRequest(request(broker), emptyTab, clara)).toBe(null)
    const through = (...brokerHosts: string[]) =>
      recognizeRequest(request(broker), tab, { ...clara, brokerHosts })
    expect(through('sso.contoso.example', 'broker.example')).toBe('broker')
    expect([through(), through('sso.contoso.example')]).toEqual([null, null])
  })
  test('never by a visit to Clara alone', () => {
    const tab = { ...emptyTab, clara: { at: noon, chain: null } }
    expect(recognizeRequest(request(foreign), tab, clara)).toBe(null)
    expect(recognizeRequest(request({ ...foreign, redirectUri: null }), tab, clara)).toBe(null)
  })
  test('never by a host that looks like Clara’s', () => {
    for (const host of ['clara.com.evil.example', 'notclara.com', 'app-clara.com', 'clara.com:8443']) {
      expect(
        recognizeRequest(request({ ...foreign, redirectUri: `https://${host}/cb` }), emptyTab, clara),
      ).toBe(null)
    }
  })
})

describe('an attempt has shown a page', () => {
  const facts = { pageId: 'ConvergedError', correlationId: '0c0c0000-0000-4000-8000-00000000cafe' }
  const shown = page(facts)
  const posted = request({ clientId: null, redirectUri: null })
  test('with the same path, page ID and correlation ID', () => {
    const attempt = attemptOf(request(), shown)
    expect(hasShown(attempt, shown, clara)).toBe(true)
    for (const other of [
      page({ ...facts, pageId: null }),
      page({ ...facts, correlationId: null }),
      page({ ...facts, correlationId: otherClientId }),
      page(facts, noon, '/common/reprocess'),
    ])
      expect(hasShown(attempt, other, clara)).toBe(false)
    expect(hasShown(attemptOf(request()), shown, clara)).toBe(false)
    const nameless = page({ ...facts, correlationId: null })
    expect(hasShown(attemptOf(request(), nameless), nameless, clara)).toBe(false)
    expect(hasShown(attemptOf(request(), step(shown.path), shown), shown, clara)).toBe(true)
    expect(hasShown({ ...attempt, request: null }, shown, clara)).toBe(true)
  })
  test('never if the page is older than the attempt', () => {
    const attempt = attemptOf(request(), shown)
    expect(hasShown(attempt, page(facts, noon), clara)).toBe(true)
    expect(hasShown(attempt, { ...shown, since: noon - 1 }, clara)).toBe(false)
  })
  test('never if the page names another client ID', () => {
    const attempt = attemptOf(request(), shown)
    expect(hasShown(attempt, page({ ...facts, clientId }), clara)).toBe(true)
    expect(hasShown(attempt, page({ ...facts, clientId: otherClientId }), clara)).toBe(false)
  })
  test('after a posted request only if it names Clara’s client ID', () => {
    const named = (id: string) => page({ ...facts, clientId: id })
    const attempt = (id: string) =>
      foldAll([{ ...posted, from: 'app.clara.com' }, named(id)]).attempt ?? attemptOf()
    expect(hasShown(attempt(clientId), named(clientId), clara)).toBe(true)
    expect(hasShown(attempt(clientId), shown, clara)).toBe(false)
    expect(hasShown(attempt(otherClientId), named(otherClientId), clara)).toBe(false)
  })
})

test('a request names no app if its address has neither client ID nor redirect URI', () => {
  const none = { clientId: null, redirectUri: null }
  expect(isUnnamed(keptRequest(none))).toBe(true)
  for (const more of [
    { clientId },
    { redirectUri: 'https://app.clara.com/cb' },
    { isContradictory: true as const },
  ])
    expect(isUnnamed(keptRequest({ ...none, ...more }))).toBe(false)
})

test('a host is Clara’s if it is configured or a sub-domain of one that is', () => {
  const two = { ...clara, redirectHosts: ['clara.com', 'clara.fabrikam.example'] }
  for (const host of ['clara.com', 'app.clara.com', 'clara.fabrikam.example'])
    expect(isClaraHost(host, two)).toBe(true)
  for (const host of ['', 'fabrikam.example', 'clara.com.', null]) expect(isClaraHost(host, two)).toBe(false)
})

test('only an https address has a host', () => {
  expect(hostOf('https://App.Clara.com/x?y')).toBe('app.clara.com')
  for (const none of [
    null,
    'no address',
    'http://app.clara.com/',
    'myapp://auth',
    'https://app.clara.com:444/',
  ]) {
    expect(hostOf(none)).toBe(null)
  }
})

describe('an attempt asks for another app', () => {
  const asks = (id: string | null, shown: string | null = null, clientIds = clara.clientIds) => {
    const attempt = { ...attemptOf(request({ clientId: id })), seen: [page({ clientId: shown })] }
    return asksForAnotherApp(attempt, { ...clara, clientIds })
  }
  test('if its request names a client ID that is not Clara’s', () => {
    expect(asks(otherClientId)).toBe(true)
    expect(asks(clientId)).toBe(false)
    expect(asks(clientId, null, [otherClientId, clientId])).toBe(false)
  })
  test('if the request names none and the page names one that is not Clara’s', () => {
    expect(asks(null, otherClientId)).toBe(true)
    expect(asks(null, clientId)).toBe(false)
    expect(asks(clientId, otherClientId)).toBe(false)
    expect(asks(null)).toBe(false)
    expect(asksForAnotherApp({ ...attemptOf(request()), request: null }, clara)).toBe(false)
  })
  test('never if no client ID is set for Clara', () => {
    expect(asks(otherClientId, null, [])).toBe(false)
  })
})

describe('a text names another app', () => {
  const none = { clientId: null, appName: null }
  test('if its client ID is not configured, whatever its name', () => {
    expect(namesAnotherApp({ clientId: otherClientId, appName: 'Clara' }, clara)).toBe(true)
    expect(namesAnotherApp({ clientId, appName: 'Something' }, clara)).toBe(false)
  })
  test('if its name is not Clara’s and no client ID decides', () => {
    const unconfigured = { ...clara, clientIds: [] }
    expect(namesAnotherApp({ clientId: otherClientId, appName: 'Contoso Expenses' }, unconfigured)).toBe(true)
    expect(namesAnotherApp({ clientId: null, appName: 'Clarabridge' }, clara)).toBe(true)
    expect(namesAnotherApp({ clientId: null, appName: 'Clara (production)' }, clara)).toBe(false)
    expect(namesAnotherApp({ clientId: null, appName: 'Contoso Clara' }, clara)).toBe(false)
    expect(namesAnotherApp({ clientId: null, appName: 'Éclara' }, clara)).toBe(true)
    expect(namesAnotherApp({ clientId: otherClientId, appName: null }, unconfigured)).toBe(false)
    expect(namesAnotherApp(none, clara)).toBe(false)
  })
  test('only if none of the apps that it names is Clara', () => {
    const [jira, trips] = ['Jira', 'Contoso Trips'].map((appName) => ({ clientId: null, appName }))
    const apps = [jira, trips].flatMap((app) => app ?? [])
    expect(namesAnotherApp({ ...none, apps }, clara)).toBe(true)
    expect(namesAnotherApp({ ...none, apps: [...apps, { clientId, appName: null }] }, clara)).toBe(false)
  })
  test.each<[hosts: string[], other: string | null]>([
    [['jira.contoso.example', 'app.clara.com'], null],
    [['jira.contoso.example', 'broker.example'], null],
    [['localhost'], null],
    [['127.0.0.1'], null],
    [['[::1]'], null],
    [['localhost.contoso.example'], 'localhost.contoso.example'],
    [['jira.contoso.example', 'trips.contoso.example'], 'jira.contoso.example'],
    [[], null],
  ])('if its answers went to other hosts alone: %s', (answeredAt, other) => {
    expect(otherHostIn({ ...noText, answeredAt }, clara)).toBe(other)
    expect(isAboutAnotherApp({ ...noText, answeredAt }, clara)).toBe(other !== null)
    expect(otherHostIn({ ...noText, answeredAt, clientId }, clara)).toBe(null)
  })
  test('if it shows no answer and names no app: never', () => {
    expect(otherHostIn(noText, clara)).toBe(null)
  })
})
