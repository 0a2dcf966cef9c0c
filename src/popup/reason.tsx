import { createRef } from 'preact'
import type { Words } from '../_locales/index.ts'
import { CopyButton } from '../ui/copy-button.tsx'

interface ReasonProps {
  className: string
  words: Words
  copied: () => void
}

/** Microsoft's form enables its button only once it has a reason: this one is ready to paste. */
export function Reason({ className, words, copied }: ReasonProps) {
  const { pages } = words
  const shown = createRef<HTMLQuoteElement>()
  return (
    <>
      <blockquote ref={shown} data-part="reason">
        {pages.reason}
      </blockquote>
      <CopyButton
        action="copy-reason"
        className={className}
        label={pages.copyReason}
        done={pages.copiedReason}
        text={pages.reason}
        shownIn={shown}
        words={words}
        copied={copied}
      />
    </>
  )
}
