import { type Language, languages } from '../../_locales/index.ts'
import { accountChoices, type Choices, choicesUnder, levels } from '../../report/choices.ts'
import type { Report } from '../../report/types.ts'
import { ChoiceGroup, Switch } from './choice-group.tsx'
import type { ReportContext } from './context.ts'

interface ChoicesPanelProps {
  choices: Choices
  account: string
  language: Language
  report: Report
  context: ReportContext
  choose: (choices: Choices) => void
  name: (account: string) => void
  speak: (language: Language) => void
}

/** What goes in, and what therefore stays out. What policy has fixed is shown and cannot be changed. */
export function ChoicesPanel(props: ChoicesPanelProps) {
  const { choices, account, language, report, context, choose, name, speak } = props
  const { editor, settings } = context
  const fixed = settings.report
  const leftOut = report.sections.find(({ id }) => id === 'leftOut')
  return (
    <section class="box" aria-labelledby="choices">
      <h2 id="choices">{editor.choices}</h2>
      <ChoiceGroup
        name="level"
        legend={editor.level}
        values={levels}
        chosen={choices.level}
        isFixed={fixed.level !== undefined}
        label={(level) => editor[`level-${level}`]}
        hint={(level) => editor[`levelHint-${level}`]}
        choose={(level) => choose(choicesUnder({ account: choices.account, ...fixed, level }))}
        editor={editor}
      />
      <ChoiceGroup
        name="account"
        legend={editor.account}
        values={accountChoices}
        chosen={choices.account}
        isFixed={fixed.account !== undefined}
        label={(one) => editor[`account-${one}`]}
        choose={(one) => choose({ ...choices, account: one })}
        editor={editor}
      />
      {choices.account !== 'off' && (
        <label class="field">
          {editor.accountName}
          <input
            name="name"
            value={account}
            maxLength={120}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => name(currentTarget.value)}
          />
        </label>
      )}
      <fieldset>
        <legend>{editor.details}</legend>
        {(['tenant', 'environment', 'timeline'] as const).map((one) => (
          <Switch
            key={one}
            name={one}
            label={editor[one]}
            isOn={choices[one]}
            isFixed={fixed[one] !== undefined}
            turn={(isOn) => choose({ ...choices, [one]: isOn })}
            editor={editor}
          />
        ))}
      </fieldset>
      <label class="field">
        {editor.language}
        <select
          name="language"
          value={language}
          onChange={({ currentTarget }) =>
            speak(languages.find((one) => one === currentTarget.value) ?? language)
          }
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      <div aria-live="polite" data-part="left-out" lang={report.language}>
        {leftOut?.kind === 'notes' && (
          <>
            <h3>{leftOut.heading}</h3>
            <ul class="left-out">
              {leftOut.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  )
}

/** A language's own name for itself. */
function nameOf(language: Language): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
}
