import { fill } from '../../_locales/index.ts'
import { causeTitle } from '../../triage/cause-title.ts'
import type { Group, Summary } from '../../triage/summary.ts'
import type { WorkbenchContext } from '../context.ts'
import type { Only } from './reader-messages.ts'

interface CountsProps {
  summary: Summary
  only: Only | null
  context: WorkbenchContext
  choose: (only: Only | null) => void
}

/** How many of what: each line shows what belongs to it when pressed. */
export function Counts({ summary, only, context, choose }: CountsProps) {
  const { triage } = context
  const { causes, codes, tenants, days } = summary
  const parts: { heading: string; id: string; lines: Line[] }[] = [
    { id: 'causes', heading: triage.byCause, lines: causes.map((one) => lineOf('causes', one)) },
    { id: 'codes', heading: triage.byCode, lines: codes.map((one) => lineOf('codes', one)) },
    { id: 'tenants', heading: triage.byTenant, lines: tenants.map((one) => lineOf('tenants', one)) },
    { id: 'days', heading: triage.byDay, lines: days.map((one) => lineOf('days', one)) },
  ]
  return (
    <div class="counts">
      {parts
        .filter(({ lines }) => lines.length > 0)
        .map(({ id, heading, lines }) => (
          <section key={id} class="box" aria-labelledby={`by-${id}`} data-group={id}>
            <h2 id={`by-${id}`}>{heading}</h2>
            {id === 'days' && <Chart days={days} context={context} />}
            <CountList lines={lines} {...{ summary, only, context, choose }} />
          </section>
        ))}
    </div>
  )
}

type Line = Only & { count: number }

/** The group's name and its key belong together; so do the lines' types. */
const lineOf = <G extends Only['group']>(
  group: G,
  { key, count }: Group<Extract<Only, { group: G }>['key']>,
) => ({ group, key, count }) as unknown as Line

function CountList({ lines, ...props }: CountsProps & { lines: Line[] }) {
  const rows = (some: Line[]) => some.map((line) => <Count key={line.key} line={line} {...props} />)
  const rest = lines.slice(shownAtOnce)
  return (
    <>
      <ul class="count-list">{rows(lines.slice(0, shownAtOnce))}</ul>
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

function Count({ line, summary, only, context, choose }: CountsProps & { line: Line }) {
  const isChosen = only !== null && only.group === line.group && only.key === line.key
  const all = line.group === 'causes' ? summary.total : summary.stopped
  const share = fill(context.triage.share, { count: String(line.count), total: String(all) })
  return (
    <li>
      <button
        type="button"
        class="as-link"
        data-key={line.key ?? ''}
        aria-pressed={isChosen}
        onClick={() => choose(isChosen ? null : line)}
      >
        {nameOf(line, context)}
      </button>
      <meter min={0} max={all} value={line.count} aria-label={share} />
      <span>{line.count}</span>
    </li>
  )
}

/** What a group is called. */
export function nameOf(one: Only, { words, triage }: WorkbenchContext): string {
  if (one.group === 'causes') return causeTitle(one.key, words, triage)
  if (one.group === 'codes') return `AADSTS${one.key}`
  return one.key ?? (one.group === 'tenants' ? triage.noTenant : triage.noDay)
}

/** A bar a day, every day between the first and the last, at most the last ninety. */
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
