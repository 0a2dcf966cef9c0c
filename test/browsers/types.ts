import type { Language } from '../../src/_locales/index.ts'

/** A real browser with the extension loaded, reaching the simulator alone. */
export interface TestBrowser {
  readonly name: BrowserName
  /** As the browser itself names it, with its version. */
  readonly version: string
  /** Opens a tab in front; with an address it has loaded when this resolves. */
  newTab(url?: string): Promise<Tab>
  /** The tab or window that `action` makes a page open. */
  tabOpenedBy(action: () => Promise<void>): Promise<Tab>
  /** Reopens the last closed tab like Ctrl+Shift+T, which Chromium takes only from a person. */
  reopenTab?(): Promise<Tab>
  /** Text on the toolbar button while `tab` is in front. */
  badge(tab: Tab): Promise<string>
  /** What the toolbar button says when pointed at, while `tab` is in front. */
  title(tab: Tab): Promise<string>
  /** The popup of the toolbar button: opens it, or uses the one that has opened by itself. */
  openPopup(tab: Tab): Promise<Popup>
  /** When the button was last pressed to open it, milliseconds since the epoch. */
  pressedAt(): number
  /** A page of the extension's in a tab of its own. */
  extensionPage(path: string): Promise<Tab>
  /** Ends the background worker (event page in Firefox) as the browser does when it is idle. */
  stopWorker(): Promise<void>
  /** Asks without attaching to the worker: that would keep it alive. */
  workerRunning(): Promise<boolean>
  /** Installs a waiting update. The worker starts anew, and old page readers lose it. */
  reloadExtension(): Promise<void>
  /** Uncaught errors of the extension's scripts since the start, in tabs and elsewhere. */
  complaints(): Promise<string[]>
  /** How the extension is installed, as the browser itself sees it. */
  installed(): Promise<Installed>
  /** Looks for an update at its address, as the browser does, and installs it. */
  update(): Promise<void>
  /** Withdraws or grants access to every site, as a person can in the browser's settings. */
  letIn(isLetIn: boolean): Promise<void>
  /** Runs a function in a document of the extension's, where it has the extension's API. */
  inExtension<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>
  storage(area: 'session' | 'local'): Promise<Record<string, unknown>>
  clipboard(): Promise<Clipboard>
  /** Deletes every site's cookies. */
  clearCookies(): Promise<void>
  close(): Promise<void>
  /** Resolves when the browser has ended, whoever ended it. */
  closed(): Promise<void>
}

/** A document to read and use. Clicks and keys are real: they count as the person's. */
export interface View {
  /** Runs a function in the page. It sees nothing of the test but its arguments. */
  evaluate<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>
  /** Waits for an element to be visible, or for a function in the page to say yes. */
  waitFor(condition: string | (() => unknown), timeout?: number): Promise<void>
  /** Text of the first element that matches, as in the source; without a selector of the body. */
  text(selector?: string): Promise<string>
  html(): Promise<string>
  attribute(selector: string, name: string): Promise<string | null>
  /** Waits for the element to be visible, then presses it. */
  click(selector: string): Promise<void>
  screenshot(path: string): Promise<void>
  close(): Promise<void>
}

export interface Tab extends View {
  tabId(): number
  url(): Promise<string>
  /** Resolves when the page, or the browser's own error page, has loaded. */
  goto(url: string): Promise<void>
  back(): Promise<void>
  /** Cuts the network off, or gives it back. */
  offline(isOff: boolean): Promise<void>
  fill(selector: string, value: string): Promise<void>
  /** Presses a key wherever the focus is. */
  press(key: Key): Promise<void>
  /** Presses the keys that paste, in a field or an editable element. */
  paste(selector: string): Promise<void>
  /** Chooses a file in a file field, which need not be in sight. */
  choose(selector: string, path: string): Promise<void>
  /** Sets the window's size in CSS pixels. Firefox keeps its windows wider than a phone's. */
  resize?(width: number, height: number): Promise<void>
  /**
   * Processor time of the page's main thread since the first call, in milliseconds; only in
   * Chromium. It does not depend on what else the machine does.
   */
  busy?(): Promise<number>
  /** The person's choice of colors, as the page sees it. */
  colors(scheme: 'light' | 'dark'): Promise<void>
  /** The system's few colors in place of the page's own; only in Chromium. */
  forceColors?(): Promise<void>
}

interface Installed {
  version: string
  /** Whether the button is on the toolbar itself. */
  isPinned: boolean
  /** Whether the person may remove it, or switch it off. */
  isRemovable: boolean
}

/** By the names of the DOM. */
export type Key = 'Tab' | 'Enter' | 'Space' | 'ArrowDown' | 'ArrowRight' | 'Delete'

export type Popup = View

export type BrowserName = 'chromium' | 'firefox'

export interface Clipboard {
  text: string
  html: string
}

/** What a browser has to know of the simulator to reach it, and nothing else. */
export interface Network {
  /** CONNECT proxy on loopback: it passes the simulator's hosts and records what it refuses. */
  proxyPort: number
  /** SHA-256 of the public key of the simulator's CA, base64. */
  spki: string
  /** That CA's certificate. */
  caPem: string
  /** Microsoft's host bypasses the proxy: its name is not found, or nothing listens there. */
  direct?: 'unresolved' | 'refused'
}

export interface LaunchOptions {
  /** Folder of the build; or the ID of an extension that a policy installs: only wait for it. */
  extension: string | { byPolicy: string }
  /** Firefox's own settings, as in about:config. */
  preferences?: Readonly<Record<string, boolean>>
  simulator: Network
  language?: Language
  /** Default true. */
  headless?: boolean
  /** Whether the extension may see private windows; default false. */
  privateWindows?: boolean
  /** Folder of a profile that outlives the browser; default: one that goes with it. */
  profile?: string
  /** Folder for what pages save; default: the browser's own. */
  downloads?: string
  /** Default: the one that `find.ts` finds. */
  executable?: string
}
