import type { FleetWords } from '../_locales/fleet.ts'
import { cleanText } from '../microsoft/clean.ts'
import type { CodeScenario } from '../microsoft/codes.ts'
import { causeRows, codesOf, stepCodes } from './causes.ts'
import type { Fleet } from './types.ts'

/** A saved search over the sign-in log that Splunk's add-ons for Microsoft collect. */
export function splunkSearch(fleet: Fleet, words: FleetWords): string {
  const causes = causeRows(words).filter(({ scenario }) => scenario !== 'unknown')
  const search = [
    'search index=* (sourcetype="azure:aad:signin" OR sourcetype="azure:monitor:aad")',
    "| eval app=coalesce(appId, 'properties.appId'), appName=coalesce(appDisplayName, 'properties.appDisplayName'), person=coalesce(userId, 'properties.userId'), code=tostring(coalesce('status.errorCode', 'properties.status.errorCode'))",
    `| where ${appIs(fleet)}`,
    `| where isnotnull(person) AND NOT in(code, ${['0', ...stepCodes].map(quoted).join(', ')})`,
    `| eval cause=case(${causes.map(({ scenario, cause }) => `in(code, ${codeList(scenario)}), ${quoted(cause)}`).join(', ')}, true(), ${quoted(words.scenarios.unknown.log)})`,
    '| stats dc(person) AS people, count AS sign_ins, min(_time) AS first, max(_time) AS last BY cause',
    '| convert ctime(first) ctime(last)',
    '| sort - people',
  ]
  return `${[
    `[${words.queries['since-when'].title.replace(/[[\]]/g, '')} (Clara)]`,
    `description = ${words.queries['since-when'].about}`,
    // A backslash continues a value on the next line.
    `search = ${search.join(' \\\n')}`,
    'dispatch.earliest_time = -30d',
    'dispatch.latest_time = now',
  ].join('\n')}\n`
}

function appIs({ clientIds }: Fleet): string {
  return clientIds.length === 0
    ? 'like(appName, "%Clara%")'
    : `in(lower(app), ${clientIds.map((id) => quoted(id.toLowerCase())).join(', ')})`
}

const codeList = (scenario: CodeScenario) => codesOf(scenario).map(quoted).join(', ')

const quoted = (text: string) => `"${cleanText(text, 100).replace(/[\\"]/g, '\\$&')}"`
