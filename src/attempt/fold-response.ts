import { defenderSuffix } from '../microsoft/hosts.ts'
import { isSignOutPath } from '../microsoft/request-form.ts'
import { addObservation, beginAttempt, isAnswered } from './attempt.ts'
import type { ObservationOf } from './observation.ts'
import { isClaraHost, isExpectedHost, namesAnotherApp } from './recognize.ts'
import type { Clara, SignInAttempt, TabRecord } from './types.ts'

type Response = ObservationOf<'response'>

/** Adds an answer to the attempt it belongs to, begins an attempt with it, or ignores it. */
export function foldResponse(tab: TabRecord, reported: Response, clara: Clara): TabRecord {
  const { attempt } = tab
  const answer = isTrusted(reported, attempt) ? reported : { ...reported, by: 'anyone' as const }
  if (isForged(answer, attempt, clara)) return tab
  if (attempt !== null) return { ...tab, attempt: withAnswer(attempt, answer, clara) }
  if (!isClaraHost(answer.host, clara) || !hasMicrosoftMark(answer)) return tab
  const beginning = { recognition: 'return-address', request: null, first: answer, before: null } as const
  return { ...tab, attempt: beginAttempt(beginning) }
}

/** Whether Microsoft alone can have written the answer. */
function isTrusted({ via }: Response, attempt: SignInAttempt | null): boolean {
  // The page reader read it from the form on Microsoft's own page.
  if (via === 'form') return true
  // The redirect URI may already contain `?error=…`: trust a redirect only if we saw its request.
  if (attempt === null || attempt.request?.containsAnswer || isSigningOut(attempt)) return false
  if (via === 'redirect') return true
  // A company's text or an app on Microsoft's page may hold a link that reads like an answer.
  return attempt.request !== null && !isAnswered(attempt)
}

function isSigningOut({ seen }: SignInAttempt): boolean {
  const last = seen.findLast(({ kind }) => kind === 'request' || kind === 'step')
  return last?.kind === 'step' && isSignOutPath(last.path)
}

/** An address that anybody can make must not report a success or overrule Microsoft's answer. */
function isForged({ by, response }: Response, attempt: SignInAttempt | null, clara: Clara): boolean {
  if (by === 'microsoft') return false
  if (response.outcome === 'success' || namesAnotherApp(response, clara)) return true
  return attempt !== null && isAnswered(attempt)
}

function withAnswer(attempt: SignInAttempt, answer: Response, clara: Clara): SignInAttempt {
  if (isRepeat(answer, attempt)) return attempt
  const defender = handedOverTo(answer, attempt)
  if (defender !== undefined)
    return addObservation(attempt, { kind: 'posted', at: answer.at, host: defender })
  // Firefox may report another tab's form, and a sign-out may lead to a stranger's address.
  return isExpectedHost(answer.host, attempt, clara) ? addAnswer(attempt, answer) : attempt
}

/** A redirect of Microsoft's is seen again as the address that it leads to. */
function isRepeat(answer: Response, { seen }: SignInAttempt): boolean {
  return seen.some((one) => one.kind === 'response' && isSame(one, answer))
}

/** Two equal forms at different times are two answers: each form is reported only once. */
function isSame(one: Response, other: Response): boolean {
  const mark = ({ host, by, response: { outcome, error, subcode, code } }: Response) =>
    JSON.stringify([host, by, outcome, error, subcode, code])
  return mark(one) === mark(other) && (other.via !== 'form' || one.at === other.at)
}

/** Defender for Cloud Apps gets the answer, and leads to the app by pages that we do not see. */
function handedOverTo({ host, response }: Response, attempt: SignInAttempt): string | undefined {
  return response.outcome === 'success' && !isAnswered(attempt) ? defenderSuffix(host) : undefined
}

/** The form that was posted unread is known now. */
function addAnswer(attempt: SignInAttempt, answer: Response): SignInAttempt {
  if (answer.via !== 'form') return addObservation(attempt, answer)
  return addObservation({ ...attempt, seen: attempt.seen.filter(({ kind }) => kind !== 'posted') }, answer)
}

function hasMicrosoftMark({ by, response }: Response): boolean {
  return response.isMicrosoft || by === 'microsoft'
}
