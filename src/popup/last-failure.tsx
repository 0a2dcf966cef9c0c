import { Component, createRef } from 'preact'
import { fill, type Words } from '../_locales/index.ts'
import type { HistoryEntry } from '../diagnosis/history.ts'
import { labels } from '../report/labels.ts'
import { scenarioWords } from '../report/scenario-words.ts'
import { utcTime } from '../report/time.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { shortDate } from '../ui/date.ts'
import type { FailureRecord, PopupContext } from './context.ts'

interface LastFailureProps {
  failure: FailureRecord
  context: PopupContext
}

/** The last failure that still waits. Once the browser closes, only its identifiers are left. */
export class LastFailure extends Component<LastFailureProps> {
  shown = createRef<HTMLPreElement>()

  override render() {
    const { failure, context } = this.props
    const { words, language, show } = context
    const { entry, stored } = failure
    const { pages } = words
    const date = shortDate(entry.at, language)
    return (
      <section class="notice" data-part="last-failure">
        <h2>{pages.lastTitle}</h2>
        <p>
          {date}: {titleOf(entry, words)}
        </p>
        {entry.scenario === 'approval-pending' && <p>{fill(pages.lastWaiting, { date })}</p>}
        {stored ? (
          <button type="button" class="primary" data-action="show-last" onClick={() => show(stored)}>
            {pages.lastShow}
          </button>
        ) : (
          this.details()
        )}
      </section>
    )
  }

  details() {
    const { failure, context } = this.props
    const { words } = context
    const { pages } = words
    const text = detailsOf(failure.entry, words)
    return (
      <>
        <CopyButton
          action="copy-last"
          className="primary"
          label={pages.copyIt}
          done={pages.copiedIt}
          text={text}
          shownIn={this.shown}
          words={words}
        />
        <details>
          <summary>{pages.preview}</summary>
          <pre ref={this.shown}>{text}</pre>
        </details>
      </>
    )
  }
}

export function titleOf(entry: HistoryEntry, words: Words): string {
  return scenarioWords(words, entry).title
}

/** The identifiers with which IT finds the sign-in in its log. */
function detailsOf(entry: HistoryEntry, words: Words): string {
  const facts = [
    [labels.time, utcTime(entry.at)],
    [labels.code, entry.code && `AADSTS${entry.code}`],
    [labels.tenant, entry.tenant],
    [labels.correlationId, entry.correlationId],
    [labels.requestId, entry.requestId],
  ]
  const lines = facts.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []))
  return [titleOf(entry, words), ...lines].join('\n')
}
