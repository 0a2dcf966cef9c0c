import type { Page } from 'puppeteer-core'
import { viewOf } from './chromium-view.ts'
import type { Clipboard } from './types.ts'

/** Pastes into an empty page, as a person would into a mail. */
export async function readClipboard(page: Page): Promise<Clipboard> {
  const view = viewOf(async () => page)
  try {
    await page.bringToFront()
    await page.setContent('<div contenteditable style="height:99px"></div>')
    await view.evaluate(() => {
      document.addEventListener('paste', ({ clipboardData }) => {
        document.body.dataset.text = clipboardData?.getData('text/plain') ?? ''
        document.body.dataset.html = clipboardData?.getData('text/html') ?? ''
      })
      document.querySelector('div')?.focus()
    })
    await page.keyboard.press('KeyV', { commands: ['Paste'] })
    await view.waitFor(() => document.body.dataset.html !== undefined)
    return await view.evaluate(() => {
      const { text = '', html = '' } = document.body.dataset
      return { text, html }
    })
  } finally {
    await page.close()
  }
}
