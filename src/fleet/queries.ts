import type { FleetWords } from '../_locales/fleet.ts'
import { preamble } from './kusto.ts'
import type { Fleet } from './types.ts'

export type QueryId = keyof FleetWords['queries']

export interface Query {
  id: QueryId
  /** Days of the log that it reads. */
  days: number
  /** How a workbook draws it. */
  drawnAs: 'table' | 'barchart' | 'linechart'
  /** Lines after the preamble. They read `Attempts`: one row for each sign-in to Clara. */
  lines: readonly string[]
  /** Lines before the preamble, for the reader to fill in. */
  head?: readonly string[]
}

/** The whole query, ready to run in Log Analytics, Azure Monitor or Sentinel. */
export function queryText(query: Query, fleet: Fleet, words: FleetWords): string {
  const { title, about } = words.queries[query.id]
  const notes = [title, about, words.notRun, ...(fleet.clientIds.length === 0 ? [words.byName] : [])]
  return `${[
    ...notes.map((note) => `// ${note}`),
    ...(query.head ?? []),
    preamble(fleet, words, query.days),
    ...query.lines,
  ].join('\n')}\n`
}

/** `count_distinct` counts exactly; `dcount` would estimate. */
const people = 'People = count_distinct(UserId)'

/** Each person's latest sign-in, if that was blocked. */
const stillBlocked = ['Attempts', '| summarize arg_max(TimeGenerated, *) by UserId', '| where IsBlocked']

export const queries: readonly Query[] = [
  {
    id: 'blocked-by-day',
    days: 30,
    drawnAs: 'barchart',
    lines: [
      'Attempts',
      '| where IsBlocked',
      `| summarize ${people} by Day = bin(TimeGenerated, 1d), Scenario, Cause, Owner`,
      '| order by Day asc, People desc',
    ],
  },
  {
    id: 'since-when',
    days: 30,
    drawnAs: 'table',
    lines: [
      'Attempts',
      '| where IsBlocked',
      `| summarize First = min(TimeGenerated), Last = max(TimeGenerated), ${people}, SignIns = count() by Scenario, Cause, Owner`,
      '| order by First asc',
    ],
  },
  {
    id: 'still-blocked',
    days: 30,
    drawnAs: 'table',
    lines: [
      ...stillBlocked,
      `| summarize ${people}, Last = max(TimeGenerated) by Scenario, Cause, Owner, Code = ResultType`,
      '| order by People desc',
    ],
  },
  {
    id: 'fixed-after',
    days: 30,
    drawnAs: 'table',
    lines: [
      'let LastBlock = Attempts | where IsBlocked | summarize arg_max(TimeGenerated, Scenario, Cause, Owner) by UserId | project UserId, LastBlocked = TimeGenerated, Scenario, Cause, Owner;',
      'let FixedAt = Attempts | where not(IsBlocked) | join kind=inner LastBlock on UserId | where TimeGenerated > LastBlocked | summarize Fixed = min(TimeGenerated) by UserId;',
      'let SuccessBefore = Attempts | where not(IsBlocked) | join kind=inner LastBlock on UserId | where TimeGenerated < LastBlocked | summarize Before = max(TimeGenerated) by UserId;',
      'let FirstBlock = Attempts | where IsBlocked | join kind=leftouter SuccessBefore on UserId | where isnull(Before) or TimeGenerated > Before | summarize FirstBlocked = min(TimeGenerated) by UserId;',
      'LastBlock',
      '| join kind=inner FixedAt on UserId',
      '| join kind=inner FirstBlock on UserId',
      '| extend Minutes = (Fixed - FirstBlocked) / 1m',
      `| summarize ${people}, Minutes = array_sort_asc(make_list(Minutes)) by Scenario, Cause, Owner`,
      // Exact: `percentile` would estimate.
      '| extend Half = array_length(Minutes) / 2, IsEven = array_length(Minutes) % 2 == 0',
      '| extend MedianMinutes = iff(IsEven, (todouble(Minutes[Half - 1]) + todouble(Minutes[Half])) / 2, todouble(Minutes[Half]))',
      '| project People, MedianMinutes, Scenario, Cause, Owner',
      '| order by People desc',
    ],
  },
  {
    id: 'waiting-requests',
    days: 30,
    drawnAs: 'table',
    lines: [
      ...stillBlocked,
      '| where Scenario in ("approval-request", "approval-pending")',
      `| summarize ${people}, Last = max(TimeGenerated) by Scenario, Cause`,
      '| order by People desc',
    ],
  },
  {
    id: 'success-share',
    days: 30,
    drawnAs: 'linechart',
    lines: [
      'Attempts',
      '| summarize SignIns = count(), Successes = countif(not(IsBlocked)) by Day = bin(TimeGenerated, 1d)',
      '| extend Percent = round(100.0 * Successes / SignIns, 1)',
      '| order by Day asc',
    ],
  },
  {
    id: 'new-causes',
    days: 28,
    drawnAs: 'table',
    lines: [
      'Attempts',
      '| where IsBlocked',
      `| summarize First = min(TimeGenerated), ${people} by Code = ResultType, Scenario, Cause, Owner`,
      '| where First > ago(7d)',
      '| order by People desc',
    ],
  },
  {
    id: 'one-person',
    days: 30,
    drawnAs: 'table',
    head: ['let Person = "00000000-0000-0000-0000-000000000000";'],
    lines: [
      'Attempts',
      '| where UserId =~ Person',
      '| project TimeGenerated, Code = ResultType, Scenario, Cause, Owner, CorrelationId',
      '| order by TimeGenerated desc',
    ],
  },
]
