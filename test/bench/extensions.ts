import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from '../browsers/launch.ts'
import type { BrowserName, TestBrowser } from '../browsers/types.ts'
import type { Simulator } from '../simulator/index.ts'

/** Extensions that ours is measured against: one that does nothing at all, and one that does the least that can be done. */
export type Rival = 'empty' | 'bare' | 'ours'

const shared = {
  manifest_version: 3,
  name: 'Rival',
  version: '1',
  browser_specific_settings: { gecko: { id: 'rival@contoso.example', strict_min_version: '140.0' } },
}

const files: Readonly<Record<'empty' | 'bare', Readonly<Record<string, string>>>> = {
  empty: {
    'manifest.json': JSON.stringify({
      ...shared,
      action: { default_popup: 'popup.html' },
      background: backgroundOf('bg.js'),
    }),
    'bg.js': '',
    'popup.html': '<!doctype html><p>Nothing</p>',
  },
  /** Sets a badge as soon as Microsoft's page is there, and has a popup that is one file. */
  bare: {
    'manifest.json': JSON.stringify({
      ...shared,
      action: { default_popup: 'popup.html' },
      background: backgroundOf('bg.js'),
      content_scripts: [
        { matches: ['https://login.microsoftonline.com/*'], js: ['content.js'], run_at: 'document_start' },
      ],
      host_permissions: ['https://login.microsoftonline.com/*'],
    }),
    'bg.js':
      'chrome.runtime.onMessage.addListener((m, sender) => { chrome.action.setBadgeText({ tabId: sender.tab.id, text: "!" }) })',
    'content.js': 'addEventListener("DOMContentLoaded", () => { chrome.runtime.sendMessage(1) })',
    'popup.html':
      '<!doctype html><meta charset="utf-8"><body style="width:380px;height:480px"><h1>Need admin approval</h1><p>Ask your IT to approve Clara.</p>',
  },
}

function backgroundOf(script: string): object {
  return { service_worker: script, scripts: [script], preferred_environment: ['service_worker', 'document'] }
}

/** A browser of its own for each. */
export async function launchWith(
  name: BrowserName,
  rival: Rival,
  simulator: Simulator,
): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'clara-rival-'))
  if (rival === 'ours')
    await cp(name === 'firefox' ? 'dist/firefox' : 'dist/chrome', folder, { recursive: true })
  else {
    await mkdir(folder, { recursive: true })
    for (const [file, content] of Object.entries(files[rival])) await writeFile(join(folder, file), content)
  }
  return launch(name, { extension: folder, simulator })
}
