import type { FleetWords } from '../_locales/fleet.ts'
import { queries, queryText } from './queries.ts'
import type { Fleet } from './types.ts'

/**
 * An Azure workbook that draws every query but one person's history.
 * Its form: github.com/microsoft/Application-Insights-Workbooks, "Workbook JSON".
 */
export function workbook(fleet: Fleet, words: FleetWords): object {
  const drawn = queries.filter(({ id }) => id !== 'one-person')
  return {
    version: 'Notebook/1.0',
    items: [
      { type: 1, name: 'about', content: { json: `## ${words.workbook}\n\n${words.workbookText}` } },
      ...drawn.map((query) => ({
        type: 3,
        name: query.id,
        content: {
          version: 'KqlItem/1.0',
          query: queryText(query, fleet, words),
          size: 0,
          title: words.queries[query.id].title,
          queryType: 0,
          resourceType: 'microsoft.operationalinsights/workspaces',
          visualization: query.drawnAs,
        },
      })),
    ],
    fallbackResourceIds: [],
    $schema: 'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json',
  }
}
