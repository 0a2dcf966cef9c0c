import { fill } from '../../_locales/index.ts'
import { reportDocument, reportHtml } from '../../report/html.ts'
import { reportJson } from '../../report/json.ts'
import { reportMarkdown } from '../../report/markdown.ts'
import { fileName } from '../../report/share-targets.ts'
import { reportText } from '../../report/text.ts'
import type { Report } from '../../report/types.ts'
import { copy, copyKeys, select } from '../clipboard.ts'
import type { Outcome } from '../outcome.ts'
import { saveFile } from '../save-file.ts'
import type { ReportContext } from './context.ts'

/** Text and HTML in one go; where the browser refuses, the text is shown selected. */
export async function copyReport(
  report: Report,
  shown: HTMLElement | null,
  context: ReportContext,
): Promise<Outcome> {
  if (await copyBoth(report, shown)) return done(context.editor.copied)
  return failed(fill(context.words.pages.copyByHand, { keys: keys() }))
}

/** A single value; where the browser refuses, it is selected in its place. */
export async function copyValue(
  label: string,
  value: string,
  shown: HTMLElement | null,
  { editor }: ReportContext,
): Promise<Outcome> {
  if (await copy(value)) return done(fill(editor.copiedValue, { label }))
  if (shown !== null) select(shown)
  return failed(fill(editor.valueByHand, { label, keys: keys() }))
}

/**
 * Opens an address that the report does not fit into, the report copied before: once another window has come to the front,
 * the browser lets nothing be copied from here.
 */
export async function copyAndOpen(
  address: string,
  opened: string,
  report: Report,
  shown: HTMLElement | null,
  { editor }: ReportContext,
): Promise<Outcome> {
  const isCopied = await copyBoth(report, shown)
  // The click still counts as the person's for some seconds.
  window.open(address, '_blank', 'noreferrer')
  return isCopied
    ? done(`${opened} ${editor.alsoCopied}`)
    : failed(`${opened} ${fill(editor.notCopied, { keys: keys() })}`)
}

export const forms = {
  html: { type: 'text/html', extension: 'html', write: (report: Report) => reportDocument(report) },
  markdown: { type: 'text/markdown', extension: 'md', write: reportMarkdown },
  json: { type: 'application/json', extension: 'json', write: reportJson },
} as const

/** Hands a file to the browser, which keeps it with the downloads; no more can be known here. */
export async function save(
  report: Report,
  form: keyof typeof forms,
  { editor }: ReportContext,
): Promise<Outcome> {
  const { type, extension, write } = forms[form]
  const file = fileName(report, extension)
  try {
    saveFile(new Blob([write(report)], { type: `${type};charset=utf-8` }), file)
    return done(fill(editor.saved, { file }))
  } catch {
    return failed(editor.saveFailed)
  }
}

/** Browsers of phones have no print window, and policy can take it away: then it does not say that it prints. */
export async function print({ editor }: ReportContext): Promise<Outcome> {
  let isPrinting = false
  const note = () => {
    isPrinting = true
  }
  addEventListener('beforeprint', note)
  try {
    window.print()
  } catch {
    // No such function: told below.
  }
  removeEventListener('beforeprint', note)
  return isPrinting ? done(editor.printed) : failed(editor.printFailed)
}

export const done = (text: string): Outcome => ({ isDone: true, text })
const failed = (text: string): Outcome => ({ isDone: false, text })
const keys = () => copyKeys(navigator.userAgent)

async function copyBoth(report: Report, shown: HTMLElement | null): Promise<boolean> {
  const isCopied = await copy(reportText(report), reportHtml(report))
  if (!isCopied && shown !== null) select(shown)
  return isCopied
}
