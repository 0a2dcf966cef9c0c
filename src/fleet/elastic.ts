import type { FleetWords } from '../_locales/fleet.ts'
import { cleanText } from '../microsoft/clean.ts'
import type { CodeScenario } from '../microsoft/codes.ts'
import { causeRows, codesOf, stepCodes } from './causes.ts'
import type { Fleet } from './types.ts'

const log = 'azure.signinlogs.properties'

/** ES|QL over the sign-in log as elastic.co/docs/reference/integrations/azure stores it. */
export function elasticQuery(fleet: Fleet, words: FleetWords): string {
  const { title, about } = words.queries['since-when']
  const causes = causeRows(words).filter(({ scenario }) => scenario !== 'unknown')
  return `${[
    `// ${title}. ${about}`,
    'FROM logs-azure.signinlogs-*',
    '| WHERE @timestamp > NOW() - 30 days',
    `| WHERE ${appIs(fleet)}`,
    `| EVAL code = TO_STRING(${log}.status.error_code)`,
    `| WHERE NOT code IN (${['0', ...stepCodes].map(quoted).join(', ')})`,
    '| EVAL cause = CASE(',
    ...causes.map(({ scenario, cause }) => `    code IN (${codeList(scenario)}), ${quoted(cause)},`),
    `    ${quoted(words.scenarios.unknown.log)})`,
    `| STATS people = COUNT_DISTINCT(${log}.user_id), sign_ins = COUNT(*), first = MIN(@timestamp), last = MAX(@timestamp) BY cause`,
    '| SORT people DESC',
  ].join('\n')}\n`
}

function appIs({ clientIds }: Fleet): string {
  return clientIds.length === 0
    ? `${log}.app_display_name LIKE "*Clara*"`
    : `${log}.app_id IN (${clientIds.map(quoted).join(', ')})`
}

const codeList = (scenario: CodeScenario) => codesOf(scenario).map(quoted).join(', ')

/** ES|QL escapes as JSON does. */
const quoted = (text: string) => JSON.stringify(cleanText(text, 100))
