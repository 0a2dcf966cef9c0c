import type { PageReport, TabEvent } from '../attempt/observe.ts'

/** One event that says the same as two that follow each other in a tab; null if both are needed. */
export function combined(first: TabEvent, second: TabEvent): TabEvent | null {
  if (first.kind === 'page-report' && second.kind === 'page-report') return combinedReports(first, second)
  if (first.kind !== 'navigation' || second.kind !== 'navigation') return null
  return replaces(second.url, first.url) ? second : null
}

/** The newer report of the same document holds all that the older one does. */
function combinedReports(first: PageReport, second: PageReport): PageReport | null {
  if (documentOf(first) !== documentOf(second)) return null
  // A repeat alone would not count where the tab has a record.
  if (second.isRepeat) return first
  return { ...second, account: second.account ?? first.account }
}

/** The app that the page names belongs to it: another one ends the record. */
function documentOf({ address, observation: { host, path, since, page } }: PageReport): string {
  return JSON.stringify([address, host, path, since, page.clientId])
}

/** A request that names its app begins or ends an attempt, whatever the request before it did. */
function replaces(address: string, earlier: string): boolean {
  const [place, query = ''] = address.split('?', 2)
  return /(?:^|&)client_id=[^&]/.test(query) && earlier.split('?', 1)[0] === place
}

/** Whether a report may take the place of an older one where too many wait. */
export function outdates(event: TabEvent, older: TabEvent): boolean {
  if (event.kind === 'response') return older.kind === 'response'
  if (event.kind !== 'page-report' || older.kind !== 'page-report') return false
  return event.observation.page.clientId === older.observation.page.clientId
}
