import { Component } from 'preact'
import { type Captured, capture } from './capture.ts'
import type { PopupContext } from './context.ts'
import { isPopupWindow } from './own-window.ts'

/** Takes a picture of the page, on which the editor covers the names. */
export class TakePicture extends Component<{ context: PopupContext }, { outcome: Captured | null }> {
  override state: { outcome: Captured | null } = { outcome: null }

  take = async () => {
    const { tabId } = this.props.context
    if (tabId === null) return
    this.setState({ outcome: null })
    const outcome = await capture(tabId).catch(() => 'failed' as const)
    if (outcome === 'taken') window.close()
    this.setState({ outcome })
  }

  override render() {
    // In a tab of its own the popup would take a picture of itself.
    if (!isPopupWindow()) return null
    const { pages } = this.props.context.words
    const { outcome } = this.state
    const words = { taken: '', refused: pages.pictureRefused, failed: pages.pictureFailed }
    return (
      <>
        <button type="button" class="as-link" data-action="take-picture" onClick={this.take}>
          {pages.takePicture}
        </button>
        <p role="status" class="outcome">
          {outcome && words[outcome]}
        </p>
      </>
    )
  }
}
