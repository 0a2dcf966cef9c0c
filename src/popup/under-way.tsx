import { hasUnreadAnswer } from '../attempt/attempt.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { anotherApp } from '../diagnosis/scenarios.ts'
import { personalHost } from '../microsoft/hosts.ts'
import type { Context } from './face.tsx'
import { Headline } from './headline.tsx'
import { TryAgain } from './try-again.tsx'

/** A sign-in has begun and nothing is known to have stopped it. */
export function UnderWay({ attempt, context }: { attempt: SignInAttempt; context: Context }) {
  const { pages } = context.words
  const last = attempt.seen.findLast(({ kind }) => kind === 'request' || kind === 'step' || kind === 'page')
  const isPersonal = last?.kind === 'step' && last.host === personalHost
  const isUnread = hasUnreadAnswer(attempt)
  const isAnotherApp = attempt.isAnotherApp && last?.kind === 'page' && last.page.form === 'consent'
  return (
    <>
      <Headline icon="normal" text={isUnread ? pages.unreadTitle : pages.underWayTitle} />
      {isAnotherApp ? (
        <p class="notice">{context.words.scenarios.scenarios[anotherApp].steps[0]}</p>
      ) : (
        <p class="lead">{isUnread ? pages.unreadLead : pages.underWayLead}</p>
      )}
      {isPersonal && <p class="notice">{pages.personal}</p>}
      {isUnread && <TryAgain context={context} className="secondary" />}
    </>
  )
}
