import type { CodeTexts, Language, Words } from '../_locales/index.ts'
import type { Clara, SignInAttempt } from '../attempt/types.ts'
import type { Caveat, Certainty, Diagnosis, Owner, ScenarioId } from '../diagnosis/types.ts'
import type { Choices, Level } from './choices.ts'
import type { HelpCentre } from './help-centres.ts'

/** Everything that a report is made of: it reads no clock and no browser. */
export interface ReportInput {
  attempt: SignInAttempt
  diagnosis: Diagnosis
  /** From enforced policy or the build alone: a link that grants consent has no other source. */
  settings: ReportSettings
  language: Language
  words: Words
  codeTexts: CodeTexts
  environment: { browser: string; os: string; version: string }
  /** Milliseconds since the epoch. */
  now: number
  /** IANA name. */
  timeZone: string
  /** Clara's help centers, that of the person's country first. */
  helpCentres: readonly HelpCentre[]
  choices: Choices
  /** The account, as the person has typed it; null if they gave none. */
  account: string | null
}

/** A message has only what its length allows. */
export interface MessageInput extends ReportInput {
  /** What is left to the full report: names of texts, and caveats. */
  folded: readonly string[]
}

/** The effective settings that a report needs. */
export interface ReportSettings extends Clara {
  tenant: string | null
  authorityHost: string
  adminConsentRedirectUri: string | null
  expectedPublisher: string | null
  expectedScopes: readonly string[]
  companyName: string | null
}

/** One model for all forms: text, HTML, Markdown and JSON. */
export interface Report {
  head: Head
  language: Language
  title: string
  /** Set if the report's source may not be Microsoft. */
  warning: string | null
  /** What happened; then what is broken, and who has to act. */
  summary: string[]
  sections: Section[]
  /** What the report does not show. The full report has it as a section, too. */
  leftOut: string[]
}

/** Fields for machines. The sections say the same in words. */
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
  | 'genuine'
  | 'steps'
  | 'again'
  | 'facts'
  | 'more'
  | 'places'
  | 'causes'
  | 'evidence'
  | 'timeline'
  | 'lookUps'
  | 'helpCentres'
  | 'environment'
  | 'leftOut'

export type Section = { id: SectionId; heading: string } & (
  | { kind: 'steps'; items: Step[] }
  | { kind: 'notes' | 'line'; items: string[] }
  | { kind: 'facts'; items: Fact[] }
  | { kind: 'links'; items: Link[] }
  | { kind: 'snippets'; items: Snippet[] }
  | { kind: 'timeline'; items: Moment[] }
)

/** One way to do something. */
export interface Way {
  text: string
  /** Where the text leads; null if it needs no address. */
  address: string | null
}

/** A step, with other ways to do the same. */
export interface Step extends Way {
  ways: readonly Way[]
}

export interface Fact {
  label: string
  value: string
  /** Where it was seen, and how reliable it is. */
  note: string | null
}

export interface Link {
  label: string
  /** The path in words, because a portal's addresses change; or what to check first. */
  note: string | null
  /** null if there is none; then the note says why. */
  address: string | null
}

/** A query, ready to run. */
export interface Snippet {
  label: string
  language: 'http' | 'powershell' | 'kusto'
  code: string
}

/** One line of the time line. */
export interface Moment {
  /** ISO 8601, UTC. */
  at: string
  /** Since the attempt began. */
  seconds: number
  what: string
  where: string
}
