import type { KeptRequest, Observation } from './observation.ts'

/** What makes an app Clara. Client IDs come only from enforced policy or the build. */
export interface Clara {
  clientIds: readonly string[]
  /** A host matches itself and its sub-domains, by whole labels. */
  redirectHosts: readonly string[]
  /** Hosts of an identity broker that Clara signs in through. They match exactly. */
  brokerHosts: readonly string[]
}

/** How an attempt was recognized as Clara's, strongest first. */
export type Recognition = 'client-id' | 'return-address' | 'origin' | 'broker' | 'text'

/** One attempt of one person in one tab. */
export interface SignInAttempt {
  startedAt: number
  recognition: Recognition
  /** null if no request was seen, as for a pasted text. */
  request: KeptRequest | null
  /** Oldest first; at most `maxSeen`, see attempt.ts. */
  seen: Observation[]
  /** When this attempt began, and those just before it that asked the person nothing. */
  loopStarts: number[]
  /** It names a client ID that is not Clara's: anybody can register Clara's redirect URI. */
  isAnotherApp?: true
  /** It was read from a recording, which anybody can write. */
  isRecorded?: true
  /** The attempt before in the same tab; null if there was none or it succeeded. */
  previous: SignInAttempt | null
}

/** What is kept of one tab. */
export interface TabRecord {
  attempt: SignInAttempt | null
  /** When this tab last showed Clara, and in which redirect chain; null if it has not. */
  clara: { at: number; chain: string | null } | null
  /** The last request was silent (`prompt=none`): what follows answers it and not the attempt. */
  silent: boolean
}
