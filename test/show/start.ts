import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type BrowserKind, findBrowser } from '../browsers/find.ts'
import { provideBrowser } from '../browsers/install.ts'
import { launch } from '../browsers/launch.ts'
import type { TestBrowser } from '../browsers/types.ts'
import { accounts } from '../simulator/accounts.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'
import { play, scenes } from './play.ts'

/*
 * `npm start`: the extension in a real browser, against a Microsoft and a Clara on this machine alone.
 * With a display the browser stays open to be tried by hand; without one both scenarios play by themselves.
 */
const kinds = ['chromium', 'chrome', 'edge', 'firefox'] as const
const longest = 180_000
const artifacts = 'artifacts'

process.exit(await main())

async function main(): Promise<number> {
  const kind = chosenKind()
  if (kind === null) {
    console.error(`--browser: one of ${kinds.join(', ')}`)
    return 2
  }
  const provided = await provideBrowser(kind)
  if ('help' in provided) {
    console.error(provided.help)
    return 1
  }
  console.log(`Browser: ${provided.path}\nBuilding the extension …`)
  if (spawnSync(process.execPath, ['build.mjs'], { stdio: 'inherit' }).status !== 0) return 1
  return show(kind, provided.path)
}

/** Without a wish: whatever of Chromium's family is here, else Chromium, which is then installed. */
function chosenKind(): BrowserKind | null {
  const { values } = parseArgs({ options: { browser: { type: 'string' } } })
  if (values.browser !== undefined) return kinds.find((kind) => kind === values.browser) ?? null
  return (['chromium', 'chrome', 'edge'] as const).find((kind) => findBrowser(kind) !== null) ?? 'chromium'
}

async function show(kind: BrowserKind, executable: string): Promise<number> {
  const headless = !hasDisplay()
  const simulator = await startSimulator()
  let browser: TestBrowser | undefined
  try {
    const name = kind === 'firefox' ? 'firefox' : 'chromium'
    const extension = name === 'firefox' ? 'dist/firefox' : 'dist/chrome'
    browser = await launch(name, { executable, extension, simulator, headless })
    console.log(`Started ${browser.version} with the extension.`)
    return await (headless ? playAll(browser, simulator) : stayOpen(browser))
  } catch (error) {
    console.error(error)
    return 1
  } finally {
    await browser?.close()
    await simulator.close()
  }
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return Boolean(DISPLAY || WAYLAND_DISPLAY) || process.platform === 'darwin' || process.platform === 'win32'
}

async function playAll(browser: TestBrowser, simulator: Simulator): Promise<number> {
  console.log('No display here: playing both scenarios without one.')
  const tooLong = setTimeout(() => {
    console.error(`Gave up after ${longest / 1000} seconds.`)
    process.exit(1)
  }, longest)
  for (const scene of scenes) {
    // Nobody is signed in at Microsoft any more.
    simulator.reset()
    await play(browser, scene, artifacts)
  }
  clearTimeout(tooLong)
  return 0
}

async function stayOpen(browser: TestBrowser): Promise<number> {
  await browser.newTab('https://app.clara.com/')
  console.log('\nSign in with Microsoft as one of these; any password will do:\n')
  for (const { user, what } of accounts) console.log(`  ${user.padEnd(36)}${what}`)
  console.log('\nThe toolbar button says what happened. Close the browser, or press Ctrl-C here, to end.')
  await Promise.race([browser.closed(), interrupted()])
  return 0
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    // Kept: a second one must not end us before the browser has ended.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
}
