import { fill, type PictureWords } from '../_locales/index.ts'
import { reportDocument } from '../report/html.ts'
import { fileName } from '../report/share-targets.ts'
import type { Report } from '../report/types.ts'
import { done, failed, type Outcome } from '../ui/outcome.ts'
import { saveFile } from '../ui/save-file.ts'
import { base64Of, type Edit, finished } from './picture.ts'

interface PictureTargetsProps {
  image: ImageBitmap
  edit: Edit
  report: Report | null
  words: PictureWords
  show: (outcome: Outcome | null) => void
}

/** Copies or saves the picture. It leaves only by a click, with covered areas burnt in. */
export function PictureTargets({ image, edit, report, words, show }: PictureTargetsProps) {
  const share = (action: () => Promise<string>, failure: string) => async () => {
    // The line is emptied first: a screen reader reads only what changes.
    show(null)
    show(await action().then(done, () => failed(failure)))
  }
  return (
    <div class="targets">
      <button
        type="button"
        class="primary"
        data-action="copy-picture"
        onClick={share(() => copyPicture(image, edit, words), words.notCopied)}
      >
        {words.copy}
      </button>
      <button
        type="button"
        class="secondary"
        data-action="save-picture"
        onClick={share(() => savePicture(image, edit, report, words), words.notSaved)}
      >
        {words.save}
      </button>
      {report !== null && (
        <button
          type="button"
          class="secondary"
          data-action="save-report"
          onClick={share(() => saveReport(image, edit, report, words), words.notSaved)}
        >
          {words.saveReport}
        </button>
      )}
    </div>
  )
}

async function copyPicture(image: ImageBitmap, edit: Edit, words: PictureWords): Promise<string> {
  // A promise inside the item: Firefox allows the call only in the same turn as the click.
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': finished(image, edit) })])
  return words.copied
}

async function savePicture(
  image: ImageBitmap,
  edit: Edit,
  report: Report | null,
  words: PictureWords,
): Promise<string> {
  const file = report === null ? 'microsoft-sign-in.png' : fileName(report, 'png')
  saveFile(await finished(image, edit), file)
  return fill(words.saved, { file })
}

async function saveReport(
  image: ImageBitmap,
  edit: Edit,
  report: Report,
  words: PictureWords,
): Promise<string> {
  const file = fileName(report, 'html')
  const bytes = await base64Of(await finished(image, edit))
  saveFile(new Blob([reportDocument(report, { bytes, alt: words.alt })], { type: 'text/html' }), file)
  return fill(words.saved, { file })
}
