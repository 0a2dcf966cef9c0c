import type { RefObject } from 'preact'
import { fill } from '../../_locales/index.ts'
import { countryName } from '../../report/help-centres.ts'
import type { Report } from '../../report/types.ts'
import { formAddress, mailAddress, teamsAddress, type WayOut } from '../../report/ways-out.ts'
import { Outside } from '../outside.tsx'
import type { Said } from '../said.ts'
import { copyAndOpen, copyReport, done, print, save } from './acts.ts'
import type { Context } from './context.ts'

interface WaysOutProps {
  report: Report
  context: Context
  /** Shows the report's text. */
  shownIn: RefObject<HTMLElement | null>
  act: (act: () => Promise<Said>) => void
}

/** Everything that can be done with a report, the simplest first. What needs a contact is there only if somebody has named one. */
export function WaysOut({ report, context, shownIn, act }: WaysOutProps) {
  const { editor, settings } = context
  const { name, phone } = settings.itContact
  const ways = waysOf(report, context)
  const button = (action: string, label: string, run: () => Promise<Said>, look = 'secondary') => (
    <button type="button" class={look} data-action={action} onClick={() => act(run)}>
      {label}
    </button>
  )
  return (
    <section class="box" aria-labelledby="ways-out">
      <h2 id="ways-out">{editor.passOn}</h2>
      {name !== null && <p data-part="contact">{fill(editor.contact, { name })}</p>}
      <div class="ways">
        {button('copy-report', editor.copy, () => copyReport(report, shownIn.current, context), 'primary')}
        {ways.map(({ action, label, way, opened }) => (
          <Outside
            key={action}
            class="secondary"
            action={action}
            href={way.address}
            onClick={(event) => {
              if (way.isWhole) return act(async () => done(opened))
              event.preventDefault()
              act(() => copyAndOpen(way.address, opened, report, shownIn.current, context))
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
      {ways.length === 0 && (
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

interface Way {
  action: string
  label: string
  way: WayOut
  /** Said when it is done. */
  opened: string
}

/** The ways to whom the settings name; a report for Clara goes to Clara's help centre besides. */
function waysOf(report: Report, { editor, settings, helpCentres, language }: Context): Way[] {
  const { email, teams, form } = settings.itContact
  const centres = report.head.owner === 'clara' ? helpCentres : []
  return [
    ...centres.map((centre) => ({
      action: `help-${centre.country.toLowerCase()}`,
      label: fill(editor.help, { country: countryName(centre, language) }),
      way: { address: centre.address, isWhole: false },
      opened: editor.helpOpened,
    })),
    email !== null && {
      action: 'mail',
      label: editor.mail,
      way: mailAddress(email, report, editor.pasteHere),
      opened: fill(editor.mailOpened, { to: email }),
    },
    teams !== null && {
      action: 'teams',
      label: editor.teams,
      way: teamsAddress(teams, report, editor.pasteHere),
      opened: editor.teamsOpened,
    },
    form !== null && {
      action: 'ticket',
      label: editor.ticket,
      way: formAddress(form, report, editor.pasteHere),
      opened: editor.ticketOpened,
    },
  ].filter((way) => way !== false)
}
