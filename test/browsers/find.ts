import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Browser, Cache } from '@puppeteer/browsers'
import type { BrowserName } from './types.ts'

/** A browser as a person names it. */
export type BrowserKind = 'chromium' | 'chrome' | 'edge' | 'firefox'

/** Where `install.ts` puts what it downloads, and where Puppeteer's own installer does. */
export const ownCache = join(cacheFolder(), 'clara-sign-in-helper', 'browsers')
const caches = [ownCache, join(homedir(), '.cache', 'puppeteer')]

/** Executable of that very browser, or null. The environment's word counts first. */
export function findBrowser(kind: BrowserKind): string | null {
  const path = found.get(kind) ?? search(kind)
  if (path !== null) found.set(kind, path)
  return path
}

/** Executable that can play `name` in tests, whatever its brand, or null. */
export function findFor(name: BrowserName): string | null {
  const kinds: readonly BrowserKind[] = name === 'firefox' ? ['firefox'] : ['chromium', 'chrome', 'edge']
  for (const kind of kinds) {
    const path = findBrowser(kind)
    if (path !== null) return path
  }
  return null
}

/** A search starts the browser. A missing browser may be installed later: search again. */
const found = new Map<BrowserKind, string>()

function search(kind: BrowserKind): string | null {
  const { names, macOS, windows, variable, cached } = places[kind]
  const named = process.env[variable]
  if (named !== undefined && existsSync(named)) return named
  const candidates = [
    ...names.flatMap((name) => [...onPath(name), ...linuxFolders.map((folder) => join(folder, name))]),
    ...(process.platform === 'darwin' ? [macOS, join(homedir(), macOS)] : []),
    ...(process.platform === 'win32' ? windowsFolders().map((folder) => join(folder, windows)) : []),
    ...caches.flatMap((cache) => inCache(cache, cached)),
  ]
  return candidates.find((path) => existsSync(path) && starts(path)) ?? null
}

interface Places {
  variable: string
  /** Commands, best first. */
  names: readonly string[]
  macOS: string
  /** Below each of the folders for programs. */
  windows: string
  cached: readonly Browser[]
}

const places: Record<BrowserKind, Places> = {
  chromium: {
    variable: 'CHROME_PATH',
    names: ['chromium', 'chromium-browser'],
    macOS: '/Applications/Chromium.app/Contents/MacOS/Chromium',
    windows: 'Chromium\\Application\\chrome.exe',
    cached: [Browser.CHROME, Browser.CHROMIUM],
  },
  chrome: {
    variable: 'CHROME_PATH',
    names: ['google-chrome', 'google-chrome-stable', 'chrome'],
    macOS: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    windows: 'Google\\Chrome\\Application\\chrome.exe',
    cached: [Browser.CHROME],
  },
  edge: {
    variable: 'EDGE_PATH',
    names: ['microsoft-edge', 'microsoft-edge-stable'],
    macOS: '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    windows: 'Microsoft\\Edge\\Application\\msedge.exe',
    cached: [],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    macOS: '/Applications/Firefox.app/Contents/MacOS/firefox',
    windows: 'Mozilla Firefox\\firefox.exe',
    cached: [Browser.FIREFOX],
  },
}

const linuxFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/firefox']

function onPath(name: string): string[] {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
}

function windowsFolders(): string[] {
  const { PROGRAMFILES, LOCALAPPDATA } = process.env
  return [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter(
    (folder) => folder !== undefined,
  )
}

function inCache(cache: string, browsers: readonly Browser[]): string[] {
  if (!existsSync(cache)) return []
  const installed = new Cache(cache).getInstalledBrowsers()
  return installed.filter(({ browser }) => browsers.includes(browser)).map((found) => found.executablePath)
}

/** A download may lack the system's libraries; Windows has no `--version` to ask for. */
function starts(path: string): boolean {
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 15_000 }).status === 0
}

function cacheFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  return process.env.LOCALAPPDATA ?? process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
}
