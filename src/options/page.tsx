import { fill } from '../_locales/index.ts'
import { type Setting, settingsTable } from '../settings/table.ts'
import { AccessNotice } from '../ui/access-notice.tsx'
import { Outside } from '../ui/outside.tsx'
import { Clouds } from './clouds.tsx'
import { type OptionsContext, valueIn, valueText, wordsOf } from './context.ts'
import { OwnSetting } from './own-setting.tsx'
import { PolicyCheck } from './policy-check.tsx'
import { TransferBox } from './transfer-box.tsx'

/** The effective settings, where each comes from, and which the person may change. */
export function OptionsPage({ context }: { context: OptionsContext }) {
  const { words, options, access } = context
  return (
    <>
      <header>
        <img src="icons/normal-48.png" alt="" width={40} height={40} />
        <div>
          <h1>{`${words.pages.product}: ${options.title}`}</h1>
          <p class="hint" data-part="managed">
            {managedText(context)}
          </p>
          <p>
            <Outside href="workbench.html" action="workbench">
              {words.pages.workbench}
            </Outside>
          </p>
        </div>
      </header>
      {!access.signIn && <AccessNotice words={words} />}
      <main>
        {!access.privateWindows && <p class="hint">{options.privateWindows}</p>}
        <OwnSettings context={context} />
        <CompanySettings context={context} />
        <PolicyCheck context={context} />
        <TransferBox context={context} />
        <Clouds context={context} />
      </main>
    </>
  )
}

function managedText({ options, effective }: OptionsContext): string {
  const { companyName } = effective.settings
  if (effective.age === 'none') return options.unmanaged
  const managed = companyName === null ? options.managed : fill(options.managedBy, { company: companyName })
  return effective.age === 'before' ? `${managed} ${options.managedBefore}` : managed
}

function OwnSettings({ context }: { context: OptionsContext }) {
  const { options, effective, save } = context
  const hasChoices = Object.values(effective.from).includes('person')
  return (
    <section class="box" aria-labelledby="yours">
      <h2 id="yours">{options.yours}</h2>
      <p>{options.yoursLead}</p>
      {settingsTable
        .filter(({ who }) => who === 'person')
        .map((setting) => (
          <OwnSetting key={setting.key} setting={setting} context={context} />
        ))}
      {hasChoices && (
        <div class="row">
          <button type="button" class="small" data-action="back-all" onClick={() => save({})}>
            {options.backAll}
          </button>
        </div>
      )}
    </section>
  )
}

function CompanySettings({ context }: { context: OptionsContext }) {
  const { options, effective } = context
  return (
    <details class="box" data-part="companys" open={effective.age !== 'none'}>
      <summary>{options.companys}</summary>
      <p>{options.companysLead}</p>
      <dl>
        {settingsTable
          .filter(({ who }) => who === 'policy')
          .map((setting) => (
            <CompanySetting key={setting.key} setting={setting} context={context} />
          ))}
      </dl>
    </details>
  )
}

function CompanySetting({ setting, context }: { setting: Setting; context: OptionsContext }) {
  const { title, text } = wordsOf(context, setting.key)
  const source = context.effective.from[setting.key]
  return (
    <div data-setting={setting.key}>
      <dt>{title}</dt>
      <dd>
        {valueText(context, setting, valueIn(context, setting))}
        <small class="hint">
          {text}{' '}
          <span class="from" data-from={source}>
            {context.options[`from-${source}`]}
          </span>
        </small>
      </dd>
    </div>
  )
}
