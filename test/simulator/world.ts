import { randomUUID } from 'node:crypto'
import type { Language } from '../../src/_locales/language.ts'
import type { Step } from './accounts.ts'
import type { Troubles } from './troubles.ts'

/** What carries 90094 and 90095 on the approval pages: nobody has seen the real ones. */
export const variants = ['iErrorCode', 'sErrorCode', 'exceptionMessage', 'unknownPageId', 'formOnly'] as const
export type Variant = (typeof variants)[number]

export interface Options {
  variant: Variant
  /** Company branding that changes the visible words. */
  branding: boolean
  /** Milliseconds from a page's script to its text. */
  drawAfter: number
  /** Whoever a request hints at is signed in, as on a device that knows its person. */
  hintSignsIn: boolean
}

/** All that the sites remember between two requests. */
export interface World {
  readonly options: Options
  /** The HTTPS server's port and CA, for requests from one site's server to another's. */
  server: { port: number; caPem: string }
  /** What goes wrong on the way to a host. */
  troubles: Troubles
  /** Session cookie → who is signed in at Microsoft. */
  sessions: Map<string, string>
  /** `ctx` → a sign-in under way. */
  flows: Map<string, Flow>
  /** Authorization code → what it stands for. */
  codes: Map<string, Grant>
  /** What pages draw once their script runs. */
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
  /** Path segment as it was asked for. */
  tenant: string
  clientId: string
  redirectUri: string
  responseType: string
  responseMode: 'query' | 'fragment' | 'form_post'
  scopes: string[]
  state: string | null
  nonce: string | null
  challenge: string | null
  prompt: string | null
  loginHint: string
}

export interface Flow {
  ctx: string
  request: SignInRequest
  /** The whole authorize address; the sign-in page alone still holds it. */
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

/** What an app's server remembers while its user is at Microsoft. */
export interface Visit {
  app: string
  redirectUri: string
  verifier: string
  nonce: string
  /** Where a broker sends its answer in the end. */
  onward: string | null
  result: Result | null
}

export type Result = { signedInAs: string } | { failed: string }

export function newWorld(options: Options): World {
  return {
    options,
    server: { port: 0, caPem: '' },
    troubles: new Map(),
    sessions: new Map(),
    flows: new Map(),
    codes: new Map(),
    views: new Map(),
    approvedTenants: new Set(),
    blockedTenants: new Set(),
    userConsents: new Set(),
    requests: new Set(),
    visits: new Map(),
    appSessions: new Map(),
  }
}

/** Forgets everything but the options and the server. */
export function forget(world: World): void {
  for (const part of Object.values(world)) if (part instanceof Map || part instanceof Set) part.clear()
}

/** A value that must never turn up anywhere else; tests look for its beginning. */
export function secret(name: string): string {
  return `SECRET-${name}-${randomUUID()}`
}
