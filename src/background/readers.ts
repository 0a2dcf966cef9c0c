import browser from 'webextension-polyfill'
import { addresses } from './web-request.ts'

/** Runs the page reader in sign-in pages that are open already, and on allowed national clouds. */
export function keepReaders(): void {
  browser.runtime.onInstalled.addListener(() => void putReaders())
  browser.permissions.onAdded.addListener(() => void putReaders())
}

const id = 'reader'
const file = 'content.js'

async function putReaders(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll()
  const clouds = addresses('optional_host_permissions').filter((address) => origins.includes(address))
  await registerFor(clouds)
  const [manifestReader] = browser.runtime.getManifest().content_scripts ?? []
  const url = [...(manifestReader?.matches ?? []), ...clouds]
  for (const tab of await browser.tabs.query({ url })) {
    if (tab.id === undefined) continue
    // It fails without access, or if the tab has moved on.
    await browser.scripting.executeScript({ target: { tabId: tab.id }, files: [file] }).catch(() => undefined)
  }
}

async function registerFor(clouds: string[]): Promise<void> {
  await browser.scripting.unregisterContentScripts({ ids: [id] }).catch(() => undefined)
  if (clouds.length === 0) return
  const reader = { id, js: [file], matches: clouds, runAt: 'document_start' as const }
  await browser.scripting.registerContentScripts([reader])
}
