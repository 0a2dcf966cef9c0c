import type { RefObject } from 'preact'
import type { Words } from '../_locales/index.ts'

interface MessageProps {
  /** Undefined until it is made. */
  text: string | undefined
  shownIn: RefObject<HTMLPreElement | null>
  words: Words
}

/** Exactly what the button copies, folded. */
export function Message({ text, shownIn, words: { pages } }: MessageProps) {
  return (
    <details>
      <summary>{pages.preview}</summary>
      <p>{pages.previewLead}</p>
      <pre ref={shownIn} data-part="report">
        {text}
      </pre>
    </details>
  )
}
