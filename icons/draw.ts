// Draws the PNGs in this folder from its SVGs: `npx tsx icons/draw.ts [path of a Chromium]`.
import { readFile, writeFile } from 'node:fs/promises'
import puppeteer from 'puppeteer-core'

const here = import.meta.dirname
const sizes = [16, 24, 32, 48, 128]
const steps = Array.from({ length: 16 }, (_, step) => step / 15)

const browser = await puppeteer.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  const page = await browser.newPage()
  for (const state of ['normal', 'attention', 'solved']) {
    const svg = await readFile(`${here}/${state}.svg`, 'utf8')
    for (const size of sizes) {
      const pixels = fewerShades(await page.evaluate(pixelsOf, svg, size), colorsIn(svg))
      const png = await page.evaluate(pngOf, pixels, size)
      await writeFile(`${here}/${state}-${size}.png`, Buffer.from(png, 'base64'))
    }
  }
} finally {
  await browser.close()
}

/** Runs in the page. */
async function pixelsOf(svg: string, size: number): Promise<number[]> {
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await image.decode()
  const context = new OffscreenCanvas(size, size).getContext('2d')
  if (context === null) throw new Error('This browser draws no canvas.')
  context.drawImage(image, 0, 0, size, size)
  return [...context.getImageData(0, 0, size, size).data]
}

function colorsIn(svg: string): number[][] {
  return Array.from(svg.matchAll(/(?:fill|stroke)="#(\w+)"/g), ([, hex = '']) => {
    const octets = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex
    return Array.from(octets.matchAll(/../g), ([octet]) => Number.parseInt(octet, 16))
  })
}

/**
 * Gives an edge one of 16 shades between two colors of the drawing. Nobody sees the difference,
 * and a short palette makes the file a third smaller.
 */
function fewerShades(pixels: readonly number[], colors: readonly number[][]): number[] {
  const shades = colors.flatMap((one) =>
    colors.flatMap((other) => steps.map((step) => mix(one, other, step))),
  )
  return Array.from({ length: pixels.length / 4 }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.slice(index * 4, index * 4 + 4)
    const opacity = Math.round(alpha / 17) * 17
    return opacity === 0 ? [0, 0, 0, 0] : [...nearest(shades, [red, green, blue]), opacity]
  }).flat()
}

function mix(one: readonly number[], other: readonly number[], share: number): number[] {
  return one.map((octet, index) => Math.round(octet + (Number(other[index]) - octet) * share))
}

function nearest(shades: readonly number[][], color: readonly number[]): number[] {
  const distance = (shade: readonly number[]) =>
    Math.hypot(...shade.map((octet, index) => octet - Number(color[index])))
  return shades.reduce((best, shade) => (distance(shade) < distance(best) ? shade : best))
}

/** Runs in the page. */
async function pngOf(pixels: number[], size: number): Promise<string> {
  const canvas = new OffscreenCanvas(size, size)
  canvas.getContext('2d')?.putImageData(new ImageData(Uint8ClampedArray.from(pixels), size), 0, 0)
  const png = await (await canvas.convertToBlob()).arrayBuffer()
  return btoa(String.fromCharCode(...new Uint8Array(png)))
}
