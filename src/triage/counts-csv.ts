import type { Group, Summary } from './summary.ts'
import { tableOf } from './table.ts'

/** All groups of the counts as a table for a spreadsheet. It names no person. */
export function countsCsv(summary: Summary): string {
  const { causes, owners, codes, tenants, countries = [], days, hours = [], routes = [] } = summary
  const groups: Record<string, readonly Group<string | null>[]> = {
    ...{ cause: causes, owner: owners, code: codes, tenant: tenants, country: countries },
    ...{ day: days, hour: hours, route: routes },
  }
  const rows = Object.entries(groups).flatMap(([group, all]) =>
    all.map(({ key, count, people, firstAt, lastAt, small }) => [
      group,
      key ?? '',
      String(count),
      String(people ?? ''),
      firstAt ?? '',
      lastAt ?? '',
      small ? 'small' : '',
    ]),
  )
  return tableOf([['group', 'key', 'signIns', 'people', 'first', 'last', 'small'], ...rows])
}
