import { Component } from 'preact'
import { fill } from '../_locales/index.ts'
import { fitting } from '../settings/check.ts'
import { valueAt } from '../settings/dotted-keys.ts'
import { exampleOf } from '../settings/examples.ts'
import type { Setting, Value } from '../settings/table.ts'
import { type OptionsContext, valueText, wordsOf } from './context.ts'
import { withChoice } from './transfer.ts'

interface Props {
  setting: Setting
  context: OptionsContext
}

interface State {
  /** What became of the last change; its words are those of the language that it may have chosen. */
  outcome: 'saved' | 'saveFailed' | 'wrong' | null
  /** A text that is not saved yet: another change must not take it away. */
  typed: string | null
}

/** One setting that is the person's: changed and saved right here, unless a policy has the last word. */
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
      <div class="setting" data-setting={key}>
        <Control
          setting={setting}
          context={context}
          value={valueIn(context, setting)}
          isLocked={isLocked}
          isWrong={outcome === 'wrong'}
          typed={typed}
          set={this.set}
          type={(text) => this.setState({ typed: text })}
          enter={this.enter}
        />
        <small class="hint">
          <span id={`${key}-text`}>{text}</span>{' '}
          <span class="from" data-from={source}>
            {isLocked ? options.locked : options[`from-${source}`]}
          </span>
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
  const { setting, context, value, isLocked, isWrong, typed, set, type, enter } = props
  const { key } = setting
  const { title } = wordsOf(context, key)
  const id = `setting-${key}`
  const shared = { id, name: key, disabled: isLocked, 'aria-describedby': `${key}-text ${key}-outcome` }
  if (setting.type === 'boolean' && setting.builtIn !== null)
    return (
      <label for={id}>
        <input
          {...shared}
          type="checkbox"
          checked={value === true}
          onChange={({ currentTarget }) => set(currentTarget.checked)}
        />
        {title}
      </label>
    )
  if (setting.type === 'text')
    return (
      <label for={id}>
        {title}
        <input
          {...shared}
          type="text"
          value={typed ?? String(value ?? '')}
          maxLength={setting.longest}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={isWrong}
          onInput={({ currentTarget }) => type(currentTarget.value)}
          onChange={({ currentTarget }) => enter(currentTarget.value)}
        />
      </label>
    )
  const values: readonly (string | boolean)[] = setting.choices ?? [true, false]
  const { options } = context
  return (
    <label for={id}>
      {title}
      <select
        {...shared}
        value={String(value ?? '')}
        onChange={({ currentTarget }) =>
          set(values.find((one) => String(one) === currentTarget.value) ?? null)
        }
      >
        {setting.builtIn === null && (
          <option value="">{setting.type === 'boolean' ? options.byLevel : options.automatic}</option>
        )}
        {values.map((one) => (
          <option key={String(one)} value={String(one)} lang={key === 'language' ? String(one) : undefined}>
            {valueText(context, setting, one)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The effective value. The report's choices are in two places: the fixed ones, and the others. */
export function valueIn({ effective }: OptionsContext, { key, builtIn }: Setting): Value | null {
  const { settings } = effective
  const [group, name = ''] = key.split('.')
  const value =
    group === 'report'
      ? (valueAt(settings.report, name) ?? valueAt(settings.reportStart, name))
      : valueAt(settings, key)
  return (value as Value | null | undefined) ?? builtIn
}
