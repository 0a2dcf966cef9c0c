import { Component } from 'preact'
import { fill } from '../../_locales/index.ts'
import type { NotDiagnosed } from '../../attempt/silence.ts'
import type { Clara } from '../../attempt/types.ts'
import type { ContainerId } from '../../triage/containers/types.ts'
import { countsCsv } from '../../triage/counts-csv.ts'
import { silenceText } from '../../triage/silence-text.ts'
import type { Summary } from '../../triage/summary.ts'
import { saveFile } from '../../ui/save-file.ts'
import type { WorkbenchContext } from '../context.ts'
import type { CountsForm } from './counts.tsx'
import { Input } from './input.tsx'
import { Progress, type Reading } from './progress.tsx'
import { ReadAs } from './read-as.tsx'
import { Reader } from './reader.ts'
import type { Line, Problem, ReaderAnswer, Source, View } from './reader-messages.ts'
import { firstView, type Results, ResultsView } from './results.tsx'

interface PartState {
  /** Null while nothing is read. */
  reading: Reading | null
  /** Null until something was read. */
  results: Results | null
  message: string
}

const empty: PartState = { reading: null, results: null, message: '' }

/** Diagnoses what IT pastes or opens. */
export class TriagePart extends Component<{ context: WorkbenchContext }, PartState> {
  override state = empty
  reader = new Reader()
  /** What was read last, to read it again in another form. */
  sources: Source[] = []

  read = async (sources: Source[]) => {
    // A new input replaces the one before, finished or not.
    this.reader.stop()
    this.setState({ ...empty, reading: { name: null, done: 0, all: 0 } })
    const answer = await this.reader.ask(
      { kind: 'read', sources, clara: this.clara(), now: Date.now() },
      this.showProgress,
    )
    if (answer.kind === 'failed') return this.setState({ ...empty, message: this.wordsFor(answer.problem) })
    if (answer.kind !== 'read') return
    const { summary, recording, sources: read, unread } = answer
    const [{ problem = null } = {}, ...others] = read
    this.sources = sources
    this.setState({
      reading: null,
      results: { summary, recording, sources: read, unread, view: firstView, lines: [], all: 0, open: null },
      message: problem === null || others.length > 0 ? '' : this.wordsFor(problem),
    })
    // Without a failure the list shows everything.
    const [line] = await this.show({ ...firstView, onlyFailures: summary.stopped > 0 })
    if (summary.total === 1 && line?.canOpen) await this.open(line.index)
  }

  readAgain = (index: number, container: ContainerId | undefined) =>
    this.read(this.sources.map((source, at) => (at === index ? { ...source, container } : source)))

  show = async (view: View): Promise<Line[]> => {
    this.change({ view })
    const answer = await this.reader.ask({ kind: 'view', view })
    if (answer.kind !== 'view') return []
    const { lines, all } = answer
    this.change({ lines, all })
    return lines
  }

  open = async (index: number) => {
    const answer = await this.reader.ask({ kind: 'open', index })
    if (answer.kind === 'open') this.change({ open: answer.found })
  }

  close = () => this.change({ open: null })

  change(changes: Partial<Results>) {
    this.setState(({ results }) => results && { results: { ...results, ...changes } })
  }

  cancel = () => {
    this.reader.stop()
    this.setState({ ...empty, message: this.props.context.triage.cancelled })
  }

  clear = () => {
    this.reader.stop()
    this.setState(empty)
  }

  export = async (view: View) => {
    const answer = await this.reader.ask({ kind: 'export', view })
    if (answer.kind === 'file')
      this.save(answer.content, 'clara-sign-ins.csv', this.props.context.triage.exported)
  }

  saveCounts = (summary: Summary, form: CountsForm) => {
    const text = form === 'csv' ? countsCsv(summary) : JSON.stringify(summary, null, 2)
    this.save(new Blob([text]), `clara-counts.${form}`, this.props.context.triage.exported)
  }

  clean = async (recording: File) => {
    this.setState({ reading: { name: recording.name, done: 0, all: 0 }, message: '' })
    const answer = await this.reader.ask(
      { kind: 'clean', source: recording, clara: this.clara() },
      this.showProgress,
    )
    this.setState({ reading: null })
    if (answer.kind === 'failed') this.setState({ message: this.wordsFor(answer.problem) })
    if (answer.kind === 'file') this.saveClean(recording, answer)
  }

  saveClean(recording: File, { content, isWhole }: Extract<ReaderAnswer, { kind: 'file' }>) {
    const name = recording.name.replace(/(?:\.har)?$/i, '-clean.har')
    this.save(content, name, this.props.context.triage.cleaned)
    if (isWhole) return
    this.setState(({ message }) => ({ message: `${message} ${this.wordsFor('broken-off')}` }))
  }

  save(content: Blob, file: string, done: string) {
    try {
      saveFile(content, file)
      this.setState({ message: fill(done, { file }) })
    } catch {
      this.setState({ message: this.props.context.triage.saveFailed })
    }
  }

  showProgress = ({ name, done, all }: Reading) => this.setState({ reading: { name, done, all } })

  wordsFor(problem: Problem): string {
    return this.props.context.triage[problem]
  }

  clara(): Clara {
    const { clientIds, redirectHosts, brokerHosts } = this.props.context.settings
    return { clientIds, redirectHosts, brokerHosts }
  }

  override render() {
    const { context } = this.props
    const { reading, results, message } = this.state
    const isOverview = reading === null && results !== null && results.open === null
    return (
      <>
        <Input
          context={context}
          isReading={reading !== null}
          hasResults={results !== null}
          read={this.read}
          clear={this.clear}
        />
        {reading !== null && <Progress reading={reading} context={context} cancel={this.cancel} />}
        <p role="status" data-part="triage-outcome" class="verdict">
          {isOverview && headline(results.summary, context)}
          {isOverview && message !== '' && <br />}
          {message}
        </p>
        {results?.summary.stopped === 0 && <Nothing results={results} context={context} />}
        {results !== null && reading === null && (
          <ReadAs
            sources={results.sources}
            unread={results.unread}
            context={context}
            readAgain={this.readAgain}
          />
        )}
        {results?.recording && reading === null && (
          <CleanRecording recording={results.recording} context={context} clean={this.clean} />
        )}
        {results !== null && (
          <ResultsView
            results={results}
            context={context}
            show={this.show}
            open={this.open}
            close={this.close}
            save={() => this.export(results.view)}
            saveCounts={(form) => this.saveCounts(results.summary, form)}
          />
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

/** A list has the reason of each text in its row. */
function Nothing({ results, context: { triage } }: { results: Results; context: WorkbenchContext }) {
  const [line] = results.lines
  const only = results.summary.total === 1 ? (line?.silence ?? null) : null
  return (
    <>
      {only !== null && <p data-part="why">{silenceText(only, triage)}</p>}
      {(only === null || needsMore.includes(only.notDiagnosed)) && <p class="hint">{triage.nothingHint}</p>}
    </>
  )
}

/** Other inputs have their code or address already. */
const needsMore: readonly NotDiagnosed[] = ['not-microsoft', 'no-error']

interface CleanProps {
  recording: File
  context: WorkbenchContext
  clean: (recording: File) => void
}

/** Offers the recording without its secrets. */
function CleanRecording({ recording, context: { triage }, clean }: CleanProps) {
  return (
    <section class="box" data-part="recording">
      <p>{triage.cleanHarLead}</p>
      <div class="row">
        <button type="button" class="small" data-action="clean" onClick={() => clean(recording)}>
          {triage.cleanHar}
        </button>
      </div>
    </section>
  )
}
