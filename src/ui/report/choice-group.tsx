import type { ReportEditorWords } from '../../_locales/index.ts'

interface ChoiceGroupProps<T extends string> {
  name: string
  legend: string
  values: readonly T[]
  chosen: T
  isFixed: boolean
  label: (value: T) => string
  hint?: (value: T) => string
  choose: (value: T) => void
  editor: ReportEditorWords
}

/** Radio buttons: one of several values. */
export function ChoiceGroup<T extends string>(props: ChoiceGroupProps<T>) {
  const { name, legend, values, chosen, isFixed, label, hint, choose, editor } = props
  return (
    <fieldset disabled={isFixed}>
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value} class="choice">
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => choose(value)}
          />
          <span>
            {label(value)}
            {hint && <small>{hint(value)}</small>}
          </span>
        </label>
      ))}
      {isFixed && <Fixed editor={editor} />}
    </fieldset>
  )
}

interface SwitchProps {
  name: string
  label: string
  isOn: boolean
  isFixed: boolean
  turn: (isOn: boolean) => void
  editor: ReportEditorWords
}

/** A check box: in or out. */
export function Switch({ name, label, isOn, isFixed, turn, editor }: SwitchProps) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        name={name}
        checked={isOn}
        disabled={isFixed}
        onChange={({ currentTarget }) => turn(currentTarget.checked)}
      />
      <span>
        {label}
        {isFixed && <Fixed editor={editor} />}
      </span>
    </label>
  )
}

function Fixed({ editor }: { editor: ReportEditorWords }) {
  return <small data-part="fixed">{editor.fixed}</small>
}
