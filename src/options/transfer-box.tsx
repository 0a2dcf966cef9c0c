import { Component } from 'preact'
import { fill } from '../_locales/index.ts'
import type { Problem } from '../settings/problems.ts'
import type { SettingKey } from '../settings/table.ts'
import { saveFile } from '../ui/save-file.ts'
import { ContactQuestion } from './contact-question.tsx'
import { type OptionsContext, settingTitle } from './context.ts'
import { Problems } from './policy-check.tsx'
import { exportText, type Import, isContact, newContact, readImport, withEntries } from './transfer.ts'

const fileName = 'clara-sign-in-helper-settings.json'

type Readable = Exclude<Import, { error: string }>

interface State {
  text: string
  /** A file that sets the contact in IT, until the person has answered. */
  asked: Readable | null
  messages: string[]
  problems: readonly Problem[]
}

/** Exports the person's own settings to a file, and imports them. */
export class TransferBox extends Component<{ context: OptionsContext }, State> {
  override state: State = { text: '', asked: null, messages: [], problems: [] }

  export = () => {
    const { options, effective } = this.props.context
    const text = exportText(effective.person)
    try {
      saveFile(new Blob([text], { type: 'application/json' }), fileName)
      this.setState({ messages: [fill(options.exported, { file: fileName })], problems: [] })
    } catch {
      this.setState({ messages: [options.exportFailed], problems: [], text })
    }
  }

  readFile = async (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    // Otherwise the same file could not be chosen again.
    input.value = ''
    if (file === undefined) return
    // No settings file is that long.
    if (file.size > 1_000_000) return this.refuse('import-size')
    const text = await file.text().catch(() => null)
    return text === null ? this.refuse('import-unread') : this.import(text)
  }

  refuse(reason: 'import-size' | 'import-unread') {
    this.setState({ messages: [this.props.context.options[reason]], problems: [] })
  }

  import = async (text: string) => {
    const { options, effective } = this.props.context
    const read = readImport(text)
    if ('error' in read)
      return this.setState({ messages: [options[`import-${read.error}`]], problems: [], asked: null, text })
    if (newContact(effective.person, read.found).length > 0)
      return this.setState({ messages: [], problems: [], asked: read, text })
    return this.take(read)
  }

  answer = (read: Readable) => (use: 'use' | 'leave') => {
    const found = use === 'use' ? read.found : read.found.filter(([key]) => !isContact(key))
    return this.take({ ...read, found })
  }

  async take({ found, problems }: Readable) {
    const { context } = this.props
    const { options, effective, save } = context
    const taken = found.map(([key]) => key)
    if (taken.length > 0 && !(await save(withEntries(effective.person, found))))
      return this.setState({ messages: [options.saveFailed], problems: [], asked: null })
    const named = (keys: readonly SettingKey[]) => keys.map((key) => settingTitle(context, key)).join(', ')
    const locked = taken.filter((key) => effective.locked.has(key))
    return this.setState({
      text: '',
      asked: null,
      messages: [
        taken.length === 0 ? options.importedNothing : fill(options.imported, { settings: named(taken) }),
        ...(locked.length > 0 ? [fill(options.importLocked, { settings: named(locked) })] : []),
      ],
      problems,
    })
  }

  override render() {
    const { context } = this.props
    const { options } = context
    const { asked, messages, problems } = this.state
    return (
      <section aria-labelledby="transfer">
        <h3 id="transfer">{options.transfer}</h3>
        <p>{options.transferLead}</p>
        <div class="row">
          <button type="button" class="small" data-action="export" onClick={this.export}>
            {options.export}
          </button>
          <span class="file">
            <input
              id="import-file"
              type="file"
              accept=".json,application/json"
              onChange={({ currentTarget }) => this.readFile(currentTarget)}
            />
            <label for="import-file" class="small">
              {options.importFile}
            </label>
          </span>
        </div>
        {this.textForm()}
        <div role="status" data-part="transfer-outcome">
          {asked !== null && (
            <ContactQuestion
              contact={newContact(context.effective.person, asked.found)}
              context={context}
              answer={this.answer(asked)}
            />
          )}
          {messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
          {problems.length > 0 && <p>{options.importRefused}</p>}
          <Problems problems={problems} context={context} />
        </div>
      </section>
    )
  }

  textForm() {
    const { options } = this.props.context
    const { text } = this.state
    return (
      <details>
        <summary>{options.importText}</summary>
        <textarea
          aria-label={options.importText}
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => this.setState({ text: currentTarget.value })}
        />
        <div class="row">
          <button
            type="button"
            class="small"
            data-action="import"
            disabled={text.trim() === ''}
            onClick={() => this.import(text)}
          >
            {options.import}
          </button>
        </div>
      </details>
    )
  }
}
