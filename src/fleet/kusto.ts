import type { FleetWords } from '../_locales/fleet.ts'
import { kustoText } from '../report/quote.ts'
import { causeRows, codeRows, stepCodes } from './causes.ts'
import type { Fleet } from './types.ts'

/**
 * Begins every query: `Attempts` has one row for each sign-in to Clara in the last `days` days.
 * Columns of the tables: learn.microsoft.com/azure/azure-monitor/reference/tables/signinlogs
 */
export function preamble(fleet: Fleet, words: FleetWords, days: number): string {
  return [
    `let Since = ${days}d;`,
    ...appsOf(fleet),
    `let Steps = dynamic([${stepCodes.map(kustoText).join(', ')}]);`,
    'let Codes = datatable(Code: string, Scenario: string, Owner: string) [',
    ...codeRows().map(({ code, scenario, owner }) => `  ${literals([code, scenario, words.owners[owner]])},`),
    '];',
    'let Causes = datatable(Scenario: string, Cause: string) [',
    ...causeRows(words).map(({ scenario, cause }) => `  ${literals([scenario, cause])},`),
    '];',
    'let Attempts = union isfuzzy=true',
    `  (SigninLogs | project ${columns}),`,
    `  (AADNonInteractiveUserSignInLogs | project ${columns})`,
    '| where TimeGenerated > ago(Since)',
    `| where ${isClara(fleet)}`,
    '| where isnotempty(UserId) and ResultType !in (Steps)',
    '| lookup kind=leftouter Codes on $left.ResultType == $right.Code',
    '| extend IsBlocked = ResultType != "0"',
    `| extend Scenario = iff(IsBlocked, coalesce(Scenario, "unknown"), ""), Owner = coalesce(Owner, ${kustoText(words.owners.nobody)})`,
    '| lookup kind=leftouter Causes on Scenario;',
  ].join('\n')
}

const columns =
  'TimeGenerated, AppId, AppDisplayName, UserId, ResultType = tostring(ResultType), CorrelationId'

function appsOf({ clientIds }: Fleet): string[] {
  return clientIds.length === 0 ? [] : [`let ClaraApps = dynamic([${clientIds.map(kustoText).join(', ')}]);`]
}

/** Anybody can name an app "Clara": a client ID is better. */
function isClara({ clientIds }: Fleet): string {
  return clientIds.length === 0 ? 'AppDisplayName has "Clara"' : 'AppId in~ (ClaraApps)'
}

const literals = (values: readonly (string | undefined)[]) =>
  values.map((value) => kustoText(value ?? '')).join(', ')
