import type { SignInAttempt } from '../attempt/types.ts'
import { anotherApp } from '../diagnosis/scenarios.ts'
import { personalHost } from '../microsoft/hosts.ts'
import type { PopupContext } from './context.ts'
import { Headline } from './headline.tsx'
import { TryAgain } from './try-again.tsx'

interface UnderWayProps {
  attempt: SignInAttempt
  context: PopupContext
}

/** A sign-in has begun, and nothing has blocked it yet. */
export function UnderWay({ attempt, context }: UnderWayProps) {
  const { report, words } = context
  const { pages } = words
  return (
    <>
      <Headline icon="normal" text={pages.underWayTitle} />
      <Lead text={pages.underWayLead} attempt={attempt} context={context} />
      {report && <report.Stuck attempt={attempt} context={context} />}
    </>
  )
}

/** Microsoft has answered, and the answer could not be read. */
export function Unread({ attempt, context }: UnderWayProps) {
  const { pages } = context.words
  return (
    <>
      <Headline icon="normal" text={pages.unreadTitle} />
      <Lead text={pages.unreadLead} attempt={attempt} context={context} />
      <TryAgain context={context} className="primary" label={pages.tryAgain} />
    </>
  )
}

/** A warning about the page that is open comes before the usual text, or after it. */
function Lead({ text, attempt, context: { words } }: UnderWayProps & { text: string }) {
  const last = attempt.seen.findLast(({ kind }) => kind === 'request' || kind === 'step' || kind === 'page')
  const isPersonal = last?.kind === 'step' && last.host === personalHost
  const asksForAnotherApp = attempt.isAnotherApp && last?.kind === 'page' && last.page.form === 'consent'
  return (
    <>
      {asksForAnotherApp ? (
        <p class="notice">{words.scenarios.scenarios[anotherApp].person.steps[0]}</p>
      ) : (
        <p class="lead">{text}</p>
      )}
      {isPersonal && <p class="notice">{words.pages.personal}</p>}
    </>
  )
}
