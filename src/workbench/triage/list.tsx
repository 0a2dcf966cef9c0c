import { fill } from '../../_locales/index.ts'
import { wholeGuid } from '../../microsoft/guid-pattern.ts'
import { causeTitle } from '../../triage/cause-title.ts'
import { ownerNames } from '../../triage/owner-name.ts'
import { silenceText } from '../../triage/silence-text.ts'
import type { WorkbenchContext } from '../context.ts'
import { groupName } from './counts.tsx'
import { type Line, type SortColumn, sortColumns, type View } from './reader-messages.ts'
import { ShortId } from './short-id.tsx'

interface ListProps {
  lines: Line[]
  /** How many lines the view has. */
  all: number
  view: View
  context: WorkbenchContext
  change: (view: View) => void
  open: (index: number) => void
  save: () => void
}

/** The results as a table, one line each. */
export function List(props: ListProps) {
  const { lines, all, view, context, change, open } = props
  const { triage } = context
  return (
    <section class="box" aria-labelledby="table">
      <h2 id="table">{triage.table}</h2>
      <Controls {...props} />
      <table class="wide" data-part="list" data-all={all}>
        <thead>
          <tr>
            {sortColumns.map((column) => (
              <Heading key={column} column={column} {...props} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.index} line={line} context={context} open={open} />
          ))}
        </tbody>
      </table>
      {all > lines.length && (
        <button
          type="button"
          class="small"
          data-action="more"
          onClick={() => change({ ...view, most: view.most + pageSize })}
        >
          {fill(triage.showMore, { count: String(Math.min(pageSize, all - lines.length)) })}
        </button>
      )}
    </section>
  )
}

function Controls({ view, context, change, save }: ListProps) {
  const { triage } = context
  return (
    <div class="row">
      <label>
        <input
          type="checkbox"
          name="onlyFailures"
          checked={view.onlyFailures}
          onChange={({ currentTarget }) => change({ ...view, onlyFailures: currentTarget.checked })}
        />{' '}
        {triage.onlyStops}
      </label>
      {view.only !== null && (
        <>
          <span>{fill(triage.only, { what: groupName(view.only, context) })}</span>
          <button
            type="button"
            class="small"
            data-action="all"
            onClick={() => change({ ...view, only: null })}
          >
            {triage.showAll}
          </button>
        </>
      )}
      <button type="button" class="small" data-action="export" onClick={save}>
        {triage.export}
      </button>
    </div>
  )
}

/** More lines at once would block the page. */
export const pageSize = 100

function Heading({ column, view, context, change }: ListProps & { column: SortColumn }) {
  const { triage } = context
  const order = orderOf(column, view)
  const label = triage[`column-${column}`]
  return (
    <th scope="col" aria-sort={order}>
      <button
        type="button"
        class="as-link"
        data-sort={column}
        title={fill(triage.sortBy, { column: label })}
        onClick={() => change({ ...view, sort: column, isDescending: order === 'ascending' })}
      >
        {label}
      </button>
    </th>
  )
}

function orderOf(column: SortColumn, { sort, isDescending }: View): 'none' | 'ascending' | 'descending' {
  if (sort !== column) return 'none'
  return isDescending ? 'descending' : 'ascending'
}

interface LineProps extends Pick<ListProps, 'context' | 'open'> {
  line: Line
}

function LineRow({ line, context, open }: LineProps) {
  const { words, triage } = context
  const { index, row, cause, canOpen, silence } = line
  const name = row.name === '' ? fill(triage.row, { number: String(index + 1) }) : row.name
  // A whole GUID makes every row three lines high.
  const shownName = wholeGuid.test(name) ? `${name.slice(0, 8)}…` : name
  const owners: Readonly<Record<string, string | undefined>> = ownerNames(words, triage)
  return (
    <tr data-cause={cause}>
      <td>
        {canOpen ? (
          <button type="button" class="as-link" title={name} data-open={index} onClick={() => open(index)}>
            {shownName}
          </button>
        ) : (
          <span title={name}>{shownName}</span>
        )}
      </td>
      <td>{row.time.replace('T', ' ').replace(/(?:\.\d+)?Z$/, '')}</td>
      <td>
        {causeTitle(cause, words, triage)}
        {silence !== null && <small class="hint">{silenceText(silence, triage)}</small>}
      </td>
      <td>{row.code}</td>
      <td>{owners[row.owner] ?? ''}</td>
      <td>
        <ShortId id={row.tenant} context={context} />
      </td>
      <td>
        <ShortId id={row.correlationId} context={context} />
      </td>
    </tr>
  )
}
