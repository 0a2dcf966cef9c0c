import { isObject } from '../microsoft/json.ts'
import { isTime } from '../microsoft/stamp.ts'
import type { AuthorizeRequest, AuthResponse, PageFacts, TextFacts } from '../microsoft/types.ts'

/** An authorize request without the login hint and the redirect URI's query and fragment. */
export type KeptRequest = Omit<AuthorizeRequest, 'loginHint'> & {
  /** The redirect URI reads like an answer: Microsoft passes on what somebody else wrote. */
  containsAnswer?: true
  /** It was posted: its body, which nobody reads, may name another app than its address. */
  hasBody?: true
  /** It has several client IDs or redirect URIs that differ. */
  isContradictory?: true
  /** Silent (`prompt=none`), but Microsoft's page blocks it: the person sees that page. */
  isBlocked?: true
}

/** Everything that the product can see. `at` is in milliseconds since the epoch. */
export type Observation = { at: number } & (
  | {
      kind: 'request'
      request: KeptRequest
      /** Host of the page or redirect that began the navigation; null where unknown. */
      from: string | null
      /** One id for all hops of a redirect chain; null outside a browser. */
      chain: string | null
    }
  /** Another address on Microsoft's host was visited. */
  | {
      kind: 'step'
      host: string
      path: string
      /** The client ID that the address names. */
      clientId?: string
      /** How another site led here, where it is known. */
      enters?: 'returned' | 'posted' | 'set-up' | 'unknown'
    }
  | {
      kind: 'page'
      host: string
      path: string
      page: PageFacts
      /** When the document began or was shown again. */
      since: number
      /** When the document began, if the browser shows it again from its cache. */
      loaded?: number
    }
  | {
      kind: 'response'
      response: AuthResponse
      /** Where Microsoft sent it. */
      host: string
      path: string
      /** `anyone`: the address may be forged. */
      by: 'microsoft' | 'anyone'
      via: 'redirect' | 'form' | 'address'
    }
  /** A host sent a document. `clockSkew`: see observe.ts. */
  | { kind: 'served'; host: string; status: number; requestId: string | null; clockSkew: number | null }
  /** The browser could not load an address; `error` is the browser's name for the reason. */
  | { kind: 'failure'; host: string; error: string }
  /** An address of Clara's was visited; `chain` as above. */
  | { kind: 'clara'; host: string; chain: string | null }
  /** Microsoft's page posted a form to `host`: only the page reader can read the answer in it. */
  | { kind: 'posted'; host: string }
  /** Somebody pasted a text. */
  | { kind: 'text'; text: TextFacts }
  /** The person says which page blocks them. */
  | { kind: 'said'; page: SaidPage }
)

/** The pages of Microsoft's that a person can choose from. */
export type SaidPage = (typeof saidPages)[number]

export const saidPages = ['admin', 'required', 'sent', 'access', 'trouble'] as const

export type ObservationOf<K extends Observation['kind']> = Extract<Observation, { kind: K }>

/** Whether a stored value is an observation: another version may have written it. */
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
  said: null,
}
