import browser from 'webextension-polyfill'
import { defaultSettings } from './defaults.ts'
import { mergePolicy } from './merge.ts'
import type { Settings } from './types.ts'

/** The settings in force now. Never rejects: Firefox throws where there is no policy, Chromium delivers an empty one. */
export async function loadSettings(): Promise<Settings> {
  const policy = await browser.storage.managed.get().catch(() => ({}))
  return mergePolicy(defaultSettings(), policy)
}
