import { Component } from 'preact'
import { shortDate } from '../ui/date.ts'
import type { EnvironmentProps } from './context.ts'
import { titleOf } from './last-failure.tsx'

/** The history, folded, with a button that deletes it. */
export class Earlier extends Component<EnvironmentProps, { isDeleted: boolean }> {
  override state = { isDeleted: false }

  delete = async () => {
    await this.props.context.deleteHistory()
    this.setState({ isDeleted: true })
  }

  override render() {
    const { words, language } = this.props.context
    const { entries } = this.props.environment.earlier
    const { pages } = words
    const { isDeleted } = this.state
    if (entries.length === 0 && !isDeleted) return null
    return (
      <details data-part="history">
        <summary>{pages.history}</summary>
        <p>{pages.historyLead}</p>
        {!isDeleted && (
          <>
            <ul>
              {entries.map((entry) => (
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
        <p role="status">{isDeleted && pages.historyDeleted}</p>
      </details>
    )
  }
}
