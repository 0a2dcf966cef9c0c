import type { Place } from '../release/channels.ts'

/** Browsers that the kit writes files for. */
export type BrowserName = 'chrome' | 'edge' | 'chromium' | 'firefox'

/** `require`: in Edge nobody browses InPrivate before they have allowed the helper there. */
export type PrivateWindows = 'leave' | 'allow' | 'require'

/** What a company wants: the kit's whole input, checked. */
export interface Company {
  /** Where each of the company's browsers gets the extension from. */
  readonly browsers: Readonly<Partial<Record<BrowserName, Place>>>
  readonly pin: boolean
  readonly privateWindows: PrivateWindows
  /** The extension's own policy, as its managed storage takes it. */
  readonly policy: JsonObject
}

export type Json = boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

/** A file of the kit; text goes out as UTF-8. */
export interface RollOutFile {
  readonly path: string
  readonly content: string | Uint8Array
}
