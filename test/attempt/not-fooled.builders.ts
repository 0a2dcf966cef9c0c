import { emptyTab, foldAll } from '../../src/attempt/fold.ts'
import type { Observation } from '../../src/attempt/observation.ts'
import { observeNavigation, observeRedirect } from '../../src/attempt/observe-address.ts'
import type { SignInAttempt, TabRecord } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { readPage } from '../../src/microsoft/page.ts'
import { readInput } from '../../src/triage/records/read-input.ts'
import { clara, clientId, noon, type PageSourceParts, pageSource } from '../builders.ts'

/** What a tab sees, in the order of the list; each gets a later time. */
export type Event = (at: number) => Observation[]

export const microsoft = 'login.microsoftonline.com'
export const authorize = `https://${microsoft}/organizations/oauth2/v2.0/authorize`
export const callback = 'https://app.clara.com/auth/callback'

export const requestOf = (id: string, redirect = callback) =>
  `${authorize}?client_id=${id}&redirect_uri=${encodeURIComponent(redirect)}&response_type=code&state=SECRET`

export const declined = (code: string, more = '') =>
  `error=access_denied&error_description=${encodeURIComponent(`AADSTS${code}: Stopped. ${more}`)}&state=SECRET`

export const cancel = 'error=access_denied&error_subcode=cancel&state=SECRET'

export const visit =
  (url: string, from: string | null = null): Event =>
  (at) =>
    observeNavigation({ url, at, from, chain: null }, clara)

/** A page of `from` posts a form, whose body nobody reads. */
export const post =
  (url: string, from: string | null, more: { chain?: string; after?: number } = {}): Event =>
  (at) =>
    observeNavigation(
      { url, at: at + (more.after ?? 0), from, chain: more.chain ?? null, posts: true },
      clara,
    )

export const redirect =
  (url: string, from: string = microsoft): Event =>
  (at) =>
    observeRedirect({ url, at, from, chain: null })

export const shows =
  (source: PageSourceParts, more: { loaded?: number; path?: string } = {}): Event =>
  (at) => [
    {
      kind: 'page',
      at,
      host: microsoft,
      path: '/common/login',
      page: readPage(pageSource(source)),
      since: at,
      ...more,
    },
  ]

export const config = (json: string) => `//<![CDATA[\n$Config=${json};\n//]]>`

/** The sign-in of the right app, under way. */
export const begun = visit(requestOf(clientId))
/** IT must approve: Microsoft's own page says so. */
export const needsAdmin = shows({ script: config('{"sErrorCode":"90094"}') })

export function tabAfter(events: readonly Event[]): TabRecord {
  const observations = events.flatMap((event, index) => event(noon + index * 1000))
  return foldAll(emptyTab, observations, clara)
}

export function pastedAttempt(input: string): SignInAttempt | null {
  return readInput(input, noon, clara).attempt
}

/** `scenario certainty`, or `not reported`. */
export function verdict(attempt: SignInAttempt | null): string {
  const diagnosis = attempt && diagnose(attempt)
  return diagnosis ? `${diagnosis.scenario} ${diagnosis.certainty}` : 'not reported'
}
