import { fill } from '../../_locales/index.ts'
import { cleanText } from '../../microsoft/clean.ts'
import { masked } from '../../report/mask.ts'
import { type ContainerId, containerIds } from '../../triage/containers/types.ts'
import type { Unread } from '../../triage/reading.ts'
import type { WorkbenchContext } from '../context.ts'
import type { SourceRead } from './reader-messages.ts'

interface ReadAsProps {
  sources: readonly SourceRead[]
  unread: readonly Unread[]
  context: WorkbenchContext
  /** Reads a source again; undefined recognizes its form. */
  readAgain: (index: number, container: ContainerId | undefined) => void
}

/** How each source was read, and which records were not. The person can correct the form. */
export function ReadAs({ sources, unread, context, readAgain }: ReadAsProps) {
  const count = sources.reduce((sum, source) => sum + source.unread, 0)
  return (
    <section class="box" data-part="read-as">
      {troubledFirst(sources).map(({ source, index }) => (
        <div key={index} class="row">
          <p data-container={source.form?.container}>{sentenceOf(source, sources.length > 1, context)}</p>
          <Choice source={source} context={context} choose={(container) => readAgain(index, container)} />
        </div>
      ))}
      {sources.length > mostSources && (
        <p>{fill(context.triage.more, { count: String(sources.length - mostSources) })}</p>
      )}
      {count > 0 && <NotRead count={count} unread={unread} context={context} />}
    </section>
  )
}

/** A folder may have thousands of files. */
const mostSources = 20

/** Files with a problem come first: nobody searches a folder for them. */
function troubledFirst(sources: readonly SourceRead[]) {
  const all = sources.map((source, index) => ({ source, index }))
  if (all.length <= mostSources) return all
  const isTroubled = ({ source }: (typeof all)[number]) => source.problem !== null || source.unread > 0
  return [...all.filter(isTroubled), ...all.filter((one) => !isTroubled(one))].slice(0, mostSources)
}

function sentenceOf(source: SourceRead, isOneOfMany: boolean, { triage }: WorkbenchContext): string {
  const name = cleanText(masked(source.name ?? ''), 100)
  const problem = source.problem === null ? '' : triage[source.problem]
  if (source.form === null && isOneOfMany) return `${name}: ${problem}`
  const values = {
    name,
    form: formName(source, triage),
    records: `${source.records}`,
    unread: `${source.unread}`,
  }
  if (!isOneOfMany) return fill(triage.readAs, values)
  const sentence = fill(triage.readAsOne, values)
  return problem === '' ? sentence : `${sentence}. ${problem}`
}

function formName({ form }: SourceRead, triage: WorkbenchContext['triage']): string {
  if (form === null) return '–'
  const container = triage[`form-${form.container}`]
  return form.exporter === null ? container : `${form.exporter} (${container})`
}

interface ChoiceProps {
  source: SourceRead
  context: WorkbenchContext
  choose: (container: ContainerId | undefined) => void
}

function Choice({ source: { name, form }, context: { triage }, choose }: ChoiceProps) {
  return (
    <label>
      {triage.readAgain}{' '}
      <select
        name="container"
        aria-label={
          name === null ? triage.readAgain : fill(triage.readAgainOne, { name: cleanText(name, 100) })
        }
        onChange={({ currentTarget: { value } }) => choose(containerIds.find((id) => id === value))}
      >
        <option value="">{triage.recognize}</option>
        {containerIds.map((id) => (
          <option key={id} value={id} selected={id === form?.container}>
            {triage[`form-${id}`]}
          </option>
        ))}
      </select>
    </label>
  )
}

function NotRead({
  count,
  unread,
  context: { triage },
}: { count: number } & Pick<ReadAsProps, 'unread' | 'context'>) {
  return (
    <details data-part="not-read">
      <summary>{fill(triage.notRead, { count: String(count) })}</summary>
      <ul>
        {unread.map(({ place, name, reason }, index) => (
          <li key={index}>
            {fill(name === null ? triage.notReadLine : triage.notReadNamed, {
              place: String(place),
              name: cleanText(masked(name ?? ''), 100),
              reason: triage[`unread-${reason}`],
            })}
          </li>
        ))}
      </ul>
    </details>
  )
}
