import type { InstallSource } from '../release/channels.ts'

/** Browsers that the roll-out files are for. */
export type BrowserName = 'chrome' | 'edge' | 'chromium' | 'firefox'

/** `require`: Edge opens InPrivate only for people who have allowed the helper there. */
export type PrivateWindows = 'leave' | 'allow' | 'require'

/** The company's file, checked. */
export interface Company {
  readonly browsers: Readonly<Partial<Record<BrowserName, InstallSource>>>
  readonly pin: boolean
  readonly privateWindows: PrivateWindows
  /** The extension's policy in the form of its managed storage. */
  readonly policy: JsonObject
}

export type Json = boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

/** Text is written as UTF-8. */
export interface RollOutFile {
  readonly path: string
  readonly content: string | Uint8Array
}
