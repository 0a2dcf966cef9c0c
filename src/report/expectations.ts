import { fill, type Words } from '../_locales/index.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { firstSeen, identifiersOf } from '../diagnosis/identifiers.ts'
import { scopesBeyondSignIn } from '../diagnosis/scopes.ts'
import { graphAddress } from '../microsoft/graph-address.ts'
import { scopesText } from './shown.ts'
import type { ReportInput } from './types.ts'
import { unlinked } from './unlinked.ts'

/** What the company's policy expects of Clara's app, and how this sign-in differs. */
export function expectations({ attempt, diagnosis, settings, words }: ReportInput): string[] {
  const { report } = words
  const seen = firstSeen(identifiersOf(attempt, diagnosis), 'publisher')?.value ?? null
  return [
    ...publisherNotes(settings.expectedPublisher, seen, report),
    ...(settings.expectedScopes.length === 0
      ? [beyondNote(attempt, settings, words)].filter((note) => note !== null)
      : scopeNotes(settings.expectedScopes, attempt.request?.scopes ?? [], report)),
  ]
}

/** Names the scopes beyond a sign-in that the policy does not expect; null if none is known. */
function beyondNote(
  attempt: SignInAttempt,
  settings: Pick<ReportInput['settings'], 'expectedScopes'>,
  { pages }: Words,
): string | null {
  const beyond = scopesNotExpected(attempt, settings)
  if (beyond.length === 0) return null
  return fill(pages.beyondSignIn, { scopes: scopesText(beyond.slice(0, 20)) })
}

/** The scopes beyond a sign-in that the policy does not expect. */
export function scopesNotExpected(
  attempt: SignInAttempt,
  { expectedScopes }: Pick<ReportInput['settings'], 'expectedScopes'>,
): string[] {
  const expected = new Set(expectedScopes.map(plain))
  return (scopesBeyondSignIn(attempt) ?? []).filter((scope) => !expected.has(plain(scope)))
}

function publisherNotes(expected: string | null, seen: string | null, report: Words['report']): string[] {
  if (expected === null) return []
  const note = fill(report.expectedPublisher, { publisher: unlinked(expected, 200) })
  if (seen === null || plain(seen) === plain(expected)) return [note]
  return [note, fill(report.otherPublisher, { publisher: unlinked(seen, 80) })]
}

function scopeNotes(expected: readonly string[], seen: readonly string[], report: Words['report']): string[] {
  const note = fill(report.expectedScopes, { scopes: scopesText(expected) })
  const known = new Set(expected.map(plain))
  const more = seen.filter((scope) => !known.has(plain(scope))).slice(0, 20)
  if (more.length === 0) return [note]
  return [note, fill(report.otherScopes, { scopes: scopesText(more) })]
}

/** Case does not count. A permission of Graph may have Graph's address before its name. */
function plain(text: string): string {
  const lower = text.toLowerCase()
  return (lower.startsWith(graphAddress) ? lower.slice(graphAddress.length) : lower).trim()
}
