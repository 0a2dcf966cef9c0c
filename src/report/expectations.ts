import { fill, type Words } from '../_locales/index.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { firstSeen, identifiersOf } from '../diagnosis/identifiers.ts'
import { scopesBeyondSignIn } from '../diagnosis/scopes.ts'
import { graphAddress } from '../microsoft/graph-address.ts'
import { scopesText } from './shown.ts'
import type { ReportInput, ReportSettings } from './types.ts'
import { unlinked } from './unlinked.ts'

type MessageWords = Words['message']

/** What the company's policy expects of Clara's app, and how this sign-in differs. */
export function expectations({ attempt, diagnosis, settings, words }: ReportInput): string[] {
  const { message } = words
  const seen = firstSeen(identifiersOf(attempt, diagnosis), 'publisher')?.value ?? null
  const notes = [
    publisherNote(settings.expectedPublisher, seen, message),
    scopesNote(attempt, settings, message),
  ].filter((note) => note !== null)
  const isUnexplained = notes.some((note) => note.differs)
  return [...notes.map(({ text }) => text), ...(isUnexplained ? [message.unexplained] : [])]
}

interface Note {
  text: string
  /** What was seen is not what the policy expects. */
  differs: boolean
}

function publisherNote(expected: string | null, seen: string | null, message: MessageWords): Note | null {
  if (expected === null) return null
  const differs = seen !== null && plain(seen) !== plain(expected)
  const text = differs ? message.otherPublisher : message.publisher
  return { text: fill(text, { expected: unlinked(expected, 80), seen: unlinked(seen ?? '', 80) }), differs }
}

function scopesNote(attempt: SignInAttempt, settings: ReportSettings, message: MessageWords): Note | null {
  const { expectedScopes } = settings
  const expectsNone = expectedScopes.length === 0
  const seen = expectsNone
    ? scopesNotExpected(attempt, settings)
    : unexpected(attempt.request?.scopes ?? [], settings)
  if (seen.length > 0)
    return {
      text: fill(expectsNone ? message.beyondSignIn : message.otherScopes, { seen: someScopes(seen) }),
      differs: true,
    }
  if (expectsNone) return null
  return { text: fill(message.scopes, { expected: someScopes(expectedScopes) }), differs: false }
}

/** At most five: people have to read the message. */
function someScopes(scopes: readonly string[]): string {
  return scopesText(scopes.slice(0, 5)) + (scopes.length > 5 ? ' …' : '')
}

/** The scopes beyond a sign-in that the policy does not expect. */
export function scopesNotExpected(
  attempt: SignInAttempt,
  settings: Pick<ReportSettings, 'expectedScopes'>,
): string[] {
  return unexpected(scopesBeyondSignIn(attempt) ?? [], settings)
}

function unexpected(
  scopes: readonly string[],
  { expectedScopes }: Pick<ReportSettings, 'expectedScopes'>,
): string[] {
  const known = new Set(expectedScopes.map(plain))
  return scopes.filter((scope) => !known.has(plain(scope)))
}

/** Case does not count. A permission of Graph may have Graph's address before its name. */
function plain(text: string): string {
  const lower = text.toLowerCase()
  return (lower.startsWith(graphAddress) ? lower.slice(graphAddress.length) : lower).trim()
}
