// Draws the PNGs in this folder from its SVGs: `npx tsx icons/draw.ts [path of a Chromium]`.
import { readFile } from 'node:fs/promises'
import puppeteer from 'puppeteer-core'

const here = import.meta.dirname
const sizes = [16, 24, 32, 48, 128]

const browser = await puppeteer.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  const page = await browser.newPage()
  for (const state of ['normal', 'attention', 'solved']) {
    const svg = await readFile(`${here}/${state}.svg`, 'utf8')
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`)
    for (const size of sizes) {
      await page.setViewport({ width: size, height: size })
      await page.screenshot({ path: `${here}/${state}-${size}.png`, omitBackground: true })
    }
  }
} finally {
  await browser.close()
}
