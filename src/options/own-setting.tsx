import { Component } from 'preact'
import { fill } from '../_locales/index.ts'
import { fitting } from '../settings/check.ts'
import { exampleOf } from '../settings/examples.ts'
import type { Setting, Value } from '../settings/table.ts'
import { effectiveValue, type OptionsContext, sourceText, valueText, wordsOf } from './context.ts'
import { withChoice } from './transfer.ts'

interface Props {
  setting: Setting
  context: OptionsContext
}

interface State {
  /** A key of words, not a text: the change may have chosen another language. */
  outcome: 'saved' | 'saveFailed' | 'wrong' | null
  /** A text that is not saved yet. A change elsewhere must not delete it. */
  typed: string | null
}

/** One setting of the person's. Each change is saved at once, unless a policy locks the setting. */
export class OwnSetting extends Component<Props, State> {
  override state: State = { outcome: null, typed: null }

  set = async (value: Value | null) => {
    const { setting, context } = this.props
    const { effective, save } = context
    // The line is emptied first: a screen reader reads only what changes.
    this.setState({ outcome: null })
    const isSaved = await save(withChoice(effective.person, setting.key, value))
    this.setState(isSaved ? { outcome: 'saved', typed: null } : { outcome: 'saveFailed' })
  }

  enter = (text: string) => {
    const value = text.trim() === '' ? null : fitting(this.props.setting, text)
    if (text.trim() !== '' && value === null) this.setState({ outcome: 'wrong', typed: text })
    else void this.set(value)
  }

  override render() {
    const { setting, context } = this.props
    const { options, effective } = context
    const { outcome, typed } = this.state
    const { key } = setting
    const { title, text } = wordsOf(context, key)
    const isLocked = effective.locked.has(key)
    const source = effective.from[key]
    return (
      <div class="setting" data-setting={key} data-from={source}>
        <Control
          setting={setting}
          context={context}
          value={effectiveValue(context, setting)}
          isLocked={isLocked}
          isWrong={outcome === 'wrong'}
          typed={typed}
          set={this.set}
          type={(text) => this.setState({ typed: text })}
          enter={this.enter}
        />
        <small class="hint">
          <span id={`${key}-text`}>{text}</span>{' '}
          <span class="from">{isLocked ? options.locked : sourceText(context, source)}</span>
        </small>
        {source === 'person' && !isLocked && (
          <button
            type="button"
            class="small"
            data-action="back"
            aria-label={fill(options.backOf, { title })}
            onClick={() => this.set(null)}
          >
            {options.back}
          </button>
        )}
        <p role="status" id={`${key}-outcome`} class={outcome === 'saved' ? 'outcome done' : 'outcome wrong'}>
          {outcome !== null && fill(options[outcome], { example: String(exampleOf(setting)) })}
        </p>
      </div>
    )
  }
}

interface ControlProps extends Props {
  value: Value | null
  isLocked: boolean
  isWrong: boolean
  typed: string | null
  set: (value: Value | null) => void
  type: (text: string) => void
  enter: (text: string) => void
}

function Control(props: ControlProps) {
  const { setting } = props
  if (setting.type === 'boolean' && setting.builtIn !== null) return <CheckBox {...props} />
  if (setting.type === 'text') return <TextField {...props} />
  return <Select {...props} />
}

function CheckBox({ setting, context, value, isLocked, set }: ControlProps) {
  return (
    <label for={idOf(setting)}>
      <input
        {...attributesOf(setting, isLocked)}
        type="checkbox"
        checked={value === true}
        onChange={({ currentTarget }) => set(currentTarget.checked)}
      />
      {wordsOf(context, setting.key).title}
    </label>
  )
}

function TextField(props: ControlProps) {
  const { setting, context, value, isLocked, isWrong, typed, type, enter } = props
  return (
    <label for={idOf(setting)}>
      {wordsOf(context, setting.key).title}
      <input
        {...attributesOf(setting, isLocked)}
        type="text"
        value={typed ?? String(value ?? '')}
        maxLength={setting.type === 'text' ? setting.longest : undefined}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={isWrong}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onChange={({ currentTarget }) => enter(currentTarget.value)}
      />
    </label>
  )
}

function Select({ setting, context, value, isLocked, set }: ControlProps) {
  const { options } = context
  const values: readonly (string | boolean)[] = setting.choices ?? [true, false]
  const choose = (text: string) => set(values.find((one) => String(one) === text) ?? null)
  return (
    <label for={idOf(setting)}>
      {wordsOf(context, setting.key).title}
      <select
        {...attributesOf(setting, isLocked)}
        value={String(value ?? '')}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {setting.builtIn === null && <option value="">{options.automatic}</option>}
        {values.map((one) => (
          <option
            key={String(one)}
            value={String(one)}
            lang={setting.key === 'language' ? String(one) : undefined}
          >
            {valueText(context, setting, one)}
          </option>
        ))}
      </select>
    </label>
  )
}

function idOf({ key }: Setting): string {
  return `setting-${key}`
}

function attributesOf(setting: Setting, isLocked: boolean) {
  const { key } = setting
  return {
    id: idOf(setting),
    name: key,
    disabled: isLocked,
    'aria-describedby': `${key}-text ${key}-outcome`,
  }
}
