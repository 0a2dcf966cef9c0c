import type { Language, Words } from '../_locales/index.ts'
import type { Clara, SignInAttempt } from '../attempt/types.ts'
import type { Caveat, Certainty, Diagnosis, Owner, ScenarioId } from '../diagnosis/types.ts'
import type { Choices, Level } from './choices.ts'
import type { HelpCentre } from './help-centres.ts'

/** Everything that a report is made of: nothing else is looked at, no clock and no browser. */
export interface ReportInput {
  attempt: SignInAttempt
  diagnosis: Diagnosis
  /** From enforced policy or the build alone: the only source of an address that grants anything. */
  settings: ReportSettings
  language: Language
  words: Words
  environment: { browser: string; os: string; version: string }
  /** Milliseconds since the epoch. */
  now: number
  /** IANA name. */
  timeZone: string
  /** Clara's help centres, the person's own country first. */
  helpCentres: readonly HelpCentre[]
  choices: Choices
  /** Who signs in, as the person has given it; null for nobody. */
  account: string | null
}

/** What a report takes from the settings in force. */
export interface ReportSettings extends Clara {
  tenant: string | null
  authorityHost: string
  adminConsentRedirectUri: string | null
  expectedPublisher: string | null
  expectedScopes: readonly string[]
  companyName: string | null
}

/** A report as it is read from top to bottom; `reportText`, `reportHtml`, `reportMarkdown` and `reportJson` only write it down. */
export interface Report {
  head: Head
  language: Language
  title: string
  /** Stands above everything else where nobody knows whether the report's source is Microsoft. */
  warning: string | null
  summary: string[]
  sections: Section[]
}

/** What machines sort by; it says nothing that the sections do not. */
export interface Head {
  /** ISO 8601, UTC. */
  madeAt: string
  version: string
  level: Level
  scenario: ScenarioId
  owner: Owner | null
  then: Owner | null
  certainty: Certainty
  code: string | null
  codeName: string | null
  caveats: readonly Caveat[]
}

export type SectionId =
  | 'steps'
  | 'places'
  | 'causes'
  | 'facts'
  | 'evidence'
  | 'timeline'
  | 'genuine'
  | 'lookUps'
  | 'helpCentres'
  | 'environment'
  | 'leftOut'

export type Section = { id: SectionId; heading: string } & (
  | { kind: 'steps' | 'notes'; items: string[] }
  | { kind: 'facts'; items: Fact[] }
  | { kind: 'links'; items: Link[] }
  | { kind: 'snippets'; items: Snippet[] }
  | { kind: 'timeline'; items: Moment[] }
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

/** Something to run as it is. */
export interface Snippet {
  label: string
  language: 'http' | 'powershell' | 'kusto'
  code: string
}

/** One thing that was seen. */
export interface Moment {
  /** ISO 8601, UTC. */
  at: string
  /** Since the attempt began. */
  seconds: number
  what: string
  where: string
}
