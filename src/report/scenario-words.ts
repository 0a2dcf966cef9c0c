import { fill, type Words } from '../_locales/index.ts'
import type { Diagnosis } from '../diagnosis/types.ts'

/** For the person. */
export interface ScenarioWords {
  title: string
  why: string
  steps: string[]
}

/** What is stored may have a key of an older version: then its scenario's words are used. */
export function scenarioWords(words: Words, found: Pick<Diagnosis, 'words' | 'scenario'>): ScenarioWords {
  return (rowsOf(words)[found.words] ?? words.scenarios.scenarios[found.scenario]).person
}

interface Row {
  person: ScenarioWords
  /** `signed-in@solved` has none. */
  message?: MessageWords
}

function rowsOf({ scenarios }: Words): Readonly<Record<string, Row | undefined>> {
  return scenarios.scenarios
}

/** For IT, or for Clara's support. Places such as `{requests}` are filled in by `message.ts`. */
export interface MessageWords {
  title: string
  /** The first sentences: what happened. */
  happened: string
  /** What is broken, and who has to act. */
  now: string
  /** Of the steps. */
  heading: string
  /** The best way first. A list is a step with other ways: what they are for, then each way. */
  steps: readonly (string | readonly string[])[]
  /** What to know before the person signs in again. */
  again: readonly string[]
  /** Other ways and notes, in the full report alone. */
  more: readonly string[]
}

type Named = Pick<Diagnosis, 'words' | 'scenario' | 'code'>

export function messageWords(words: Words, diagnosis: Named): MessageWords {
  const { scenarios } = words.scenarios
  if (isSetup(diagnosis)) return scenarios['app-misconfigured@it'].setup
  return rowsOf(words)[diagnosis.words]?.message ?? scenarios[diagnosis.scenario].message
}

/** What happened, for a reader who knows nothing yet. */
export function filledOpening({ message }: Words, happened: string, code: string | null): string {
  const shownCode = code === null ? '' : ` (AADSTS${code})`
  return fill(happened, { someone: message.someone, customer: message.customer, code: shownCode })
}

/** Clara is in the tenant, with a wrong setting: to approve it again does not help. */
export function isSetup({ code }: Pick<Named, 'code'>): boolean {
  return code !== null && setupCodes.has(code)
}

/** Claims rules, signing keys and values of the enterprise application. */
const setupCodes: ReadonlySet<string> = new Set([
  ...['50003', '50042', '50043', '50100', '50101', '50102', '50103', '50108', '50109', '50111'],
  ...['50123', '50124', '50146', '50163', '399220', '501241', '501621', '9002329'],
])
