import { randomUUID } from 'node:crypto'
import type { Language } from '../../src/_locales/language.ts'
import type { Step } from './accounts.ts'
import type { Troubles } from './troubles.ts'

/** Where 90094 and 90095 are on the approval pages: nobody has seen the source of the real ones. */
export const variants = ['iErrorCode', 'sErrorCode', 'exceptionMessage', 'unknownPageId', 'formOnly'] as const
export type Variant = (typeof variants)[number]

export interface Options {
  variant: Variant
  /** Company branding that changes the visible words. */
  branding: boolean
  /** Milliseconds between a page's script and its text. */
  drawAfter: number
  /** The account of `login_hint` is signed in, as on a device that knows its person. */
  hintSignsIn: boolean
}

/** What the sites remember between two requests. */
export interface World {
  readonly options: Options
  /** The HTTPS server's port and CA, for requests from one site's server to another's. */
  server: { port: number; caPem: string }
  /** Network errors by host. */
  troubles: Troubles
  /** Session cookie → who is signed in at Microsoft. */
  sessions: Map<string, string>
  /** `ctx` → a sign-in under way. */
  flows: Map<string, Flow>
  /** Authorization code → its sign-in. */
  codes: Map<string, Grant>
  /** Refresh token → its sign-in. */
  refreshTokens: Map<string, Grant>
  /** Tenant → when its reports were asked for, in milliseconds since the epoch. */
  reports: Map<string, number[]>
  now(): number
  /** Texts that pages draw when their script runs. */
  views: Map<string, View>
  /** Consents by `tenant`; by people: `user client`. */
  approvedTenants: Set<string>
  blockedTenants: Set<string>
  userConsents: Set<string>
  /** Requests for approval: `user client`. */
  requests: Set<string>
  /** Sign-ins that an app has begun, by `state`. */
  visits: Map<string, Visit>
  /** Results that an app's server keeps under its own cookie. */
  appSessions: Map<string, Result>
}

export interface View {
  markup: string
  kind: 'sign-in' | 'step' | 'mfa' | 'kmsi' | 'cmsi' | 'passing' | 'final'
}

/** An authorize or adminconsent request. */
export interface SignInRequest {
  endpoint: 'authorize' | 'adminconsent'
  version: 1 | 2
  /** The path segment of the request. */
  tenant: string
  clientId: string
  redirectUri: string
  responseType: string
  responseMode: 'query' | 'fragment' | 'form_post'
  scopes: string[]
  state: string | null
  nonce: string | null
  challenge: string | null
  /** The key (JWK) with which MSAL wants its answer encrypted (`protocolMode: EAR`). */
  earKey: string | null
  prompt: string | null
  loginHint: string
}

export interface Flow {
  ctx: string
  request: SignInRequest
  /** The whole authorize address. Only the sign-in page still has it. */
  address: string
  correlationId: string
  sessionId: string
  language: Language
  variant: Variant
  user: string | null
  done: Set<Step>
}

export interface Grant {
  request: SignInRequest
  user: string
}

/** What an app's server remembers during a sign-in. */
export interface Visit {
  app: string
  redirectUri: string
  verifier: string
  nonce: string
  /** Where a broker sends its own answer. */
  onward: string | null
  result: Result | null
}

export type Result = { signedInAs: string } | { failed: string }

export function newWorld(options: Options, now = Date.now): World {
  return {
    options,
    now,
    server: { port: 0, caPem: '' },
    troubles: new Map(),
    sessions: new Map(),
    flows: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    reports: new Map(),
    views: new Map(),
    approvedTenants: new Set(),
    blockedTenants: new Set(),
    userConsents: new Set(),
    requests: new Set(),
    visits: new Map(),
    appSessions: new Map(),
  }
}

/** Forgets everything except the options and the server. */
export function forget(world: World): void {
  for (const part of Object.values(world)) if (part instanceof Map || part instanceof Set) part.clear()
}

/** A secret. Tests search for its beginning where it must not be. */
export function secret(name: string): string {
  return `SECRET-${name}-${randomUUID()}`
}
