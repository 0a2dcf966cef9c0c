import type { AuthorizeRequest, AuthResponse, PageFacts, TextFacts } from '../microsoft/types.ts'

/** What makes an app Clara. Client IDs come from enforced policy or the build alone; see src/settings. */
export interface Clara {
  clientIds: readonly string[]
  /** A host matches itself and its sub-domains, by whole labels. */
  redirectHosts: readonly string[]
  /** Hosts of an identity broker that Clara signs in through, exact. */
  brokerHosts: readonly string[]
}

/** How an attempt was recognised as Clara's, strongest first. */
export type Recognition = 'client-id' | 'return-address' | 'origin' | 'broker' | 'text'

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

/** One try of one person in one tab. */
export interface SignInAttempt {
  startedAt: number
  recognition: Recognition
  /** null for a pasted text or an answer that came without a request seen. */
  request: KeptRequest | null
  /** In order, oldest first; bounded, see fold.ts. */
  seen: Observation[]
  /** When the tries began that followed one another within a minute without anything for a person to do; this one is the last. */
  loopStarts: number[]
  /** Client IDs are set for Clara, and the one that was seen is none of them: it may be anybody's app with Clara's address. */
  isAnotherApp?: true
  /** The try before in the same tab, if it had not succeeded. */
  previous: SignInAttempt | null
}

/** What is remembered of one tab. */
export interface TabRecord {
  attempt: SignInAttempt | null
  /** When this tab last showed Clara, and in which redirect chain; null if it has not. */
  clara: { at: number; chain: string | null } | null
  /** A renewal that shows nothing (`prompt=none`) went off last: what comes before the next request answers that, and says nothing of the attempt. */
  silent: boolean
}
