import { Component } from 'preact'
import type { Words } from '../_locales/index.ts'
import { requestAccess } from './access.ts'

/** Microsoft's sign-in cannot be seen: says so, and mends it with one click where the browser lets it. */
export class AccessNotice extends Component<{ words: Words }, { granted: boolean | null }> {
  override state = { granted: null }

  ask = async () => this.setState({ granted: await requestAccess() })

  override render() {
    const { pages } = this.props.words
    const { granted } = this.state
    if (granted) return null
    return (
      <aside class="notice" data-part="access">
        <h2>{pages.accessTitle}</h2>
        <p>{pages.accessText}</p>
        <button type="button" class="small" data-action="allow-access" onClick={this.ask}>
          {pages.allow}
        </button>
        <p role="status">{granted === false && pages.accessRefused}</p>
      </aside>
    )
  }
}
