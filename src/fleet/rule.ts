import type { FleetWords } from '../_locales/fleet.ts'
import { preamble } from './kusto.ts'
import type { Fleet } from './types.ts'

/** The query of the alert: people blocked in the last hour who were not in the two weeks before. */
export function ruleQuery(fleet: Fleet, words: FleetWords): string {
  return [
    // A scheduled rule reads at most 14 days.
    preamble(fleet, words, 14),
    'let Blocked = Attempts | where IsBlocked | summarize arg_min(TimeGenerated, *) by UserId | where TimeGenerated > ago(1h);',
    'Blocked',
    '| summarize People = count_distinct(UserId) by Scenario, Cause, Owner',
    `| where toscalar(Blocked | summarize count_distinct(UserId)) >= ${fleet.alertAt}`,
    '| order by People desc',
  ].join('\n')
}
