import { Component, createRef } from 'preact'
import { fill, type Words } from '../_locales/index.ts'
import type { HistoryEntry } from '../diagnosis/history.ts'
import { scenarios } from '../diagnosis/scenarios.ts'
import { labels } from '../report/labels.ts'
import { filledOpening, messageWords, scenarioWords } from '../report/scenario-words.ts'
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
    const { entry } = failure
    const text = detailsOf(entry, words)
    const owner = entry.words.split('@')[1] ?? scenarios[entry.scenario].owner
    const isForClara = owner === 'clara'
    return (
      <>
        <CopyButton
          action="copy-last"
          className="primary"
          label={isForClara ? pages.copyClara : pages.copyIt}
          done={isForClara ? pages.copiedClara : pages.copiedIt}
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

/** For IT: what happened, who acts, and the identifiers that find the sign-in in a log. */
function detailsOf(entry: HistoryEntry, words: Words): string {
  const facts = [
    [labels.time, utcTime(entry.at)],
    [labels.code, entry.code && `AADSTS${entry.code}`],
    [labels.tenant, entry.tenant],
    [labels.correlationId, entry.correlationId],
    [labels.requestId, entry.requestId],
  ]
  const lines = facts.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []))
  const { title, happened, now } = messageWords(words, entry)
  return [title, '', filledOpening(words, happened, entry.code), now, '', ...lines].join('\n')
}
