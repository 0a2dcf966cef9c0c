import { type CodeEntry, givesReason, lookUpCode } from '../microsoft/codes.ts'
import type { TextFacts } from '../microsoft/types.ts'
import type { Caveat, Certainty, Evidence, Owner, Place, ScenarioId } from './types.ts'
import { errorScenarios, subcodeScenarios } from './without-code.ts'

/** A failure that one observation shows. */
export interface Finding {
  scenario: ScenarioId
  certainty: Certainty
  code: string | null
  /** The owner of this case, if it is not the scenario's usual one. */
  owner?: Owner
  /** Who acts after this owner. */
  then?: Owner
  caveat?: Caveat
  evidence: Evidence
}

/** Where something was seen, and how much it proves. */
export interface Source {
  where: Place
  certainty: Certainty
  at: number
}

/** A sentence can replace a code's meaning; a code that is not in the table has only its words. */
export function codeFinding(
  facts: Reasons & { codes: readonly string[] },
  code: string,
  source: Source,
): Finding | 'ordinary' {
  const evidence: Evidence = { what: 'code', value: code, where: source.where, at: source.at }
  const found = meaningOf(facts, code, source.certainty, evidence)
  return found === 'ordinary' ? found : { ...found, code }
}

function meaningOf(
  facts: Reasons & { codes: readonly string[] },
  code: string,
  certainty: Certainty,
  evidence: Evidence,
): Finding | 'ordinary' {
  const { statement } = facts
  const entry = lookUpCode(code)
  if (statement?.code === code) return reasonOf({ statement }, certainty, evidence)
  if (entry !== null && givesReason(code)) return entryFinding(entry, certainty, evidence)
  const known = facts.codes.filter(givesReason).map(lookUpCode).find(isFailure)
  if (known && (statement === undefined || statement.says === 'unknown'))
    return entryFinding(known, certainty, evidence)
  const reason = reasonOf(facts, certainty, evidence)
  const isReason = reason === 'ordinary' || reason.scenario !== 'unknown'
  return entry === null || isReason ? reason : entryFinding(entry, certainty, evidence)
}

function isFailure(entry: CodeEntry | null): entry is CodeEntry {
  return entry !== null && entry.scenario !== null
}

function entryFinding(
  { scenario, owner, then }: CodeEntry,
  certainty: Certainty,
  evidence: Evidence,
): Finding | 'ordinary' {
  if (scenario === null) return 'ordinary'
  return { ...finding(scenario, certainty, evidence), ...(owner && { owner }), ...(then && { then }) }
}

/** What else the text or answer says: a sentence, then `error`, then `suberror`. */
export function reasonOf(facts: Reasons, certainty: Certainty, evidence: Evidence): Finding | 'ordinary' {
  const { statement, subcode, error } = facts
  if (statement?.says === 'none') return 'ordinary'
  if (statement !== undefined && statement.says !== 'unknown') {
    const { says, owner } = statement
    return { ...finding(says, certainty, evidence), ...(owner && { owner }) }
  }
  if (subcode === 'cancel') return finding('cancelled', certainty, evidence)
  const scenario = errorScenarios.get(error) ?? subcodeScenarios.get(subcode) ?? 'unknown'
  return scenario === 'ordinary' ? 'ordinary' : finding(scenario, certainty, evidence)
}

type Reasons = Partial<Pick<TextFacts, 'statement' | 'subcode' | 'error'>>

export function finding(scenario: ScenarioId, certainty: Certainty, evidence: Evidence): Finding {
  return { scenario, certainty, code: null, evidence }
}
