import { fill } from '../_locales/index.ts'
import { settingsTable } from '../settings/table.ts'
import { AccessNotice } from '../ui/access-notice.tsx'
import { Outside } from '../ui/outside.tsx'
import { type OptionsContext, valueText, wordsOf } from './context.ts'
import { OwnSetting, valueIn } from './own-setting.tsx'
import { PolicyCheck } from './policy-check.tsx'
import { TransferBox } from './transfer-box.tsx'

/** What is in force, where it comes from, and what of it the person may change. */
export function OptionsPage({ context }: { context: OptionsContext }) {
  const { words, options, effective, access, save } = context
  const own = settingsTable.filter(({ who }) => who === 'person')
  const hasChoices = Object.values(effective.from).includes('person')
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
        <section class="box" aria-labelledby="yours">
          <h2 id="yours">{options.yours}</h2>
          <p>{options.yoursLead}</p>
          {own.map((setting) => (
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
        <details class="box" data-part="companys" open={effective.age !== 'none'}>
          <summary>{options.companys}</summary>
          <p>{options.companysLead}</p>
          <dl>
            {settingsTable
              .filter(({ who }) => who === 'policy')
              .map((setting) => (
                <div key={setting.key} data-setting={setting.key}>
                  <dt>{wordsOf(context, setting.key).title}</dt>
                  <dd>
                    {valueText(context, setting, valueIn(context, setting))}
                    <small class="hint">
                      {wordsOf(context, setting.key).text}{' '}
                      <span class="from" data-from={effective.from[setting.key]}>
                        {options[`from-${effective.from[setting.key]}`]}
                      </span>
                    </small>
                  </dd>
                </div>
              ))}
          </dl>
        </details>
        <PolicyCheck context={context} />
        <TransferBox context={context} />
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
