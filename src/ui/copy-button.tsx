import { Component, type RefObject } from 'preact'
import { fill, type Words } from '../_locales/index.ts'
import { copy, copyKeys, select } from './clipboard.ts'

export interface CopyButtonProps {
  action: string
  className: string
  label: string
  /** null while it is still being made. */
  text: string | null
  html?: string | undefined
  /** Said when it is done. */
  done: string
  /** Shows the same text; selected where the browser refuses to copy. */
  shownIn: RefObject<HTMLElement | null>
  words: Words
}

/** A button that copies, and a line under it that says, and reads out, whether it did. */
export class CopyButton extends Component<CopyButtonProps, { copied: boolean | null }> {
  override state = { copied: null }

  copy = async () => {
    const { text, html, shownIn } = this.props
    // The line is emptied first: a screen reader reads only what changes.
    this.setState({ copied: null })
    if (text === null) return
    const copied = await copy(text, html)
    if (!copied && shownIn.current) select(shownIn.current)
    this.setState({ copied })
  }

  override render() {
    const { action, className, label, done, text, words } = this.props
    const { copied } = this.state
    const byHand = fill(words.pages.copyByHand, { keys: copyKeys(navigator.userAgent) })
    return (
      <>
        <button
          type="button"
          class={className}
          data-action={action}
          disabled={text === null}
          onClick={this.copy}
        >
          {label}
        </button>
        <p role="status" class={copied ? 'outcome done' : 'outcome'}>
          {copied === null ? '' : copied ? done : byHand}
        </p>
      </>
    )
  }
}
