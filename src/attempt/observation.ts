import { isObject } from '../microsoft/json.ts'
import { isTime } from '../microsoft/stamp.ts'
import type { AuthorizeRequest, AuthResponse, PageFacts, TextFacts } from '../microsoft/types.ts'

/** An authorize request as it is kept: no login hint, redirect URI without query and fragment. */
export type KeptRequest = Omit<AuthorizeRequest, 'loginHint'> & {
  /** The redirect URI reads like an answer by itself: Microsoft would send on what somebody else has written there. */
  containsAnswer?: true
}

/** Everything the product ever sees. `at` is milliseconds since the epoch, handed in by whoever saw it. */
export type Observation = { at: number } & (
  | {
      kind: 'request'
      request: KeptRequest
      /** Host of the page or redirect that began the navigation; null where the browser does not say. */
      from: string | null
      /** Redirect chain: one id for all hops of a navigation; null outside a browser. */
      chain: string | null
    }
  /** Another address on Microsoft's host. */
  | { kind: 'step'; host: string; path: string }
  /** `since` is when the document began or was shown again: a failed load that came later has taken its place. */
  | { kind: 'page'; host: string; path: string; page: PageFacts; since: number }
  | {
      kind: 'response'
      response: AuthResponse
      /** Where it went. */
      host: string
      path: string
      /** Microsoft's host itself sent it, or it is an address that anybody could have made. */
      by: 'microsoft' | 'anyone'
      via: 'redirect' | 'form' | 'address'
    }
  /** A document of Microsoft's or Clara's was served; `clockSkew` is how far the machine's clock is ahead of the server's, in milliseconds. */
  | { kind: 'served'; host: string; status: number; requestId: string | null; clockSkew: number | null }
  /** The browser could not load an address; `error` is the browser's own name for it. */
  | { kind: 'failure'; host: string; error: string }
  /** An address of Clara's was visited; `chain` as above. */
  | { kind: 'clara'; host: string; chain: string | null }
  /** A page of Microsoft's posted a form to `host`: an answer that only the page reader can tell. */
  | { kind: 'posted'; host: string }
  | { kind: 'text'; text: TextFacts }
)

export type ObservationOf<K extends Observation['kind']> = Extract<Observation, { kind: K }>

/** Whether a stored value has the shape of an observation. The worker of another version may have written it. */
export function isObservation(value: unknown): value is Observation {
  if (!isObject(value) || !isTime(value.at)) return false
  const { kind } = value
  if (typeof kind !== 'string' || !Object.hasOwn(ownLists, kind)) return false
  const path = ownLists[kind as Observation['kind']]
  if (path === null) return true
  const [part, list] = path
  const holder = value[part]
  return isObject(holder) && Array.isArray(holder[list])
}

/** The list that readers of a kind rely on, and the part of the observation that holds it. */
const ownLists: Readonly<Record<Observation['kind'], readonly [part: string, list: string] | null>> = {
  request: ['request', 'scopes'],
  step: null,
  page: ['page', 'codes'],
  response: ['response', 'codes'],
  served: null,
  failure: null,
  clara: null,
  posted: null,
  text: ['text', 'codes'],
}
