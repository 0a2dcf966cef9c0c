import { Component, createRef } from 'preact'
import { masked } from '../../report/mask.ts'
import type { WorkbenchContext } from '../context.ts'
import type { Source } from './reader-messages.ts'

interface InputProps {
  context: WorkbenchContext
  isReading: boolean
  read: (sources: Source[]) => void
  clear: () => void
}

interface InputState {
  /** As it is drawn: masked. */
  shown: string
  isLong: boolean
  isOver: boolean
}

/** Takes what somebody pastes, types, drops or chooses. What is pasted is read as it came and drawn masked. */
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
    this.take(event.dataTransfer)
  }

  paste = (event: ClipboardEvent) => {
    if (event.clipboardData === null) return
    event.preventDefault()
    this.take(event.clipboardData)
  }

  take(data: DataTransfer | null) {
    const files = [...(data?.files ?? [])]
    if (files.length > 0) return this.takeFiles(files)
    const text = data?.getData('text/plain') ?? ''
    if (text.trim() === '') return
    // Masking looks at every sign: of a long text the start must do, or the page would stand still.
    this.setState({ shown: masked(text.slice(0, longest)), isLong: text.length > longest })
    this.props.read([{ text }])
  }

  takeFiles = (files: File[]) => {
    this.setState({ shown: '', isLong: false })
    this.props.read(files.map((file) => ({ file })))
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
      <section class={isOver ? 'box over' : 'box'} aria-labelledby="input">
        <h2 id="input">{triage.triage}</h2>
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
        <div class="row">
          <button
            type="button"
            class="small"
            data-action="read"
            disabled={shown.trim() === '' || isLong || this.props.isReading}
            onClick={() => this.props.read([{ text: shown }])}
          >
            {triage.read}
          </button>
          <span class="file">
            <input
              id="input-file"
              type="file"
              multiple
              onChange={({ currentTarget }) => {
                const files = [...(currentTarget.files ?? [])]
                if (files.length > 0) this.takeFiles(files)
                // The same file may be chosen again.
                currentTarget.value = ''
              }}
            />
            <label for="input-file" class="small">
              {triage.choose}
            </label>
          </span>
          <button type="button" class="small" data-action="clear" onClick={this.clear}>
            {triage.clear}
          </button>
        </div>
      </section>
    )
  }
}

/** Characters that are drawn. */
const longest = 20_000
