import { fill } from '../_locales/index.ts'
import { portal } from '../microsoft/portal.ts'
import { portalPaths } from './portal-paths.ts'
import { type PortalPage, placesOf } from './scenario-rows.ts'
import type { Link, ReportInput } from './types.ts'

/** The pages of Microsoft's portal where IT acts, with the path of today and the one before. */
export function linksOf({ diagnosis, words }: ReportInput): Link[] {
  // The company's own log helps with every scenario.
  const pages: PortalPage[] = diagnosis.owner === 'clara' ? [] : [...placesOf(diagnosis), 'signIns']
  return pages.map((page) => ({
    label: words.report[`portal-${page}`],
    note: fill(words.report.portalPath, { ...portalPaths[page] }),
    address: portal[page],
  }))
}
