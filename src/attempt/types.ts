import type { KeptRequest, Observation } from './observation.ts'

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
