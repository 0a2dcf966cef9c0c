import type { BrowserKind } from '../browsers/find.ts'
import { launch } from '../browsers/launch.ts'
import type { TestBrowser } from '../browsers/types.ts'
import { accounts } from '../simulator/accounts.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'
import { play, scenes } from './play.ts'

const longest = 180_000
const artifacts = 'artifacts'

/** Shows the extension in the browser, and returns the exit code. */
export async function show(kind: BrowserKind, executable: string): Promise<number> {
  const headless = !hasDisplay()
  const simulator = await startSimulator()
  let browser: TestBrowser | undefined
  try {
    const name = kind === 'firefox' ? 'firefox' : 'chromium'
    const extension = name === 'firefox' ? 'dist/firefox' : 'dist/chrome'
    browser = await launch(name, { executable, extension, simulator, headless })
    console.log(`Started ${browser.version} with the extension.`)
    await (headless ? playAll(browser, simulator) : stayOpen(browser))
    return 0
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

async function playAll(browser: TestBrowser, simulator: Simulator): Promise<void> {
  console.log('No display here: playing both scenarios without one.')
  const tooLong = setTimeout(() => {
    console.error(`Gave up after ${longest / 1000} seconds.`)
    process.exit(1)
  }, longest)
  for (const scene of scenes) {
    // Signs out the person of the scene before.
    simulator.reset()
    await play(browser, scene, artifacts)
  }
  clearTimeout(tooLong)
}

async function stayOpen(browser: TestBrowser): Promise<void> {
  await browser.newTab('https://app.clara.com/')
  console.log('\nSign in with Microsoft as one of these people, with any password:\n')
  for (const { user, what } of accounts) console.log(`  ${user.padEnd(36)}${what}`)
  console.log('\nThe toolbar button shows the result. To end, close the browser, or press Ctrl-C here.')
  await Promise.race([browser.closed(), interrupted()])
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    // The handlers stay: a second signal must not end this process before the browser has ended.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
}
