import { fill } from '../../_locales/index.ts'
import { causeTitle } from '../../triage/cause-title.ts'
import { accessLines } from '../../triage/figures.ts'
import { ownerName } from '../../triage/owner-name.ts'
import type { Group, Summary } from '../../triage/summary.ts'
import type { WorkbenchContext } from '../context.ts'
import { Figures } from './figures.tsx'
import type { Only } from './reader-messages.ts'

interface CountsProps {
  summary: Summary
  only: Only | null
  context: WorkbenchContext
  choose: (only: Only | null) => void
  save: (form: CountsForm) => void
}

/** A file of the counts. */
export type CountsForm = 'json' | 'csv'

/** The counts of each group. A click on one shows its results in the list. */
export function Counts(props: CountsProps) {
  const { summary, context } = props
  return (
    <div class="counts">
      <Figures summary={summary} context={context} />
      <AccessNotes summary={summary} context={context} />
      {partsOf(summary, context).map(({ id, heading, counts }) => (
        <section key={id} class="box" aria-labelledby={`by-${id}`} data-group={id}>
          <h2 id={`by-${id}`}>{heading}</h2>
          {id === 'days' && <Chart days={summary.days} context={context} />}
          {id === 'days' && counts.length > 1 ? (
            <details>
              <summary>{context.triage.eachDay}</summary>
              <CountList counts={counts} {...props} />
            </details>
          ) : (
            <CountList counts={counts} {...props} />
          )}
        </section>
      ))}
      <SaveCounts {...props} />
    </div>
  )
}

/** What an access log cannot say. */
function AccessNotes({ summary, context: { triage } }: Pick<CountsProps, 'summary' | 'context'>) {
  const lines = accessLines(summary, triage)
  if (lines.length === 0) return null
  return (
    <section class="box" aria-labelledby="access-log" data-part="access-log">
      <h2 id="access-log">{triage.accessLog}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function SaveCounts({ context: { triage }, save }: CountsProps) {
  return (
    <div class="row">
      <button type="button" class="small" data-action="save-counts" onClick={() => save('json')}>
        {triage.saveCounts}
      </button>
      <button type="button" class="small" data-action="save-counts-csv" onClick={() => save('csv')}>
        {triage.saveCountsCsv}
      </button>
    </div>
  )
}

interface Part {
  id: Only['group']
  heading: string
  counts: Count[]
}

interface Count {
  of: Only
  count: number
  small?: true
}

function partsOf(summary: Summary, { triage }: WorkbenchContext): Part[] {
  const { causes, owners, codes, tenants, countries = [], days, hours = [], routes = [] } = summary
  // A sign-in that was not blocked has no cause.
  const failures = causes.filter(({ key }) => key !== 'no-stop')
  return [
    part(triage.byCause, failures, (key) => ({ group: 'causes', key })),
    part(triage.byOwner, owners, (key) => ({ group: 'owners', key })),
    part(triage.byCode, codes, (key) => ({ group: 'codes', key })),
    part(triage.byTenant, tenants, (key) => ({ group: 'tenants', key })),
    part(triage.byCountry, countries, (key) => ({ group: 'countries', key })),
    part(triage.byDay, days, (key) => ({ group: 'days', key })),
    part(triage.byHour, hours, (key) => ({ group: 'hours', key })),
    part(triage.byRoute, routes, (key) => ({ group: 'routes', key })),
  ].flat()
}

/** A part without a group is left out. */
function part<Key>(heading: string, groups: readonly Group<Key>[], only: (key: Key) => Only): Part[] {
  const counts = groups.map((group) => ({ ...group, of: only(group.key) }))
  const [first] = counts
  return first === undefined ? [] : [{ id: first.of.group, heading, counts }]
}

function CountList({ counts, ...props }: CountsProps & { counts: Count[] }) {
  const rows = (some: Count[]) => some.map((count) => <CountRow key={count.of.key} {...count} {...props} />)
  const rest = counts.slice(shownAtOnce)
  return (
    <>
      <ul class="count-list">{rows(counts.slice(0, shownAtOnce))}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{fill(props.context.triage.more, { count: String(rest.length) })}</summary>
          <ul class="count-list">{rows(rest.slice(0, 500))}</ul>
        </details>
      )}
    </>
  )
}

const shownAtOnce = 8

function CountRow({ of, count, small, summary, only, context, choose }: CountsProps & Count) {
  const isChosen = only !== null && only.group === of.group && only.key === of.key
  const all = of.group === 'causes' ? summary.total : summary.stopped
  const share = fill(context.triage.share, { count: String(count), total: String(all) })
  return (
    <li>
      <button
        type="button"
        class="as-link"
        data-key={of.key ?? ''}
        aria-pressed={isChosen}
        onClick={() => choose(isChosen ? null : of)}
      >
        {groupName(of, context)}
      </button>
      <meter min={0} max={all} value={count} aria-label={share} />
      <span>{count}</span>
      {small && <small class="hint">{context.triage.small}</small>}
    </li>
  )
}

/** The name of a group for people. */
export function groupName(only: Only, { words, triage }: WorkbenchContext): string {
  switch (only.group) {
    case 'causes':
      return causeTitle(only.key, words, triage)
    case 'owners':
      return ownerName(only.key, words, triage)
    case 'codes':
      return `AADSTS${only.key}`
    case 'tenants':
    case 'countries':
      return only.key ?? triage.noTenant
    case 'days':
    case 'hours':
      return only.key ?? triage.noDay
    case 'routes':
      return only.key
  }
}

/** One bar for each day, ninety days at most. */
function Chart({ days, context: { triage } }: { days: Summary['days']; context: WorkbenchContext }) {
  const bars = barsOf(days)
  const [first, last] = [bars[0], bars.at(-1)]
  if (first === undefined || last === undefined || bars.length < 2) return null
  const most = bars.reduce((top, bar) => (bar.count > top.count ? bar : top), first)
  const label = fill(triage.chart, {
    first: first.day,
    last: last.day,
    day: most.day,
    count: String(most.count),
  })
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${bars.length * 10} 60`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {bars.map(({ day, count }, index) => {
        const height = (58 * count) / most.count
        return <rect key={day} x={index * 10 + 1} y={60 - height} width={8} height={height} />
      })}
    </svg>
  )
}

function barsOf(days: Summary['days']): { day: string; count: number }[] {
  const counts = new Map(days.flatMap(({ key, count }) => (key === null ? [] : [[key, count] as const])))
  const [first = '', last = first] = [[...counts.keys()][0], [...counts.keys()].at(-1)]
  const oneDay = 86_400_000
  const [begin, end] = [Date.parse(first), Date.parse(last)]
  if (Number.isNaN(begin) || Number.isNaN(end)) return []
  const from = Math.max(begin, end - 89 * oneDay)
  return Array.from({ length: (end - from) / oneDay + 1 }, (_, index) => {
    const day = new Date(from + index * oneDay).toISOString().slice(0, 10)
    return { day, count: counts.get(day) ?? 0 }
  })
}
