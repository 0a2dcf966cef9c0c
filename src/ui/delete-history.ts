import browser from 'webextension-polyfill'
import { historyKey, saltKey } from '../diagnosis/history.ts'

/** Deletes the history and what tells people apart in it. */
export async function deleteHistory(): Promise<void> {
  await browser.storage.local.remove([historyKey, saltKey])
}
