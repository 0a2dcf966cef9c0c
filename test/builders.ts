import { emptyTab, foldAll as foldObservations } from '../src/attempt/fold.ts'
import type { KeptRequest, Observation, ObservationOf, SaidPage } from '../src/attempt/observation.ts'
import type { Clara, SignInAttempt, TabRecord } from '../src/attempt/types.ts'
import type { PageSource } from '../src/microsoft/page.ts'
import type { Mark } from '../src/microsoft/page-marks.ts'
import type { AuthResponse, ErrorFacts, PageFacts, TextFacts } from '../src/microsoft/types.ts'

/** Small builders: a test names only what matters to it. */

export const clientId = 'c1a7a000-1111-4222-8333-0123456789ab'
export const otherClientId = '0a110000-0000-4000-8000-000000000001'
export const tenant = '7e4a47aa-0000-4000-8000-00000000aaaa'
export const noon = Date.UTC(2026, 10, 23, 12)

export const clara: Clara = {
  clientIds: [clientId],
  redirectHosts: ['clara.com'],
  brokerHosts: ['broker.example'],
}

export function keptRequest(more: Partial<KeptRequest> = {}): KeptRequest {
  return {
    endpoint: 'authorize',
    host: 'login.microsoftonline.com',
    tenant: 'organizations',
    clientId,
    redirectUri: 'https://app.clara.com/auth/callback',
    scopes: ['openid', 'profile', 'email'],
    responseMode: null,
    prompt: null,
    ssoReload: false,
    ...more,
  }
}

export function request(
  more: Partial<KeptRequest> = {},
  rest: { at?: number; from?: string; chain?: string } = {},
): ObservationOf<'request'> {
  return {
    kind: 'request',
    at: rest.at ?? noon,
    request: keptRequest(more),
    from: rest.from ?? null,
    chain: rest.chain ?? null,
  }
}

/** A page without any fact. */
export const noPage: PageFacts = {
  pageId: null,
  codes: [],
  correlationId: null,
  requestId: null,
  timestamp: null,
  clientId: null,
  appName: null,
  publisher: null,
  form: null,
  approval: null,
}

/** A page of Microsoft's before it is read; `found` are the elements that it has. */
export function pageSource({ pageId = null, script = '', ...more }: PageSourceParts = {}): PageSource {
  const { text = '', visibleText = text, headline = '', found = [] } = more
  return {
    pageId,
    script,
    text: () => text,
    visibleText: () => visibleText,
    headline: () => headline,
    has: (mark) => found.includes(mark),
  }
}

export interface PageSourceParts {
  pageId?: string | null
  script?: string
  text?: string
  /** Default: `text`. */
  visibleText?: string
  headline?: string
  found?: readonly Mark[]
}

export function page(
  more: Partial<PageFacts> = {},
  at = noon + 5000,
  path = '/common/login',
): ObservationOf<'page'> {
  return {
    kind: 'page',
    at,
    host: 'login.microsoftonline.com',
    path,
    page: { ...noPage, ...more },
    since: at,
  }
}

/** An error without any fact. */
export const noFacts: ErrorFacts = {
  code: null,
  codes: [],
  traceId: null,
  correlationId: null,
  timestamp: null,
  clientId: null,
  appName: null,
}

export function authResponse(more: Partial<AuthResponse> = {}): AuthResponse {
  return {
    outcome: 'error',
    error: 'access_denied',
    subcode: null,
    ...noFacts,
    tenant: null,
    adminConsent: false,
    isMicrosoft: true,
    ...more,
  }
}

export function answer(
  more: Partial<AuthResponse> = {},
  rest: Partial<Omit<ObservationOf<'response'>, 'response' | 'kind'>> = {},
): ObservationOf<'response'> {
  return {
    kind: 'response',
    at: noon + 9000,
    response: authResponse(more),
    host: 'app.clara.com',
    path: '/auth/callback',
    by: 'microsoft',
    via: 'redirect',
    ...rest,
  }
}

export const success = (rest: Parameters<typeof answer>[1] = {}) =>
  answer({ outcome: 'success', error: null }, rest)
export const bareCancel = (rest: Parameters<typeof answer>[1] = {}) => answer({ subcode: 'cancel' }, rest)

export function step(path = '/common/login', at = noon + 4000): ObservationOf<'step'> {
  return { kind: 'step', at, host: 'login.microsoftonline.com', path }
}

/** The person says which page blocks them. */
export function said(page: SaidPage, at = noon + 6000): ObservationOf<'said'> {
  return { kind: 'said', at, page }
}

/** Microsoft's page posts a form, and nobody has read the answer yet. */
export function posted(at = noon + 4400, host = 'app.clara.com'): ObservationOf<'posted'> {
  return { kind: 'posted', at, host }
}

export function served(status = 200, at = noon + 4500): ObservationOf<'served'> {
  return { kind: 'served', at, host: 'login.microsoftonline.com', status, requestId: null, clockSkew: null }
}

export function failure(
  error: string,
  host = 'login.microsoftonline.com',
  at = noon + 4500,
): ObservationOf<'failure'> {
  return { kind: 'failure', at, host, error }
}

/** A text without any fact. */
export const noText: TextFacts = {
  ...noFacts,
  hasError: false,
  error: null,
  subcode: null,
  tenant: null,
  isMicrosoft: false,
}

export function pasted(more: Partial<TextFacts> = {}): ObservationOf<'text'> {
  return { kind: 'text', at: noon, text: { ...noText, hasError: true, isMicrosoft: true, ...more } }
}

export function foldAll(
  observations: readonly Observation[],
  who: Clara = clara,
  tab: TabRecord = emptyTab,
): TabRecord {
  return foldObservations(tab, observations, who)
}

/** The attempt that these observations make; throws if they make none. */
export function attemptOf(...observations: Observation[]): SignInAttempt {
  const { attempt } = foldAll(observations)
  if (attempt === null) throw new Error('These observations make no attempt.')
  return attempt
}

/** Address parameters that hold the session. No reader may return their values. */
export const secretNames = [
  'state',
  'code',
  'nonce',
  'id_token',
  'access_token',
  'client_info',
  'session_state',
  'ctx',
]
