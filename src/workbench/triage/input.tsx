import { Component, createRef } from 'preact'
import { masked } from '../../report/mask.ts'
import type { WorkbenchContext } from '../context.ts'
import { droppedFiles } from './dropped-files.ts'
import type { Source } from './reader-messages.ts'

interface InputProps {
  context: WorkbenchContext
  isReading: boolean
  /** The next step then stands below, and only that one is filled. */
  hasResults: boolean
  read: (sources: Source[]) => void
  clear: () => void
}

interface InputState {
  /** The text as drawn, with secrets masked. */
  shown: string
  isLong: boolean
  isOver: boolean
}

/** Takes a text or files. A pasted text is read as it is, and drawn with secrets masked. */
export class Input extends Component<InputProps, InputState> {
  override state: InputState = { shown: '', isLong: false, isOver: false }
  box = createRef<HTMLTextAreaElement>()

  override componentDidMount() {
    addEventListener('dragover', this.over)
    addEventListener('dragleave', this.leave)
    addEventListener('drop', this.drop)
  }

  override componentWillUnmount() {
    removeEventListener('dragover', this.over)
    removeEventListener('dragleave', this.leave)
    removeEventListener('drop', this.drop)
  }

  over = (event: DragEvent) => {
    event.preventDefault()
    if (!this.state.isOver) this.setState({ isOver: true })
  }

  leave = (event: DragEvent) => {
    if (event.relatedTarget === null) this.setState({ isOver: false })
  }

  drop = (event: DragEvent) => {
    event.preventDefault()
    this.setState({ isOver: false })
    void this.takeDropped(event.dataTransfer)
  }

  async takeDropped(data: DataTransfer | null) {
    // The browser forgets the list of what was dropped at the first wait.
    const text = data?.getData('text/plain') ?? ''
    const files = await droppedFiles(data)
    if (files.length > 0) this.takeFiles(files)
    else this.takeText(text)
  }

  paste = (event: ClipboardEvent) => {
    if (event.clipboardData === null) return
    event.preventDefault()
    this.take(event.clipboardData)
  }

  take(data: DataTransfer | null) {
    const files = [...(data?.files ?? [])]
    if (files.length > 0) this.takeFiles(files)
    else this.takeText(data?.getData('text/plain') ?? '')
  }

  takeText(text: string) {
    if (text.trim() === '') return
    // Masking a long text would block the page: only the start is drawn.
    this.setState({ shown: masked(text.slice(0, longest)), isLong: text.length > longest })
    this.props.read([{ text }])
  }

  takeFiles = (files: File[]) => {
    this.setState({ shown: '', isLong: false })
    this.props.read(files.map((file) => ({ file })))
  }

  choose = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    // Otherwise the same file could not be chosen again.
    input.value = ''
    if (files.length > 0) this.takeFiles(files)
  }

  clear = () => {
    this.setState({ shown: '', isLong: false })
    this.props.clear()
    this.box.current?.focus()
  }

  override render() {
    const { triage } = this.props.context
    const { shown, isLong, isOver } = this.state
    return (
      <section class={isOver ? 'box over' : 'box'} aria-label={triage.box}>
        <p>{triage.triageLead}</p>
        <textarea
          ref={this.box}
          name="input"
          aria-label={triage.box}
          placeholder={isOver ? triage.dropped : triage.placeholder}
          spellcheck={false}
          autocomplete="off"
          value={shown}
          onPaste={this.paste}
          onInput={({ currentTarget }) =>
            this.setState({ shown: masked(currentTarget.value.slice(0, longest)), isLong: false })
          }
        />
        {isLong && <p class="hint">{triage.pastedLong}</p>}
        {this.buttons()}
      </section>
    )
  }

  buttons() {
    const { context, isReading, hasResults, read } = this.props
    const { triage } = context
    const { shown, isLong } = this.state
    return (
      <div class="row">
        <button
          type="button"
          class={hasResults ? 'small' : 'small primary'}
          data-action="read"
          disabled={shown.trim() === '' || isLong || isReading}
          onClick={() => read([{ text: shown }])}
        >
          {triage.read}
        </button>
        <span class="file">
          <input
            id="input-file"
            type="file"
            multiple
            onChange={({ currentTarget }) => this.choose(currentTarget)}
          />
          <label for="input-file" class="small">
            {triage.choose}
          </label>
        </span>
        <span class="file">
          <input
            id="input-folder"
            type="file"
            {...folderOnly}
            onChange={({ currentTarget }) => this.choose(currentTarget)}
          />
          <label for="input-folder" class="small">
            {triage.chooseFolder}
          </label>
        </span>
        <button type="button" class="as-link" data-action="clear" onClick={this.clear}>
          {triage.clear}
        </button>
      </div>
    )
  }
}

/** Preact's types do not know it yet. */
const folderOnly = { webkitdirectory: true }

/** Maximum number of characters that are drawn. */
const longest = 20_000
