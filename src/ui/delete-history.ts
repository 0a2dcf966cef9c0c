import browser from 'webextension-polyfill'
import { historyKey, saltKey } from '../diagnosis/history.ts'

/** Deletes the history, and the salt of the fingerprints in it. */
export async function deleteHistory(): Promise<void> {
  await browser.storage.local.remove([historyKey, saltKey])
}
