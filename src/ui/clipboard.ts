/** Puts a text, and its HTML form where there is one, on the clipboard; false where the browser refuses. Never rejects. */
export async function copy(text: string, html?: string): Promise<boolean> {
  if (html !== undefined && (await succeeds(() => navigator.clipboard.write([bothForms(text, html)]))))
    return true
  return succeeds(() => navigator.clipboard.writeText(text))
}

/** Shows an element's whole text selected, so that the person's own Ctrl+C takes it. */
export function select(element: HTMLElement): void {
  const folded = element.closest('details')
  if (folded !== null) folded.open = true
  getSelection()?.selectAllChildren(element)
  element.scrollIntoView({ block: 'nearest' })
}

/** The keys that copy a selection here. */
export function copyKeys(userAgent: string): string {
  return /Mac OS X/.test(userAgent) ? '⌘C' : 'Ctrl+C'
}

function bothForms(text: string, html: string): ClipboardItem {
  return new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  })
}

async function succeeds(attempt: () => Promise<void>): Promise<boolean> {
  try {
    await attempt()
    return true
  } catch {
    return false
  }
}
