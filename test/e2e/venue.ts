import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '../../src/_locales/index.ts'
import { launch } from '../browsers/launch.ts'
import type { BrowserName, Network, TestBrowser } from '../browsers/types.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'

export interface Setting {
  language?: Language
  /** How Microsoft's pages look and what carries their codes. */
  simulator?: Parameters<typeof startSimulator>[0]
  privateWindows?: boolean
  /** Clara's client ID, as a build with `--client-id` has it. */
  clientId?: string
  /** Hosts that the extension's own scripts may ask; default: none. */
  asks?: readonly string[]
  /** Hosts that the browser may ask: it connects to a redirect's target before it checks it. */
  connects?: RegExp
  /** Whether the profile survives a restart. */
  lasts?: boolean
  /** The browser's network; default: the simulator's. */
  network?: (simulator: Simulator) => Promise<Network>
  /** For tests that change the browser or the extension itself: no other file gets this browser. */
  isAlone?: boolean
}

/** A simulator and a browser with the extension. */
export interface Venue {
  readonly simulator: Simulator
  readonly browser: TestBrowser
  /** Folder of what pages save. */
  readonly downloads: string
  /** Closes the browser and opens it again, with the same profile if the setting says `lasts`. */
  restart(): Promise<void>
  /** Closes the browser, deletes its profile and opens it again. */
  startAfresh(): Promise<void>
  close(): Promise<void>
}

/** Opens a browser of this test run's own build. */
export async function openVenue(name: BrowserName, setting: Setting): Promise<Venue> {
  const simulator = await startSimulator({ drawAfter: 30, ...setting.simulator })
  const folder = await mkdtemp(join(tmpdir(), 'clara-venue-'))
  const inFolder = (part: string) => join(folder, part)
  // A copy: a new build deletes the files while the browser needs them.
  await cp(name === 'firefox' ? 'dist/firefox' : 'dist/chrome', inFolder('extension'), { recursive: true })
  if (setting.clientId !== undefined) await bakeIn(inFolder('extension'), setting.clientId)
  const network = (await setting.network?.(simulator)) ?? simulator
  const start = () =>
    launch(name, {
      extension: inFolder('extension'),
      simulator: network,
      language: setting.language ?? 'en',
      privateWindows: setting.privateWindows ?? false,
      downloads: inFolder('downloads'),
      ...(setting.lasts && { profile: inFolder('profile') }),
    })
  await Promise.all(['downloads', 'profile'].map((part) => mkdir(inFolder(part))))
  let browser = await start()
  return {
    simulator,
    downloads: inFolder('downloads'),
    get browser() {
      return browser
    },
    async restart() {
      await browser.close()
      browser = await start()
    },
    async startAfresh() {
      await browser.close()
      await removeFolder(inFolder('profile'))
      await mkdir(inFolder('profile'))
      browser = await start()
    },
    async close() {
      await browser.close()
      await simulator.close()
      await removeFolder(folder)
    },
  }
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10 })
}

/** Changes a finished build as `build.mjs --client-id` changes a new one. */
async function bakeIn(folder: string, clientId: string): Promise<void> {
  const scripts = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'))
  const changed = await Promise.all(
    scripts.map(async (name) => {
      const before = await readFile(join(folder, name), 'utf8')
      const after = before.replaceAll(
        '{clientIds:[],redirectHosts:[]}',
        `{clientIds:["${clientId}"],redirectHosts:[]}`,
      )
      if (after !== before) await writeFile(join(folder, name), after)
      return after !== before
    }),
  )
  if (!changed.includes(true)) throw new Error('The build holds its defaults in another form.')
}
