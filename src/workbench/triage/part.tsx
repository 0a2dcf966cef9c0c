import { Component } from 'preact'
import { fill } from '../../_locales/index.ts'
import type { Summary } from '../../triage/summary.ts'
import type { Found } from '../../triage/triage.ts'
import { saveFile } from '../../ui/save-file.ts'
import type { WorkbenchContext } from '../context.ts'
import { Counts } from './counts.tsx'
import { Details } from './details.tsx'
import { Input } from './input.tsx'
import { List, pageSize } from './list.tsx'
import { Reader } from './reader.ts'
import type { Line, Problem, Source, View } from './reader-messages.ts'

interface PartState {
  /** What is being read, and how far it has come; null where nothing is. */
  reading: { name: string | null; done: number; all: number } | null
  summary: Summary | null
  recording: File | null
  view: View
  lines: Line[]
  all: number
  open: Found | null
  message: string
}

const start: PartState = {
  reading: null,
  summary: null,
  recording: null,
  view: { only: null, onlyStops: true, sort: null, isDescending: false, most: pageSize },
  lines: [],
  all: 0,
  open: null,
  message: '',
}

/** From whatever somebody was given to what stopped the sign-in: one of them, or many counted. */
export class TriagePart extends Component<{ context: WorkbenchContext }, PartState> {
  override state = start
  reader = new Reader()

  read = async (sources: Source[]) => {
    const { settings } = this.props.context
    const { clientIds, redirectHosts, brokerHosts } = settings
    // Whatever was read before is of no interest any more, finished or not.
    this.reader.stop()
    this.setState({ ...start, reading: { name: null, done: 0, all: 0 } })
    const clara = { clientIds, redirectHosts, brokerHosts }
    const answer = await this.reader.ask(
      { kind: 'read', sources, clara, now: Date.now() },
      ({ name, done, all }) => this.setState({ reading: { name, done, all } }),
    )
    if (answer.kind === 'failed') return this.setState({ ...start, message: this.wordsFor(answer.problem) })
    if (answer.kind !== 'read') return
    const { summary, problem, recording } = answer
    const { stopped, total } = summary
    this.setState({
      reading: null,
      summary,
      recording,
      message: problem === null ? '' : this.wordsFor(problem),
    })
    // A list in which nothing was stopped is still worth a look.
    await this.show({ ...start.view, onlyStops: stopped > 0 })
    if (total === 1 && this.state.lines[0]?.canOpen) await this.open(this.state.lines[0].index)
  }

  wordsFor(problem: Problem): string {
    return this.props.context.triage[problem]
  }

  show = async (view: View) => {
    this.setState({ view })
    const answer = await this.reader.ask({ kind: 'view', view })
    if (answer.kind === 'view') this.setState({ lines: answer.lines, all: answer.all })
  }

  open = async (index: number) => {
    const answer = await this.reader.ask({ kind: 'open', index })
    if (answer.kind === 'open') this.setState({ open: answer.found })
  }

  cancel = () => {
    this.reader.stop()
    this.setState({ ...start, message: this.props.context.triage.cancelled })
  }

  clear = () => {
    this.reader.stop()
    this.setState(start)
  }

  export = async () => {
    const answer = await this.reader.ask({ kind: 'export', view: this.state.view })
    if (answer.kind === 'file')
      this.save(answer.content, 'clara-sign-ins.csv', this.props.context.triage.exported)
  }

  clean = async (recording: File) => {
    const { clientIds, redirectHosts, brokerHosts } = this.props.context.settings
    const clara = { clientIds, redirectHosts, brokerHosts }
    this.setState({ reading: { name: recording.name, done: 0, all: 0 }, message: '' })
    const answer = await this.reader.ask({ kind: 'clean', source: recording, clara }, ({ name, done, all }) =>
      this.setState({ reading: { name, done, all } }),
    )
    this.setState({ reading: null })
    if (answer.kind === 'file') {
      const name = recording.name.replace(/(?:\.har)?$/i, '-clean.har')
      this.save(answer.content, name, this.props.context.triage.cleaned)
      if (!answer.isWhole)
        this.setState(({ message }) => ({ message: `${message} ${this.wordsFor('broken-off')}` }))
    } else if (answer.kind === 'failed') this.setState({ message: this.wordsFor(answer.problem) })
  }

  save(content: Blob, file: string, done: string) {
    try {
      saveFile(content, file)
      this.setState({ message: fill(done, { file }) })
    } catch {
      this.setState({ message: this.props.context.triage.saveFailed })
    }
  }

  override render() {
    const { context } = this.props
    const { triage } = context
    const { reading, summary, recording, view, lines, all, open, message } = this.state
    const isMany = summary !== null && summary.total > 1
    return (
      <>
        <Input context={context} isReading={reading !== null} read={this.read} clear={this.clear} />
        {reading !== null && <Progress {...reading} context={context} cancel={this.cancel} />}
        <p role="status" data-part="triage-outcome" class="verdict">
          {reading === null && summary !== null && open === null && `${headline(summary, context)} `}
          {message}
        </p>
        {summary !== null && summary.stopped === 0 && <p class="hint">{triage.nothingHint}</p>}
        {recording !== null && reading === null && (
          <section class="box" data-part="recording">
            <p>{triage.cleanHarLead}</p>
            <div class="row">
              <button type="button" class="small" data-action="clean" onClick={() => this.clean(recording)}>
                {triage.cleanHar}
              </button>
            </div>
          </section>
        )}
        {open !== null && (
          <Details
            key={open}
            found={open}
            now={Date.now()}
            context={context}
            back={isMany ? () => this.setState({ open: null }) : null}
          />
        )}
        {isMany && open === null && (
          <>
            <Counts
              summary={summary}
              only={view.only}
              context={context}
              choose={(only) => this.show({ ...start.view, onlyStops: false, only })}
            />
            <List
              lines={lines}
              all={all}
              view={view}
              context={context}
              change={this.show}
              open={this.open}
              save={this.export}
            />
          </>
        )}
      </>
    )
  }
}

function headline({ stopped, total }: Summary, { triage }: WorkbenchContext): string {
  if (stopped === 0) return triage.nothing
  if (total === 1) return triage['found-one']
  return fill(triage['found-many'], { stopped: String(stopped), total: String(total) })
}

interface ProgressProps {
  name: string | null
  done: number
  all: number
  context: WorkbenchContext
  cancel: () => void
}

function Progress({ name, done, all, context: { triage }, cancel }: ProgressProps) {
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
  const label = name === null ? triage.readingPaste : fill(triage.reading, { name })
  return (
    <div class="box reading" data-part="reading">
      <p>{label}</p>
      {all > 0 ? <progress aria-label={label} max={all} value={done} /> : <progress aria-label={label} />}
      {all > 0 && (
        <span data-part="progress">
          {fill(triage.progress, { done: megabytes(done), all: megabytes(all) })}
        </span>
      )}
      <button type="button" class="small" data-action="cancel" onClick={cancel}>
        {triage.cancel}
      </button>
    </div>
  )
}
