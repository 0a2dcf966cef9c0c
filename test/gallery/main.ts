import { spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { languages } from '../../src/_locales/index.ts'
import { provideBrowser } from '../browsers/install.ts'
import { launch } from '../browsers/launch.ts'
import { startSimulator } from '../simulator/index.ts'
import { faces, openFace } from './faces.ts'
import { playAll, put, type State } from './records.ts'
import { drawStorePictures } from './store.ts'

/*
 * `npm run gallery`: every face in every state, language and theme, as pictures with a page to look at them side by side.
 * `npm run gallery -- --store`: the pictures that the stores ask for, in dist/store.
 * The states are what the worker has stored of sign-ins played against the simulator.
 */
const folder = join('artifacts', 'gallery')
const schemes = ['light', 'dark'] as const

process.exit(await main())

async function main(): Promise<number> {
  const provided = await provideBrowser('chromium')
  if ('help' in provided) {
    console.error(provided.help)
    return 1
  }
  if (spawnSync(process.execPath, ['build.mjs'], { stdio: 'inherit' }).status !== 0) return 1
  if (process.argv.includes('--store')) {
    for (const file of await drawStorePictures(provided.path)) console.log(file)
    return 0
  }
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const simulator = await startSimulator({ drawAfter: 30 })
  try {
    let states: State[] | undefined
    for (const language of languages) {
      const { path: executable } = provided
      const browser = await launch('chromium', { executable, extension: 'dist/chrome', simulator, language })
      try {
        states ??= await playAll(browser, simulator)
        await put(browser, states)
        for (const face of faces)
          for (const state of states.filter(face.shows)) {
            const tab = await openFace(browser, face, states, state)
            const [width = 380] = face.widths
            const height = await tab.evaluate(() => document.documentElement.scrollHeight)
            await tab.resize?.(width, Math.min(height + 20, 6000))
            for (const scheme of schemes) {
              await tab.colours(scheme)
              await tab.screenshot(join(folder, fileOf(face.name, state.name, language, scheme)))
            }
            await tab.close()
          }
      } finally {
        await browser.close()
      }
      console.log(`${language}: done`)
    }
    await writeFile(join(folder, 'index.html'), index(states ?? []))
    console.log(`Look at ${join(folder, 'index.html')}`)
    return 0
  } finally {
    await simulator.close()
  }
}

function fileOf(face: string, state: string, language: string, scheme: string): string {
  return `${face}-${state}-${language}-${scheme}.png`
}

/** One row a face and state, one column a language and theme. Names are our own: nothing needs escaping. */
function index(states: readonly State[]): string {
  const columns = schemes.flatMap((scheme) => languages.map((language) => ({ language, scheme })))
  const rows = faces.flatMap(({ name, shows }) =>
    states.filter(shows).map((state) => {
      const cells = columns.map(({ language, scheme }) => {
        const file = fileOf(name, state.name, language, scheme)
        return `<td><a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a></td>`
      })
      return `<tr><th>${name}<br>${state.name}</th>${cells.join('')}</tr>`
    }),
  )
  const heads = columns.map(({ language, scheme }) => `<th>${language}, ${scheme}</th>`)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every face</title>
<style>body{font:14px system-ui,sans-serif;background:#999}th{position:sticky;top:0;left:0;background:#ccc;padding:4px}td{vertical-align:top}img{width:280px}</style>
<table><tr><th></th>${heads.join('')}</tr>
${rows.join('\n')}
</table>
</html>
`
}
