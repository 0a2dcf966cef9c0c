import type { CodeScenario } from '../microsoft/codes.ts'
import type { NetworkKind } from './network-errors.ts'

/** Who can fix it. */
export type Owner = 'you' | 'it' | 'clara' | 'microsoft' | 'wait'

/** `confirmed`: Microsoft's own page or answer said so. `likely`: structure or circumstances. `unconfirmed`: anybody could have made it. */
export type Certainty = 'confirmed' | 'likely' | 'unconfirmed'

/** What stopped a sign-in: what a code can stand for, and what comes without a code. */
export type ScenarioId = CodeScenario | 'cancelled' | 'network' | 'signed-in'

/** Where a piece of evidence was seen. */
export type Place = 'page' | 'redirect' | 'form' | 'address' | 'network' | 'pasted'

/** Which observation said so. `value` is an AADSTS number, an `error` value, a page kind, an HTTP status, a browser's error name or a count (rounds, minutes of silence). */
export interface Evidence {
  what: 'code' | 'answer' | 'structure' | 'status' | 'network' | 'address' | 'rounds' | 'silence'
  value: string
  where: Place
  /** Milliseconds since the epoch. */
  at: number
}

/** Something that changes how the diagnosis is to be read; its text stands in `_locales`, scenarios.json, `caveats`. */
export type Caveat =
  /** Clara itself asked with `prompt=consent`: the page comes even where consent exists. */
  | 'prompt-consent'
  /** An adminconsent address opened by somebody who is no administrator: says nothing about the tenant's workflow. */
  | 'adminconsent-address'
  /** Microsoft judged the request risky. */
  | 'risky-app'
  /** An approval page was seen before: IT has blocked the request. */
  | 'blocked-after-approval-page'
  /** This person's request was on its way before, and Microsoft asks for one again: it was turned down or has lapsed. */
  | 'asked-before'
  /** The person was sent round three times within a minute. */
  | 'loop'
  /** Nothing has happened for longer than an attempt lives. */
  | 'expired'
  /** This machine's clock is more than five minutes off. */
  | 'clock'
  /** This browser is more than a year old. */
  | 'old-browser'
  /** What kind of network error it was. */
  | `network-${Exclude<NetworkKind, 'blocked-extension' | 'blocked-policy' | 'redirect-loop' | 'resubmission' | 'other'>}`

export interface Diagnosis {
  scenario: ScenarioId
  owner: Owner | null
  /** Who comes after the owner, where two have to act. */
  then: Owner | null
  certainty: Certainty
  /** Key into scenarios.json: the scenario, or `scenario@owner` where the owner differs from the usual one. */
  words: string
  /** AADSTS digits, null where no code was seen. */
  code: string | null
  /** Microsoft's symbolic name of the code. */
  codeName: string | null
  caveats: Caveat[]
  evidence: Evidence[]
  /** With `signed-in`: an earlier try had been stopped. */
  solved: boolean
  /** With `solved`: what had stopped it; null where that is not known. */
  before: ScenarioId | null
  /** With `approval-pending`: since when, milliseconds since the epoch. */
  since: number | null
}
