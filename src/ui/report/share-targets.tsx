import type { RefObject } from 'preact'
import { fill } from '../../_locales/index.ts'
import { countryName } from '../../report/help-centres.ts'
import { formAddress, mailAddress, type ShareAddress, teamsAddress } from '../../report/share-targets.ts'
import type { Report } from '../../report/types.ts'
import { done, type Outcome } from '../outcome.ts'
import { Outside } from '../outside.tsx'
import { copyAndOpen, copyReport, print, save } from './actions.ts'
import type { ReportContext } from './context.ts'

interface ShareTargetsProps {
  report: Report
  context: ReportContext
  copyClass: 'primary' | 'secondary'
  /** Shows the report's text. */
  shownIn: RefObject<HTMLElement | null>
  run: (action: () => Promise<Outcome>) => void
}

/** What the person can do with a report. Some targets need a contact in the settings. */
export function ShareTargets(props: ShareTargetsProps) {
  const { report, context, copyClass, shownIn, run } = props
  const { editor, settings } = context
  const { name, phone } = settings.itContact
  const targets = targetsOf(report, context)
  return (
    <section class="box" aria-labelledby="share-targets">
      <h2 id="share-targets">{editor.passOn}</h2>
      {name !== null && <p data-part="contact">{fill(editor.contact, { name })}</p>}
      <div class="targets">
        <button
          type="button"
          class={copyClass}
          data-action="copy-report"
          onClick={() => run(() => copyReport(report, shownIn.current, context))}
        >
          {editor.copy}
        </button>
        {targets.map((target) => (
          <TargetLink key={target.action} target={target} {...props} />
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
      <Files {...props} />
    </section>
  )
}

function TargetLink({ target, report, context, shownIn, run }: ShareTargetsProps & { target: Target }) {
  const { action, label, link, opened } = target
  const open = (event: Event) => {
    if (link.isWhole) return run(async () => done(opened))
    event.preventDefault()
    run(() => copyAndOpen(link.address, opened, report, shownIn.current, context))
  }
  return (
    <Outside class="secondary" action={action} href={link.address} onClick={open}>
      {label}
    </Outside>
  )
}

function Files({ report, context, run }: ShareTargetsProps) {
  const { editor } = context
  const button = (action: string, label: string, act: () => Promise<Outcome>) => (
    <button type="button" class="secondary" data-action={action} onClick={() => run(act)}>
      {label}
    </button>
  )
  return (
    <details data-part="save">
      <summary>{editor.save}</summary>
      <div class="targets">
        {button('print', editor.print, () => print(context))}
        {button('save-html', editor.saveHtml, () => save(report, 'html', context))}
        {button('save-markdown', editor.saveMarkdown, () => save(report, 'markdown', context))}
        {button('save-json', editor.saveJson, () => save(report, 'json', context))}
      </div>
    </details>
  )
}

interface Target {
  action: string
  label: string
  link: ShareAddress
  /** The outcome once the target is open. */
  opened: string
}

/** The contacts that the settings name. A report for Clara can also go to Clara's help centers. */
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
