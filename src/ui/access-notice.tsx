import { Component } from 'preact'
import type { Words } from '../_locales/index.ts'
import { requestAccess } from './access.ts'

interface State {
  access: 'missing' | 'granted' | 'refused'
}

/** Says that the extension cannot see Microsoft's sign-in, and asks for access with one click. */
export class AccessNotice extends Component<{ words: Words }, State> {
  override state: State = { access: 'missing' }

  ask = async () => this.setState({ access: (await requestAccess()) ? 'granted' : 'refused' })

  override render() {
    const { pages } = this.props.words
    const { access } = this.state
    if (access === 'granted') return null
    return (
      <aside class="notice" data-part="access">
        <h2>{pages.accessTitle}</h2>
        <p>{pages.accessText}</p>
        <button type="button" class="small" data-action="allow-access" onClick={this.ask}>
          {pages.allow}
        </button>
        <p role="status">{access === 'refused' && pages.accessRefused}</p>
      </aside>
    )
  }
}
