import { Component } from 'preact'
import { shortDate } from '../ui/date.ts'
import type { Context } from './face.tsx'
import { titleOf } from './last-stop.tsx'

/** What is kept of earlier sign-ins, folded, with one click to delete it all. */
export class Earlier extends Component<{ context: Context }, { deleted: boolean }> {
  override state = { deleted: false }

  delete = async () => {
    await this.props.context.forget()
    this.setState({ deleted: true })
  }

  override render() {
    const { words, language, past } = this.props.context
    const { pages } = words
    const { deleted } = this.state
    if (past.entries.length === 0 && !deleted) return null
    return (
      <details data-part="history">
        <summary>{pages.history}</summary>
        <p>{pages.historyLead}</p>
        {!deleted && (
          <>
            <ul>
              {past.entries.map((entry) => (
                <li key={entry.startedAt}>
                  {shortDate(entry.at, language)}: {titleOf(entry, words)}
                </li>
              ))}
            </ul>
            <button type="button" class="small" data-action="delete-history" onClick={this.delete}>
              {pages.historyDelete}
            </button>
          </>
        )}
        <p role="status">{deleted && pages.historyDeleted}</p>
      </details>
    )
  }
}
