import { vi } from 'vitest'
import { press } from '../screen.ts'

/** What the report's editor offers, shows and copies. */

export const actions = () =>
  [...document.querySelectorAll('.box [data-action]')].map((one) => one.getAttribute('data-action'))

/** The text of the preview without its buttons. */
export function previewed(): string {
  const copy = document.querySelector('[data-part="preview"]')?.cloneNode(true) as HTMLElement
  for (const button of copy.querySelectorAll('button')) button.remove()
  return tidy(copy.textContent)
}

export function textOfHtml(html: string): string {
  return tidy(new DOMParser().parseFromString(html, 'text/html').body.textContent)
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Presses “Copy report” and resolves to the content of the clipboard. */
export async function copied(form: 'text/plain' | 'text/html'): Promise<string> {
  const written: ClipboardItem[] = []
  const { userAgent, languages } = navigator
  const clipboard = { write: async (items: ClipboardItem[]) => void written.push(...items) }
  vi.stubGlobal('navigator', { userAgent, languages, clipboard })
  press('[data-action="copy-report"]')
  await vi.waitFor(() => {
    if (!document.querySelector('[data-part="outcome"].done')) throw new Error('not copied yet')
  })
  return (await written[0]?.getType(form))?.text() ?? ''
}
