/** Copies a text, and its HTML if there is one. False if the browser refuses; never rejects. */
export async function copy(text: string, html?: string): Promise<boolean> {
  if (html !== undefined && (await succeeds(() => navigator.clipboard.write([bothForms(text, html)]))))
    return true
  return succeeds(() => navigator.clipboard.writeText(text))
}

/** Selects an element's text, so that the person can copy it with Ctrl+C. */
export function selectText(element: HTMLElement): void {
  const folded = element.closest('details')
  if (folded !== null) folded.open = true
  getSelection()?.selectAllChildren(element)
  element.scrollIntoView({ block: 'nearest' })
}

/** The keys that copy a selection on this system. */
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
