import { Component, createRef } from 'preact'
import { fill, type Words } from '../_locales/index.ts'
import type { HistoryEntry } from '../diagnosis/history.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import { utcTime } from '../report/time.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { shortDate } from '../ui/date.ts'
import type { Context } from './face.tsx'

interface LastStopProps {
  last: { entry: HistoryEntry; stored: StoredTab | null }
  context: Context
  show: (stored: StoredTab) => void
}

/** The stop that somebody has left: shown next time, whole as long as the browser has stayed open, else in brief. */
export class LastStop extends Component<LastStopProps> {
  shown = createRef<HTMLPreElement>()

  override render() {
    const { last, context, show } = this.props
    const { words, language } = context
    const { entry, stored } = last
    const { pages } = words
    const date = shortDate(entry.at, language)
    const details = detailsOf(entry, words)
    return (
      <section class="notice" data-part="last-stop">
        <h2>{pages.lastTitle}</h2>
        <p>
          {date}: {titleOf(entry, words)}
        </p>
        {entry.scenario === 'approval-pending' && <p>{fill(pages.lastWaiting, { date })}</p>}
        {stored ? (
          <button type="button" class="small" data-action="show-last" onClick={() => show(stored)}>
            {pages.lastShow}
          </button>
        ) : (
          <>
            <pre ref={this.shown}>{details}</pre>
            <CopyButton
              action="copy-last"
              className="small"
              label={pages.lastCopy}
              done={pages.lastCopied}
              text={details}
              shownIn={this.shown}
              words={words}
            />
          </>
        )}
      </section>
    )
  }
}

/** What happened, in the person's language; a text that an older version knew may be gone. */
export function titleOf({ words: key, scenario }: HistoryEntry, words: Words): string {
  const all: Readonly<Record<string, { title: string } | undefined>> = words.scenarios.scenarios
  return (all[key] ?? words.scenarios.scenarios[scenario]).title
}

/** The identifiers by which IT finds the sign-in in its log, under Entra's own labels. */
function detailsOf(entry: HistoryEntry, words: Words): string {
  const facts = [
    ['Timestamp (UTC)', utcTime(entry.at)],
    ['Error code', entry.code && `AADSTS${entry.code}`],
    ['Tenant', entry.tenant],
    ['Correlation ID', entry.correlationId],
    ['Request ID', entry.requestId],
  ]
  const lines = facts.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []))
  return [titleOf(entry, words), ...lines].join('\n')
}
