import { Component } from 'preact'
import { fill } from '../../_locales/index.ts'
import { copy } from '../../ui/clipboard.ts'
import type { WorkbenchContext } from '../context.ts'

interface ShortIdProps {
  id: string
  context: WorkbenchContext
}

interface ShortIdState {
  outcome: 'copied' | 'refused' | null
}

/** The start of an ID: whole IDs make rows three lines high. A click copies the whole ID. */
export class ShortId extends Component<ShortIdProps, ShortIdState> {
  override state: ShortIdState = { outcome: null }

  copy = async () => {
    const isCopied = await copy(this.props.id)
    this.setState({ outcome: isCopied ? 'copied' : 'refused' })
  }

  override render() {
    const { id, context } = this.props
    const { triage } = context
    const { outcome } = this.state
    // The person selects the whole ID where the browser does not copy.
    if (id.length <= shownLength || outcome === 'refused') return <>{id}</>
    return (
      <>
        <button
          type="button"
          class="as-link"
          title={id}
          aria-label={fill(triage.copyId, { id })}
          onClick={this.copy}
        >
          {`${id.slice(0, 8)}…`}
        </button>
        <small role="status">{outcome === 'copied' && triage.idCopied}</small>
      </>
    )
  }
}

/** Names of tenants stay whole. */
const shownLength = 30
