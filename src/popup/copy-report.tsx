import type { RefObject } from 'preact'
import { fill } from '../_locales/index.ts'
import { countryName, helpCentresFor } from '../report/help-centres.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { languageTags } from '../ui/language.ts'
import { Outside } from '../ui/outside.tsx'
import type { MadeReport, PopupContext } from './context.ts'

interface CopyReportProps {
  className: string
  forClara: boolean
  context: PopupContext
  made: Pick<MadeReport, 'text' | 'html'> | undefined
  shownIn: RefObject<HTMLPreElement | null>
  copied?: () => void
}

/** Copies the report. One for Clara's support has Clara's help center below. */
export function CopyReport({ className, forClara, context, made, shownIn, copied }: CopyReportProps) {
  const { pages } = context.words
  return (
    <>
      <CopyButton
        action="copy-report"
        className={className}
        label={forClara ? pages.copyClara : pages.copyIt}
        done={forClara ? pages.copiedClara : pages.copiedIt}
        text={made?.text ?? null}
        html={made?.html}
        shownIn={shownIn}
        words={context.words}
        copied={copied}
      />
      {forClara && <HelpCentre context={context} />}
    </>
  )
}

function HelpCentre({ context: { words, language, settings } }: { context: PopupContext }) {
  const [centre] = helpCentresFor(languageTags(), settings.supportCountry)
  if (centre === undefined) return null
  return (
    <p data-part="help-center">
      <Outside href={centre.address}>
        {fill(words.pages.helpCentre, { country: countryName(centre, language) })}
      </Outside>
    </p>
  )
}
