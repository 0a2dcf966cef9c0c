import type { CodeScenario } from '../microsoft/codes.ts'
import type { NetworkKind } from './network-errors.ts'

/** Who can solve it. */
export type Owner = 'you' | 'it' | 'clara' | 'microsoft' | 'wait'

export type Certainty =
  /** A code on Microsoft's own page, or in an answer that Microsoft sent. */
  | 'confirmed'
  /** The structure of a page, circumstances, or a recording. */
  | 'likely'
  /** An address or a text that anybody could have made. */
  | 'unconfirmed'

/** What blocked a sign-in. The last ones have no code. */
export type ScenarioId = CodeScenario | 'network' | 'signed-in'

/** Where a piece of evidence was seen. */
export type Place = 'page' | 'redirect' | 'form' | 'address' | 'network' | 'pasted' | 'recording' | 'person'

/** An observation that supports the diagnosis. */
export interface Evidence {
  what:
    | 'code'
    | 'answer'
    | 'structure'
    | 'status'
    | 'network'
    | 'address'
    | 'rounds'
    | 'silence'
    | 'said'
    | 'stuck'
  /** A code, an `error` value, a page ID, a status, an error name, a path, a count, a headline. */
  value: string
  where: Place
  /** Milliseconds since the epoch. */
  at: number
}

/** What else the reader must know. Words: `notes` in scenarios.json, `caveats` in message.json. */
export type Caveat =
  /** No configured client ID shows that the app is Clara's: IT must check it first. */
  | 'check-id'
  /** Clara's request has `prompt=consent`: the page comes even if consent exists. */
  | 'prompt-consent'
  /** Somebody who is no administrator opened an adminconsent address. */
  | 'adminconsent-address'
  /** Microsoft judged the request risky. */
  | 'risky-app'
  /** An approval page was seen before: IT has denied the request. */
  | 'blocked-after-approval-page'
  /** The person's earlier request for approval was denied or has expired. */
  | 'asked-before'
  /** A redirect loop. */
  | 'loop'
  /** Nothing has happened for longer than an attempt lives. */
  | 'expired'
  /** The computer's clock is wrong by more than five minutes. */
  | 'clock'
  /** This browser is more than a year old. */
  | 'old-browser'
  /** The kind of network error. */
  | `network-${Exclude<NetworkKind, 'blocked-extension' | 'blocked-policy' | 'redirect-loop' | 'resubmission' | 'other'>}`

export interface Diagnosis {
  scenario: ScenarioId
  owner: Owner | null
  /** Who acts after the owner, if two have to act. */
  then: Owner | null
  certainty: Certainty
  /** Key in scenarios.json: scenario, `scenario@owner` for an unusual owner, or `another-app`. */
  words: string
  /** AADSTS digits; null if no code was seen. */
  code: string | null
  caveats: Caveat[]
  evidence: Evidence[]
  /** With `signed-in`: an earlier attempt had failed. */
  solved: boolean
  /** With `solved`: what had blocked it. */
  before: ScenarioId | null
  /** With `approval-pending`: when the request was sent, in milliseconds since the epoch. */
  since: number | null
}
