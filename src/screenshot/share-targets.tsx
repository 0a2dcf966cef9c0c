import { fill, type PictureWords } from '../_locales/index.ts'
import { reportDocument } from '../report/html.ts'
import { fileName } from '../report/share-targets.ts'
import type { Report } from '../report/types.ts'
import type { Outcome } from '../ui/outcome.ts'
import { saveFile } from '../ui/save-file.ts'
import { base64Of, type Edit, finished } from './picture.ts'

interface ShareTargetsProps {
  image: ImageBitmap
  edit: Edit
  report: Report | null
  words: PictureWords
  say: (outcome: Outcome | null) => void
}

/** How the picture leaves: only as it is shown, covered areas burnt in, and only by a click. */
export function ShareTargets({ image, edit, report, words, say }: ShareTargetsProps) {
  /** The line is emptied first: a screen reader reads only what changes. */
  const act = (run: () => Promise<string>, failed: string) => async () => {
    say(null)
    say(
      await run().then(
        (text) => ({ isDone: true, text }),
        () => ({ isDone: false, text: failed }),
      ),
    )
  }
  const copyPicture = async () => {
    // The picture is handed over as a promise: Safari and Firefox count the click only for a call made at once.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': finished(image, edit) })])
    return words.copied
  }
  const savePicture = async () => {
    const file = report === null ? 'microsoft-sign-in.png' : fileName(report, 'png')
    saveFile(await finished(image, edit), file)
    return fill(words.saved, { file })
  }
  const saveReport = (about: Report) => async () => {
    const file = fileName(about, 'html')
    const bytes = await base64Of(await finished(image, edit))
    saveFile(new Blob([reportDocument(about, { bytes, alt: words.alt })], { type: 'text/html' }), file)
    return fill(words.saved, { file })
  }
  return (
    <div class="ways">
      <button
        type="button"
        class="primary"
        data-action="copy-picture"
        onClick={act(copyPicture, words.notCopied)}
      >
        {words.copy}
      </button>
      <button
        type="button"
        class="secondary"
        data-action="save-picture"
        onClick={act(savePicture, words.notSaved)}
      >
        {words.save}
      </button>
      {report !== null && (
        <button
          type="button"
          class="secondary"
          data-action="save-report"
          onClick={act(saveReport(report), words.notSaved)}
        >
          {words.saveReport}
        </button>
      )}
    </div>
  )
}
