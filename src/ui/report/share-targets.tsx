import type { RefObject } from 'preact'
import { fill } from '../../_locales/index.ts'
import { countryName } from '../../report/help-centres.ts'
import { formAddress, mailAddress, type ShareAddress, teamsAddress } from '../../report/share-targets.ts'
import type { Report } from '../../report/types.ts'
import type { Outcome } from '../outcome.ts'
import { Outside } from '../outside.tsx'
import { copyAndOpen, copyReport, done, print, save } from './acts.ts'
import type { ReportContext } from './context.ts'

interface ShareTargetsProps {
  report: Report
  context: ReportContext
  /** Shows the report's text. */
  shownIn: RefObject<HTMLElement | null>
  act: (act: () => Promise<Outcome>) => void
}

/** Everything that can be done with a report, the simplest first. A target that needs a contact is drawn only if the settings name one. */
export function ShareTargets({ report, context, shownIn, act }: ShareTargetsProps) {
  const { editor, settings } = context
  const { name, phone } = settings.itContact
  const targets = targetsOf(report, context)
  const button = (action: string, label: string, run: () => Promise<Outcome>, look = 'secondary') => (
    <button type="button" class={look} data-action={action} onClick={() => act(run)}>
      {label}
    </button>
  )
  return (
    <section class="box" aria-labelledby="share-targets">
      <h2 id="share-targets">{editor.passOn}</h2>
      {name !== null && <p data-part="contact">{fill(editor.contact, { name })}</p>}
      <div class="ways">
        {button('copy-report', editor.copy, () => copyReport(report, shownIn.current, context), 'primary')}
        {targets.map(({ action, label, link, opened }) => (
          <Outside
            key={action}
            class="secondary"
            action={action}
            href={link.address}
            onClick={(event) => {
              if (link.isWhole) return act(async () => done(opened))
              event.preventDefault()
              act(() => copyAndOpen(link.address, opened, report, shownIn.current, context))
            }}
          >
            {label}
          </Outside>
        ))}
        {phone !== null && (
          <a class="plain" data-action="call" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
            {fill(editor.call, { phone })}
          </a>
        )}
      </div>
      {targets.length === 0 && (
        <p class="quiet" data-part="no-contact">
          {editor.noContact}
        </p>
      )}
      <h3>{editor.save}</h3>
      <div class="ways">
        {button('print', editor.print, () => print(context))}
        {button('save-html', editor.saveHtml, () => save(report, 'html', context))}
        {button('save-markdown', editor.saveMarkdown, () => save(report, 'markdown', context))}
        {button('save-json', editor.saveJson, () => save(report, 'json', context))}
      </div>
    </section>
  )
}

interface Target {
  action: string
  label: string
  link: ShareAddress
  /** Said when it is done. */
  opened: string
}

/** The people whom the settings name; a report for Clara goes to Clara's help centre besides. */
function targetsOf(report: Report, { editor, settings, helpCentres, language }: ReportContext): Target[] {
  const { email, teams, form } = settings.itContact
  const centres = report.head.owner === 'clara' ? helpCentres : []
  return [
    ...centres.map((centre) => ({
      action: `help-${centre.country.toLowerCase()}`,
      label: fill(editor.help, { country: countryName(centre, language) }),
      link: { address: centre.address, isWhole: false },
      opened: editor.helpOpened,
    })),
    email !== null && {
      action: 'mail',
      label: editor.mail,
      link: mailAddress(email, report, editor.pasteHere),
      opened: fill(editor.mailOpened, { to: email }),
    },
    teams !== null && {
      action: 'teams',
      label: editor.teams,
      link: teamsAddress(teams, report, editor.pasteHere),
      opened: editor.teamsOpened,
    },
    form !== null && {
      action: 'ticket',
      label: editor.ticket,
      link: formAddress(form, report, editor.pasteHere),
      opened: editor.ticketOpened,
    },
  ].filter((target) => target !== false)
}
