import { createRef } from 'preact'
import type { Words } from '../_locales/index.ts'
import { CopyButton } from '../ui/copy-button.tsx'

/** Microsoft's form enables its button only once it has a reason: this one is ready to paste. */
export function Reason({ words }: { words: Words }) {
  const { pages } = words
  const shown = createRef<HTMLParagraphElement>()
  return (
    <section class="reason">
      <h2>{pages.reasonTitle}</h2>
      <CopyButton
        action="copy-reason"
        className="small"
        label={pages.copyReason}
        done={pages.copiedReason}
        text={pages.reason}
        shownIn={shown}
        words={words}
      />
      <p ref={shown} data-part="reason">
        {pages.reason}
      </p>
    </section>
  )
}
