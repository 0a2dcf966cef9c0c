import { createRef } from 'preact'
import type { Words } from '../_locales/index.ts'
import { CopyButton } from '../ui/copy-button.tsx'

/** Microsoft's form wants a reason before its button wakes up: one that is ready to paste. */
export function Reason({ words }: { words: Words }) {
  const { faces } = words
  const shown = createRef<HTMLParagraphElement>()
  return (
    <section class="reason">
      <h2>{faces.reasonTitle}</h2>
      <CopyButton
        action="copy-reason"
        className="small"
        label={faces.copyReason}
        done={faces.copiedReason}
        text={faces.reason}
        shownIn={shown}
        words={words}
      />
      <p ref={shown} data-part="reason">
        {faces.reason}
      </p>
    </section>
  )
}
