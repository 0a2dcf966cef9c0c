import { Component } from 'preact'
import { fill } from '../_locales/index.ts'
import { fitting } from '../settings/check.ts'
import { examples } from '../settings/examples.ts'
import { at } from '../settings/in-force.ts'
import type { Setting, Value } from '../settings/table.ts'
import type { Said } from '../ui/said.ts'
import { type Context, valueText, wordsOf } from './context.ts'
import { ownChoices, withChoice } from './transfer.ts'

interface Props {
  setting: Setting
  context: Context
}

/** One setting that is the person's: changed and saved right here, unless a policy has the last word. */
export class OwnSetting extends Component<Props, { said: Said | null }> {
  override state = { said: null as Said | null }

  set = async (value: Value | null) => {
    const { setting, context } = this.props
    const { options, inForce, save } = context
    // The line is emptied first: a screen reader reads only what changes.
    this.setState({ said: null })
    const isSaved = await save(withChoice(ownChoices(inForce.person), setting.key, value))
    this.setState({ said: { isDone: isSaved, text: isSaved ? options.saved : options.saveFailed } })
  }

  type = (text: string) => {
    const { setting, context } = this.props
    const value = text.trim() === '' ? null : fitting(setting, text)
    if (text.trim() !== '' && value === null) {
      const example = String(examples[setting.key])
      this.setState({ said: { isDone: false, text: fill(context.options.wrong, { example }) } })
    } else void this.set(value)
  }

  override render() {
    const { setting, context } = this.props
    const { options, inForce } = context
    const { said } = this.state
    const { key } = setting
    const { title, text } = wordsOf(context, key)
    const isLocked = inForce.locked.has(key)
    const source = inForce.from[key]
    return (
      <div class="setting" data-setting={key}>
        <Control
          setting={setting}
          context={context}
          value={valueIn(context, setting)}
          isLocked={isLocked}
          isWrong={said?.isDone === false}
          set={this.set}
          type={this.type}
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
        <p role="status" id={`${key}-said`} class={said?.isDone ? 'said done' : 'said wrong'}>
          {said?.text}
        </p>
      </div>
    )
  }
}

interface ControlProps extends Props {
  value: Value | null
  isLocked: boolean
  isWrong: boolean
  set: (value: Value | null) => void
  type: (text: string) => void
}

function Control({ setting, context, value, isLocked, isWrong, set, type }: ControlProps) {
  const { key } = setting
  const { title } = wordsOf(context, key)
  const id = `setting-${key}`
  const shared = { id, name: key, disabled: isLocked, 'aria-describedby': `${key}-text ${key}-said` }
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
          value={String(value ?? '')}
          maxLength={setting.longest}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={isWrong}
          onChange={({ currentTarget }) => type(currentTarget.value)}
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

/** The value in force. The report's stand in two places: what is fixed, and where the rest starts. */
export function valueIn({ inForce }: Context, { key, builtIn }: Setting): Value | null {
  const { settings } = inForce
  const [group, name = ''] = key.split('.')
  const value =
    group === 'report' ? (at(settings.report, name) ?? at(settings.reportStart, name)) : at(settings, key)
  return (value as Value | null | undefined) ?? builtIn
}
