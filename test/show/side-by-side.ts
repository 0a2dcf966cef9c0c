import { readFile } from 'node:fs/promises'
import type { TestBrowser } from '../browsers/types.ts'

/** Draws Microsoft's page and the popup in one picture, by default in the window's size. */
export async function sideBySide(
  browser: TestBrowser,
  page: string,
  popup: string,
  into: string,
  size?: { width: number; height: number },
): Promise<void> {
  const tab = await browser.newTab('about:blank')
  if (size !== undefined) await tab.resize?.(size.width, size.height)
  const [left, right] = await Promise.all([page, popup].map((path) => readFile(path, 'base64')))
  await tab.evaluate(
    async (...pictures: string[]) => {
      document.body.style.cssText =
        'margin:0;display:grid;grid-template-columns:1fr 380px;gap:12px;padding:12px;min-height:100vh;box-sizing:border-box;align-items:center;background:#d9dee5'
      const images = pictures.map((picture) => {
        const image = new Image()
        image.src = `data:image/png;base64,${picture}`
        image.style.cssText = 'width:100%;box-shadow:0 2px 10px #0005'
        return image
      })
      document.body.replaceChildren(...images)
      await Promise.all(images.map((image) => image.decode()))
    },
    left ?? '',
    right ?? '',
  )
  await tab.screenshot(into)
  await tab.close()
}
