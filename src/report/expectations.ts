import { fill } from '../_locales/index.ts'
import { firstSeen, identifiersOf } from '../diagnosis/identifiers.ts'
import { cleanText } from '../microsoft/clean.ts'
import type { ReportInput } from './types.ts'
import { unlinked } from './unlinked.ts'

/** What the company's policy expects of Clara's app, and where this sign-in showed something else. */
export function expectations({ attempt, diagnosis, settings, words: { report } }: ReportInput): string[] {
  const { expectedPublisher: publisher, expectedScopes: scopes } = settings
  const seen = firstSeen(identifiersOf(attempt, diagnosis), 'publisher')?.value ?? null
  const isOther = publisher !== null && seen !== null && plain(seen) !== plain(publisher)
  const expected = new Set(scopes.map(plain))
  const more = (attempt.request?.scopes ?? []).filter((scope) => !expected.has(plain(scope)))
  return [
    ...(publisher === null ? [] : [fill(report.expectedPublisher, { publisher: unlinked(publisher, 200) })]),
    ...(isOther ? [fill(report.otherPublisher, { publisher: unlinked(seen, 80) })] : []),
    ...(scopes.length === 0
      ? []
      : [fill(report.expectedScopes, { scopes: scopes.map((scope) => cleanText(scope, 200)).join(' ') })]),
    ...(scopes.length > 0 && more.length > 0
      ? [fill(report.otherScopes, { scopes: unlinked(more.slice(0, 20).join(' '), 400) })]
      : []),
  ]
}

/** Without regard to case, and to the address that Graph's permissions may carry before their name. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^https:\/\/graph\.microsoft\.com\//, '')
    .trim()
}
