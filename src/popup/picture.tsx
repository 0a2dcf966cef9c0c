import { Component } from 'preact'
import browser from 'webextension-polyfill'
import { type Captured, capture } from './capture.ts'
import type { PopupContext } from './context.ts'

/** Takes a picture of the page for those who want to send one: names on it are covered before anybody looks. */
export class TakePicture extends Component<{ context: PopupContext }, { outcome: Captured | null }> {
  override state = { outcome: null }

  take = async () => {
    const { tabId } = this.props.context
    if (tabId === null) return
    this.setState({ outcome: null })
    const outcome = await capture(tabId).catch(() => 'failed' as const)
    if (outcome === 'taken') window.close()
    this.setState({ outcome })
  }

  override render() {
    // As a page in a tab of its own it would take a picture of itself.
    if (!browser.extension.getViews({ type: 'popup' }).includes(window)) return null
    const { pages } = this.props.context.words
    const { outcome } = this.state
    const words = { taken: '', refused: pages.pictureRefused, failed: pages.pictureFailed }
    return (
      <>
        <button type="button" class="plain" data-action="take-picture" onClick={this.take}>
          {pages.takePicture}
        </button>
        <p role="status" class="outcome">
          {outcome && words[outcome]}
        </p>
      </>
    )
  }
}
