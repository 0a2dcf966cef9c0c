import { type Language, languages } from '../../_locales/index.ts'
import { accountChoices, type Choices, levels } from '../../report/choices.ts'
import type { Report } from '../../report/types.ts'
import { ChoiceGroup, Switch } from './choice-group.tsx'
import type { ReportContext } from './context.ts'

interface ChoicesPanelProps {
  choices: Choices
  account: string
  language: Language
  report: Report
  context: ReportContext
  setChoices: (choices: Choices) => void
  setAccount: (account: string) => void
  setLanguage: (language: Language) => void
}

/** What goes into the report, and what stays out. A policy can fix a choice. */
export function ChoicesPanel(props: ChoicesPanelProps) {
  return (
    <details class="box" data-part="choices">
      <summary>{props.context.editor.choices}</summary>
      <LevelChoice {...props} />
      <AccountChoice {...props} />
      <DetailChoices {...props} />
      <LanguageChoice {...props} />
      <LeftOut {...props} />
    </details>
  )
}

function LevelChoice({ choices, context: { editor, settings }, setChoices }: ChoicesPanelProps) {
  const fixed = settings.report
  return (
    <ChoiceGroup
      name="level"
      legend={editor.level}
      values={levels}
      chosen={choices.level}
      isFixed={fixed.level !== undefined}
      label={(level) => editor[`level-${level}`]}
      hint={(level) => editor[`levelHint-${level}`]}
      choose={(level) => setChoices({ ...choices, level })}
      editor={editor}
    />
  )
}

function AccountChoice(props: ChoicesPanelProps) {
  const { choices, account, context, setChoices, setAccount } = props
  const { editor, settings } = context
  return (
    <>
      <ChoiceGroup
        name="account"
        legend={editor.account}
        values={accountChoices}
        chosen={choices.account}
        isFixed={settings.report.account !== undefined}
        label={(choice) => editor[`account-${choice}`]}
        choose={(choice) => setChoices({ ...choices, account: choice })}
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
            onInput={({ currentTarget }) => setAccount(currentTarget.value)}
          />
        </label>
      )}
    </>
  )
}

function DetailChoices({ choices, context: { editor, settings }, setChoices }: ChoicesPanelProps) {
  return (
    <fieldset>
      <legend>{editor.details}</legend>
      {(['tenant', 'environment', 'timeline'] as const).map((detail) => (
        <Switch
          key={detail}
          name={detail}
          label={editor[detail]}
          isOn={choices[detail]}
          isFixed={settings.report[detail] !== undefined}
          turn={(isOn) => setChoices({ ...choices, [detail]: isOn })}
          editor={editor}
        />
      ))}
    </fieldset>
  )
}

function LanguageChoice({ language, context: { editor }, setLanguage }: ChoicesPanelProps) {
  const choose = (value: string) => setLanguage(languages.find((one) => one === value) ?? language)
  return (
    <label class="field">
      {editor.language}
      <select name="language" value={language} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The language's name in the language itself. */
function nameOf(language: Language): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
}

function LeftOut({ report, context: { words } }: ChoicesPanelProps) {
  return (
    <div aria-live="polite" data-part="left-out">
      <h3>{words.report.leftOut}</h3>
      <ul class="left-out" lang={report.language}>
        {report.leftOut.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}
