import type { InstallSource } from '../release/channels.ts'

/** Browsers that the roll-out files are for. */
export type BrowserName = 'chrome' | 'edge' | 'chromium' | 'firefox'

/** `require`: Edge opens InPrivate only for people who have allowed the helper there. */
export type PrivateWindows = 'leave' | 'allow' | 'require'

/** The browser policy that installs the extension. Firefox has `ExtensionSettings` only. */
export type InstallBy = 'ExtensionSettings' | 'ExtensionInstallForcelist'

export interface Install extends InstallSource {
  /** Chromium disables an older version until it has updated. */
  readonly minimumVersion?: string
  /** Firefox looks for no updates. */
  readonly updatesDisabled?: boolean
}

/** The company's file, checked. */
export interface Company {
  readonly browsers: Readonly<Partial<Record<BrowserName, Install>>>
  /** IDs that the extension had in Chrome, Edge or Chromium before. */
  readonly formerIds: readonly string[]
  readonly installBy: InstallBy
  readonly pin: boolean
  readonly privateWindows: PrivateWindows
  /** People newly blocked within an hour before the alert in `fleet/` goes off. */
  readonly alertAt: number
  /** The extension's policy in the form of its managed storage. */
  readonly policy: JsonObject
}

export type JsonValue = boolean | number | string | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [name: string]: JsonValue
}

/** Text is written as UTF-8. */
export interface RollOutFile {
  readonly path: string
  readonly content: string | Uint8Array
}
