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

/** Everything that can be done with a report, the simplest first. What needs a contact is there only if IT has named one. */
export function WaysOut({ report, context, shownIn, act }: WaysOutProps) {
  const { page, settings } = context
  const { name, phone } = settings.itContact
  const ways = waysOf(report, context)
  const button = (action: string, label: string, run: () => Promise<Said>, look = 'secondary') => (
    <button type="button" class={look} data-action={action} onClick={() => act(run)}>
      {label}
    </button>
  )
  return (
    <section class="box" aria-labelledby="ways-out">
      <h2 id="ways-out">{page.passOn}</h2>
      {name !== null && <p data-part="contact">{fill(page.contact, { name })}</p>}
      <div class="ways">
        {button('copy-report', page.copy, () => copyReport(report, shownIn.current, context), 'primary')}
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
            {fill(page.call, { phone })}
          </a>
        )}
      </div>
      {ways.length === 0 && (
        <p class="quiet" data-part="no-contact">
          {page.noContact}
        </p>
      )}
      <h3>{page.save}</h3>
      <div class="ways">
        {button('print', page.print, () => print(context))}
        {button('save-html', page.saveHtml, () => save(report, 'html', context))}
        {button('save-markdown', page.saveMarkdown, () => save(report, 'markdown', context))}
        {button('save-json', page.saveJson, () => save(report, 'json', context))}
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
function waysOf(report: Report, { page, settings, helpCentres, language }: Context): Way[] {
  const { email, teams, form } = settings.itContact
  const centres = report.head.owner === 'clara' ? helpCentres : []
  return [
    ...centres.map((centre) => ({
      action: `help-${centre.country.toLowerCase()}`,
      label: fill(page.help, { country: countryName(centre, language) }),
      way: { address: centre.address, isWhole: false },
      opened: page.helpOpened,
    })),
    email !== null && {
      action: 'mail',
      label: page.mail,
      way: mailAddress(email, report, page.pasteHere),
      opened: fill(page.mailOpened, { to: email }),
    },
    teams !== null && {
      action: 'teams',
      label: page.teams,
      way: teamsAddress(teams, report, page.pasteHere),
      opened: page.teamsOpened,
    },
    form !== null && {
      action: 'ticket',
      label: page.ticket,
      way: formAddress(form, report, page.pasteHere),
      opened: page.ticketOpened,
    },
  ].filter((way) => way !== false)
}
