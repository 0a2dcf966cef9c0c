import { createRef } from 'preact'
import type { Words } from '../_locales/index.ts'
import { CopyButton } from '../ui/copy-button.tsx'

interface ReasonProps {
  /** What is known of the scopes. Nothing is said about unknown data. */
  asked: 'basic' | 'unknown'
  words: Words
}

/** Microsoft's form enables its button only once it has a reason: this one is ready to paste. */
export function Reason({ asked, words }: ReasonProps) {
  const { pages } = words
  const shown = createRef<HTMLParagraphElement>()
  const text = [pages.reason, ...(asked === 'basic' ? [pages.reasonData] : []), pages.reasonOnce].join(' ')
  return (
    <section class="reason">
      <h2>{pages.reasonTitle}</h2>
      <CopyButton
        action="copy-reason"
        className="small"
        label={pages.copyReason}
        done={pages.copiedReason}
        text={text}
        shownIn={shown}
        words={words}
      />
      <p ref={shown} data-part="reason">
        {text}
      </p>
    </section>
  )
}
