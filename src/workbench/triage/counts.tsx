import { fill } from '../../_locales/index.ts'
import { causeTitle } from '../../triage/cause-title.ts'
import type { Summary } from '../../triage/summary.ts'
import type { WorkbenchContext } from '../context.ts'
import { Figures } from './figures.tsx'
import type { Only } from './reader-messages.ts'

interface CountsProps {
  summary: Summary
  only: Only | null
  context: WorkbenchContext
  choose: (only: Only | null) => void
}

/** The counts of each group. A click on one shows its results in the list. */
export function Counts(props: CountsProps) {
  const { summary, context } = props
  return (
    <div class="counts">
      <Figures summary={summary} context={context} />
      {partsOf(summary, context)
        .filter(({ counts }) => counts.length > 0)
        .map(({ id, heading, counts }) => (
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
}

function partsOf({ causes, codes, tenants, days }: Summary, { triage }: WorkbenchContext): Part[] {
  return [
    {
      id: 'causes',
      heading: triage.byCause,
      // What was not blocked has no cause.
      counts: causes
        .filter(({ key }) => key !== 'no-stop')
        .map(({ key, count }) => ({ of: { group: 'causes', key }, count })),
    },
    {
      id: 'codes',
      heading: triage.byCode,
      counts: codes.map(({ key, count }) => ({ of: { group: 'codes', key }, count })),
    },
    {
      id: 'tenants',
      heading: triage.byTenant,
      counts: tenants.map(({ key, count }) => ({ of: { group: 'tenants', key }, count })),
    },
    {
      id: 'days',
      heading: triage.byDay,
      counts: days.map(({ key, count }) => ({ of: { group: 'days', key }, count })),
    },
  ]
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

function CountRow({ of, count, summary, only, context, choose }: CountsProps & Count) {
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
        {nameOf(of, context)}
      </button>
      <meter min={0} max={all} value={count} aria-label={share} />
      <span>{count}</span>
    </li>
  )
}

/** The name of a group for people. */
export function nameOf(only: Only, { words, triage }: WorkbenchContext): string {
  switch (only.group) {
    case 'causes':
      return causeTitle(only.key, words, triage)
    case 'codes':
      return `AADSTS${only.key}`
    case 'tenants':
      return only.key ?? triage.noTenant
    case 'days':
      return only.key ?? triage.noDay
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
