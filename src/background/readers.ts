import browser from 'webextension-polyfill'
import { addresses } from './web-request.ts'

/**
 * Puts the page reader where the manifest alone does not: into sign-in pages that were open before this version was there or
 * before it was let in, and on the hosts of national clouds that the person has allowed.
 */
export function keepReaders(): void {
  browser.runtime.onInstalled.addListener(() => void putReaders())
  browser.permissions.onAdded.addListener(() => void putReaders())
}

const id = 'reader'
const file = 'content.js'

async function putReaders(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll()
  const clouds = addresses('optional_host_permissions').filter((address) => origins.includes(address))
  await browser.scripting.unregisterContentScripts({ ids: [id] }).catch(() => undefined)
  if (clouds.length > 0) {
    await browser.scripting.registerContentScripts([
      { id, js: [file], matches: clouds, runAt: 'document_start' },
    ])
  }
  const [manifestReader] = browser.runtime.getManifest().content_scripts ?? []
  const url = [...(manifestReader?.matches ?? []), ...clouds]
  for (const tab of await browser.tabs.query({ url })) {
    if (tab.id === undefined) continue
    // Not let in there, or the tab has gone on.
    await browser.scripting.executeScript({ target: { tabId: tab.id }, files: [file] }).catch(() => undefined)
  }
}
