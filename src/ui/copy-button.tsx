import { Component, type RefObject } from 'preact'
import { fill, type Words } from '../_locales/index.ts'
import { copy, copyKeys, selectText } from './clipboard.ts'
import { done, failed, type Outcome } from './outcome.ts'

export interface CopyButtonProps {
  action: string
  className: string
  label: string
  /** Null until it is made. */
  text: string | null
  html?: string | undefined
  /** The outcome once the text is copied. */
  done: string
  /** Shows the same text. It is selected if the browser refuses to copy. */
  shownIn: RefObject<HTMLElement | null>
  words: Words
  /** Called once the text is copied. */
  copied?: (() => void) | undefined
}

/** A button that copies, and a line below it with the outcome. */
export class CopyButton extends Component<CopyButtonProps, { outcome: Outcome | null }> {
  override state: { outcome: Outcome | null } = { outcome: null }

  copy = async () => {
    const { text, html } = this.props
    if (text === null) return
    // The line is emptied first: a screen reader reads only what changes.
    this.setState({ outcome: null })
    const isCopied = await copy(text, html)
    this.setState({ outcome: isCopied ? done(this.props.done) : this.select() })
    if (isCopied) this.props.copied?.()
  }

  /** Leaves the copying to the person. */
  select(): Outcome {
    const { shownIn, words } = this.props
    if (shownIn.current) selectText(shownIn.current)
    return failed(fill(words.pages.copyByHand, { keys: copyKeys(navigator.userAgent) }))
  }

  override render() {
    const { action, className, label, text } = this.props
    const { outcome } = this.state
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
        <p role="status" class={outcome?.isDone ? 'outcome done' : 'outcome'}>
          {outcome?.text}
        </p>
      </>
    )
  }
}
