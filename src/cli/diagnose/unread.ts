import { cleanText } from '../../microsoft/clean.ts'
import { masked } from '../../report/mask.ts'
import type { UnreadReason } from '../../triage/containers/types.ts'
import type { Unread } from '../../triage/reading.ts'

/** Names the records that could not be read, and says what helps. */
export function unreadLines(all: readonly Unread[]): string[] {
  const lines = all.slice(0, mostLines).map(({ place, name, reason }) => {
    const title = name === null ? '' : ` (${cleanText(masked(name), 80)})`
    return `Record ${place}${title} could not be read: ${help[reason]}`
  })
  const more = all.length - lines.length
  return more > 0 ? [...lines, `More records that could not be read: ${more}.`] : lines
}

const mostLines = 20

const help: Readonly<Record<UnreadReason, string>> = {
  broken: 'it is damaged or breaks off. Export it again.',
  'no-code': 'it has no error code. Export it with its status, for example as JSON.',
  'no-body': "it has no bodies of Microsoft's pages. Save the recording with content.",
  'no-text': 'it holds no text. Give the error code that it shows, or ask for its text.',
  'no-records': 'the answer holds an error in the place of records. Ask for it again.',
  'no-headings': 'it has no names of its columns. Export it with headings, or as JSON (-o json).',
  netlog: "it is a browser's network log, which holds no pages. Record a HAR file instead.",
}
