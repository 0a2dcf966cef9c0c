import { loadFleetWords } from '../_locales/fleet.ts'
import { ruleTemplate, workbookTemplate } from './arm.ts'
import { elasticQuery } from './elastic.ts'
import { alertRules, grafanaDashboard } from './prometheus.ts'
import { queries, queryText } from './queries.ts'
import { splunkSearch } from './splunk.ts'
import type { Fleet, FleetFile } from './types.ts'
import { workbook } from './workbook.ts'

/** Queries, workbook and alert. The same company gives the same bytes. */
export async function fleetFiles(fleet: Fleet): Promise<FleetFile[]> {
  const words = await loadFleetWords(fleet.language)
  return [
    ...queries.map((query) => ({
      path: `kusto/${query.id}.kql`,
      content: queryText(query, fleet, words),
    })),
    json('azure/workbook.json', workbook(fleet, words)),
    json('azure/workbook-template.json', workbookTemplate(fleet, words)),
    json('azure/rule-template.json', ruleTemplate(fleet, words)),
    json('prometheus/alerts.json', alertRules(fleet, words)),
    json('prometheus/grafana-dashboard.json', grafanaDashboard(words)),
    { path: 'elastic/blocked-people.esql', content: elasticQuery(fleet, words) },
    { path: 'splunk/savedsearches.conf', content: splunkSearch(fleet, words) },
  ]
}

const json = (path: string, value: object): FleetFile => ({
  path,
  content: `${JSON.stringify(value, null, 2)}\n`,
})
