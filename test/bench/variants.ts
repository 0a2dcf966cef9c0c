import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser as ExtensionApi } from 'webextension-polyfill'
import { launch } from '../browsers/launch.ts'
import type { BrowserName, TestBrowser } from '../browsers/types.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'
import type { Candidate } from './badge.ts'

/** In functions that run in the extension's own document. */
declare const chrome: ExtensionApi

/**
 * Our extension, and what it is compared with: one that does nothing; one that only shows a badge
 * and a popup; and the smallest that has the permissions and events which ours needs.
 */
export type Variant = 'empty' | 'bare' | 'smallest' | 'ours'

const shared = {
  manifest_version: 3,
  name: 'Variant',
  version: '1',
  browser_specific_settings: { gecko: { id: 'variant@contoso.example', strict_min_version: '140.0' } },
}

const signIn = 'https://login.microsoftonline.com/*'

const setsBadge =
  'chrome.runtime.onMessage.addListener((m, sender) => { chrome.action.setBadgeText({ tabId: sender.tab.id, text: "!" }) })'

const files: Readonly<Record<Exclude<Variant, 'ours'>, Readonly<Record<string, string>>>> = {
  empty: {
    'manifest.json': JSON.stringify({
      ...shared,
      action: { default_popup: 'popup.html' },
      background: backgroundOf('bg.js'),
    }),
    'bg.js': '',
    'popup.html': '<!doctype html><p>Nothing</p>',
  },
  /** Sets a badge when Microsoft's page has loaded, and has a popup in one file. */
  bare: {
    'manifest.json': JSON.stringify({
      ...shared,
      action: { default_popup: 'popup.html' },
      background: backgroundOf('bg.js'),
      content_scripts: [{ matches: [signIn], js: ['content.js'], run_at: 'document_start' }],
      host_permissions: [signIn],
    }),
    'bg.js': setsBadge,
    'content.js': 'addEventListener("DOMContentLoaded", () => { chrome.runtime.sendMessage(1) })',
    'popup.html':
      '<!doctype html><meta charset="utf-8"><body style="width:380px;height:480px"><h1>Need admin approval</h1><p>Ask your IT to approve Clara.</p>',
  },
  /** Sees the same requests as ours. Its page reader sends one message after the load. */
  smallest: {
    'manifest.json': JSON.stringify({
      ...shared,
      action: {},
      background: backgroundOf('bg.js'),
      content_scripts: [{ matches: [signIn], js: ['content.js'], run_at: 'document_start' }],
      permissions: ['webRequest'],
      host_permissions: [signIn],
    }),
    'bg.js': `${setsBadge}
const filter = { urls: ['${signIn}'], types: ['main_frame'] }
for (const event of ['onBeforeRequest', 'onBeforeRedirect', 'onResponseStarted', 'onErrorOccurred'])
  chrome.webRequest[event].addListener(() => {}, filter)`,
    'content.js': 'addEventListener("load", () => { chrome.runtime.sendMessage(1) })',
  },
}

function backgroundOf(script: string): object {
  return { service_worker: script, scripts: [script], preferred_environment: ['service_worker', 'document'] }
}

/** A simulator, and browsers with a variant each. The popup of ours does not open by itself. */
export async function openVariants(name: BrowserName) {
  const simulator = await startSimulator({ hintSignsIn: true, drawAfter: 0 })
  const closings: (() => Promise<void>)[] = [() => simulator.close()]
  return {
    simulator,
    async start(variant: Variant): Promise<Candidate> {
      const { browser, close } = await launchWith(name, variant, simulator)
      closings.unshift(close)
      const tab = await browser.newTab()
      if (variant === 'ours')
        await browser.inExtension(() => chrome.storage.local.set({ choices: { openPopup: false } }))
      return { browser, tab }
    },
    async close() {
      for (const close of closings) await close()
    },
  }
}

/** Starts a browser with the extension. `close` also deletes its folder. */
async function launchWith(
  name: BrowserName,
  variant: Variant,
  simulator: Simulator,
): Promise<{ browser: TestBrowser; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'clara-variant-'))
  if (variant === 'ours')
    await cp(name === 'firefox' ? 'dist/firefox' : 'dist/chrome', folder, { recursive: true })
  else
    for (const [file, content] of Object.entries(files[variant])) await writeFile(join(folder, file), content)
  // By default Firefox rounds the time for pages to milliseconds.
  const preferences = { 'privacy.reduceTimerPrecision': false }
  const browser = await launch(name, { extension: folder, simulator, preferences })
  const close = async () => {
    await browser.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  }
  return { browser, close }
}
