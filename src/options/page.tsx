import { fill } from '../_locales/index.ts'
import { type Setting, type SettingKey, settingsTable } from '../settings/table.ts'
import { AccessNotice } from '../ui/access-notice.tsx'
import { Outside } from '../ui/outside.tsx'
import { Clouds } from './clouds.tsx'
import { effectiveValue, type OptionsContext, sourceText, valueText, wordsOf } from './context.ts'
import { OwnSetting } from './own-setting.tsx'
import { PolicyCheck } from './policy-check.tsx'
import { TransferBox } from './transfer-box.tsx'

/** What an employee decides. The rest of the page is for IT, and folded. */
const everyday: readonly SettingKey[] = ['language', 'openPopup', 'history']

/** The effective settings, where each comes from, and which the person may change. */
export function OptionsPage({ context }: { context: OptionsContext }) {
  const { words, options, access, effective } = context
  const own = settingsTable.filter(({ who }) => who === 'person')
  return (
    <>
      <header>
        <img src="icons/normal-48.png" alt="" width={40} height={40} />
        <div>
          <h1>{`${words.pages.product}: ${options.title}`}</h1>
          {effective.age !== 'none' && (
            <p class="hint" data-part="managed">
              {managedText(context)}
            </p>
          )}
        </div>
      </header>
      {!access.signIn && <AccessNotice words={words} />}
      <main>
        <section class="box" aria-labelledby="yours">
          <h2 id="yours">{options.yours}</h2>
          <p>{options.yoursLead}</p>
          <Own settings={own.filter(({ key }) => everyday.includes(key))} context={context} />
          {!access.privateWindows && <p class="hint">{options.privateWindows}</p>}
          <BackAll context={context} />
        </section>
        <details class="box" data-part="for-it">
          <summary>{words.pages.forIt}</summary>
          <p>
            <Outside href="workbench.html" action="workbench">
              {words.pages.workbench}
            </Outside>
          </p>
          <section aria-labelledby="reports">
            <h3 id="reports">{options.reports}</h3>
            <Own settings={own.filter(({ key }) => !everyday.includes(key))} context={context} />
          </section>
          <CompanySettings context={context} />
          <PolicyCheck context={context} />
          <TransferBox context={context} />
          <Clouds context={context} />
        </details>
      </main>
    </>
  )
}

function managedText({ options, effective }: OptionsContext): string {
  const { companyName } = effective.settings
  const managed = companyName === null ? options.managed : fill(options.managedBy, { company: companyName })
  return effective.age === 'before' ? `${managed} ${options.managedBefore}` : managed
}

function Own({ settings, context }: { settings: readonly Setting[]; context: OptionsContext }) {
  return (
    <>
      {settings.map((setting) => (
        <OwnSetting key={setting.key} setting={setting} context={context} />
      ))}
    </>
  )
}

function BackAll({ context: { options, effective, save } }: { context: OptionsContext }) {
  if (!Object.values(effective.from).includes('person')) return null
  return (
    <div class="row">
      <button type="button" class="small" data-action="back-all" onClick={() => save({})}>
        {options.backAll}
      </button>
    </div>
  )
}

function CompanySettings({ context }: { context: OptionsContext }) {
  const { options } = context
  return (
    <section aria-labelledby="companys" data-part="companys">
      <h3 id="companys">{options.companys}</h3>
      <p>{options.companysLead}</p>
      <dl>
        {settingsTable
          .filter(({ who }) => who === 'policy')
          .map((setting) => (
            <CompanySetting key={setting.key} setting={setting} context={context} />
          ))}
      </dl>
    </section>
  )
}

function CompanySetting({ setting, context }: { setting: Setting; context: OptionsContext }) {
  const { title, text } = wordsOf(context, setting.key)
  const source = context.effective.from[setting.key]
  return (
    <div data-setting={setting.key} data-from={source}>
      <dt>{title}</dt>
      <dd>
        {valueText(context, setting, effectiveValue(context, setting))}
        <small class="hint">
          {text} <span class="from">{sourceText(context, source)}</span>
        </small>
      </dd>
    </div>
  )
}
