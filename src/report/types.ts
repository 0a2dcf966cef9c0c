import type { Language, Words } from '../_locales/index.ts'
import type { Clara, SignInAttempt } from '../attempt/types.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import type { HelpCentre } from './help-centres.ts'

/** Everything that a report is made of: nothing else is looked at, no clock and no browser. */
export interface ReportInput {
  attempt: SignInAttempt
  diagnosis: Diagnosis
  /** From enforced policy or the build alone: the only source of an address that grants anything. */
  settings: Clara & { tenant: string | null; adminConsentRedirectUri: string | null }
  language: Language
  words: Words
  environment: { browser: string; os: string; version: string }
  /** Milliseconds since the epoch. */
  now: number
  /** IANA name. */
  timeZone: string
  /** Clara's help centres, the person's own country first. */
  helpCentres: readonly HelpCentre[]
}

/** A report as it is read from top to bottom; `reportText` and `reportHtml` only write it down. */
export interface Report {
  language: Language
  title: string
  /** Stands above everything else where nobody knows whether the report's source is Microsoft. */
  warning: string | null
  summary: string[]
  sections: Section[]
}

export type Section = { heading: string } & (
  | { kind: 'steps' | 'notes'; items: string[] }
  | { kind: 'facts'; items: Fact[] }
  | { kind: 'links'; items: Link[] }
)

export interface Fact {
  label: string
  value: string
  /** Where it was seen and what it is worth; null where that goes without saying. */
  note: string | null
}

export interface Link {
  label: string
  /** The way in words, or what to mind: addresses of portals change. */
  note: string | null
  /** null: there is none, and the note says why. */
  address: string | null
}
