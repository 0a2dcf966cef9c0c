import { spawnSync } from 'node:child_process'
import { Browser, detectBrowserPlatform, install, resolveBuildId } from '@puppeteer/browsers'
import { type BrowserKind, findBrowser, ownCache } from './find.ts'

/** The browser's executable, or the one command that would help. */
export type Provided = { path: string } | { help: string }

/** What can be tried, one after the other, to come by a browser. */
export interface Means {
  find(kind: BrowserKind): string | null
  /** Throws where the source cannot be reached. */
  download(kind: BrowserKind): Promise<void>
  /** null where the person may not install packages. Throws where it fails. */
  systemPackage(kind: BrowserKind): (() => void) | null
  say(line: string): void
}

/** Finds the browser, else downloads it, else installs the system's package. Never throws. */
export async function provideBrowser(kind: BrowserKind, means: Means = ownMeans): Promise<Provided> {
  const found = means.find(kind)
  if (found !== null) return { path: found }
  const ways = [() => means.download(kind), means.systemPackage(kind)]
  for (const way of ways) {
    if (way === null) continue
    try {
      await way()
      const path = means.find(kind)
      if (path !== null) return { path }
      means.say(`${kind}: installed, but it does not start`)
    } catch (error) {
      means.say(`${kind}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { help: `${kind} is missing. Install it with: ${helps(kind)}` }
}

const ownMeans: Means = {
  find: findBrowser,
  async download(kind) {
    const browser = downloads[kind]
    const platform = detectBrowserPlatform()
    if (browser === null || platform === undefined) throw new Error('no download for this system')
    console.log(`${kind}: not found here, trying to download it`)
    const buildId = await patiently(10_000, () => resolveBuildId(browser, platform, 'stable'))
    await patiently(40_000, (progress) =>
      install({ browser, platform, buildId, cacheDir: ownCache, downloadProgressCallback: progress }),
    )
  },
  systemPackage(kind) {
    const name = packages[kind]
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
    if (name === null || !runs('apt-get', '--version') || (sudo.length > 0 && !runs('sudo', '-n', 'true')))
      return null
    return () => {
      console.log(`${kind}: installing the package ${name}`)
      run(...sudo, 'apt-get', 'update')
      run(...sudo, 'apt-get', 'install', '-y', '--no-install-recommends', name)
    }
  },
  say: (line) => console.log(line),
}

const downloads: Record<BrowserKind, Browser | null> = {
  chromium: Browser.CHROME,
  chrome: Browser.CHROME,
  edge: null,
  firefox: Browser.FIREFOX,
}

const packages: Record<BrowserKind, string | null> = {
  chromium: 'chromium',
  chrome: null,
  edge: null,
  firefox: 'firefox-esr',
}

function helps(kind: BrowserKind): string {
  if (process.platform === 'darwin') return `brew install --cask ${casks[kind]}`
  if (process.platform === 'win32') return `winget install ${wingets[kind]}`
  const name = packages[kind]
  if (name !== null) return `sudo apt-get update && sudo apt-get install -y ${name}`
  return kind === 'edge' ? 'https://www.microsoft.com/edge' : 'npx @puppeteer/browsers install chrome@stable'
}

const casks = { chromium: 'chromium', chrome: 'google-chrome', edge: 'microsoft-edge', firefox: 'firefox' }
const wingets = {
  chromium: 'Hibbiki.Chromium',
  chrome: 'Google.Chrome',
  edge: 'Microsoft.Edge',
  firefox: 'Mozilla.Firefox',
}

/** Gives up on work that has shown no progress for `patience` milliseconds. */
function patiently<T>(patience: number, work: (progress: () => void) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error('the source of downloads cannot be reached'))
    const timer = setTimeout(giveUp, patience)
    work(() => timer.refresh())
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

function runs(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 15_000 }).status === 0
}

function run(...[command = '', ...args]: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
    timeout: 600_000,
  })
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed`)
}
