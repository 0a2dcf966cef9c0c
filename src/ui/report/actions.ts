import { fill } from '../../_locales/index.ts'
import { reportDocument, reportHtml } from '../../report/html.ts'
import { reportJson } from '../../report/json.ts'
import { reportMarkdown } from '../../report/markdown.ts'
import { fileName } from '../../report/share-targets.ts'
import { reportText } from '../../report/text.ts'
import type { Report } from '../../report/types.ts'
import { copy, copyKeys, selectText } from '../clipboard.ts'
import { done, failed, type Outcome } from '../outcome.ts'
import { saveFile } from '../save-file.ts'
import type { ReportContext } from './context.ts'

/** Copies text and HTML together. If the browser refuses, it selects the text. */
export async function copyReport(
  report: Report,
  shown: HTMLElement | null,
  context: ReportContext,
): Promise<Outcome> {
  if (await copyBoth(report, shown)) return done(context.editor.copied)
  return failed(fill(context.words.pages.copyByHand, { keys: keys() }))
}

/** Copies one value. If the browser refuses, it selects the value. */
export async function copyValue(
  label: string,
  value: string,
  shown: HTMLElement | null,
  { editor }: ReportContext,
): Promise<Outcome> {
  if (await copy(value)) return done(fill(editor.copiedValue, { label }))
  if (shown !== null) selectText(shown)
  return failed(fill(editor.valueByHand, { label, keys: keys() }))
}

/**
 * Opens an address that is too short for the whole report.
 * It copies the report first: once another window is in front, the browser refuses to copy.
 */
export async function copyAndOpen(
  address: string,
  opened: string,
  report: Report,
  shown: HTMLElement | null,
  { editor }: ReportContext,
): Promise<Outcome> {
  const isCopied = await copyBoth(report, shown)
  // A click allows a new window for some seconds.
  window.open(address, '_blank', 'noreferrer')
  return isCopied
    ? done(`${opened} ${editor.alsoCopied}`)
    : failed(`${opened} ${fill(editor.notCopied, { keys: keys() })}`)
}

const fileForms = {
  html: { type: 'text/html', extension: 'html', write: (report: Report) => reportDocument(report) },
  markdown: { type: 'text/markdown', extension: 'md', write: reportMarkdown },
  json: { type: 'application/json', extension: 'json', write: reportJson },
} as const

/** Gives the file to the browser. Whether the browser keeps it is not known here. */
export async function save(
  report: Report,
  form: keyof typeof fileForms,
  { editor }: ReportContext,
): Promise<Outcome> {
  const { type, extension, write } = fileForms[form]
  const file = fileName(report, extension)
  try {
    saveFile(new Blob([write(report)], { type: `${type};charset=utf-8` }), file)
    return done(fill(editor.saved, { file }))
  } catch {
    return failed(editor.saveFailed)
  }
}

/** Browsers of phones cannot print, and a policy can forbid it. */
export async function print({ editor }: ReportContext): Promise<Outcome> {
  const started: Event[] = []
  const note = (event: Event) => void started.push(event)
  addEventListener('beforeprint', note)
  try {
    window.print()
  } catch {
    // There is no such function. The outcome below says so.
  }
  removeEventListener('beforeprint', note)
  return started.length > 0 ? done(editor.printed) : failed(editor.printFailed)
}

const keys = () => copyKeys(navigator.userAgent)

async function copyBoth(report: Report, shown: HTMLElement | null): Promise<boolean> {
  const isCopied = await copy(reportText(report), reportHtml(report))
  if (!isCopied && shown !== null) selectText(shown)
  return isCopied
}
