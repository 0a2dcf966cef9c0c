import type { FleetWords } from '../_locales/fleet.ts'
import { scenarios } from '../diagnosis/scenarios.ts'
import { type CodeScenario, codes, interrupts } from '../microsoft/codes.ts'

/** One error code of the sign-in log. */
export interface CodeRow {
  code: string
  scenario: CodeScenario
  owner: keyof FleetWords['owners']
}

/** Each code with a known cause, by number. A code without a row is `unknown`. */
export function codeRows(): CodeRow[] {
  return Object.entries(codes)
    .flatMap(([code, { scenario, owner }]): CodeRow[] =>
      scenario === null || scenario === 'unknown'
        ? []
        : [{ code, scenario, owner: owner ?? scenarios[scenario].owner ?? 'nobody' }],
    )
    .sort((a, b) => Number(a.code) - Number(b.code))
}

/** The codes with this cause, by number. */
export function codesOf(wanted: CodeScenario): string[] {
  return codeRows().flatMap(({ code, scenario }) => (scenario === wanted ? code : []))
}

/** Codes of questions in a healthy sign-in: neither success nor failure. */
export const stepCodes: readonly string[] = [...interrupts].sort()

/** The name of each cause that a log can show. */
export function causeRows(words: FleetWords): { scenario: CodeScenario; cause: string }[] {
  return Object.keys(words.scenarios)
    .filter(isCause)
    .map((scenario) => ({ scenario, cause: words.scenarios[scenario].log }))
}

/** A log knows codes alone. */
function isCause(name: string): name is CodeScenario {
  return withCode.has(name)
}

const withCode: ReadonlySet<string | null> = new Set(Object.values(codes).map(({ scenario }) => scenario))
