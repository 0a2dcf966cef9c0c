import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { Tab, TestBrowser } from '../browsers/types.ts'
import { dropFiles } from '../e2e/hand-in.ts'
import { firstTab, type State } from './records.ts'

/** For functions that run in a document of the extension. */
declare const chrome: ExtensionApi

/** A page of the extension. */
export interface GalleryPage {
  name: 'popup' | 'report' | 'screenshot' | 'options' | 'workbench'
  /** Widths of the window in CSS pixels, the usual one first. */
  widths: readonly number[]
  /** Whether the page looks different in this state. */
  shows(state: State): boolean
}

const isBlocked = ({ name }: State) => !['none', 'in-progress', 'unread', 'signed-in'].includes(name)

/** WCAG requires that a page fits into 320 pixels. A zoom of 200 % leaves 640 of 1280. */
export const galleryPages: readonly GalleryPage[] = [
  { name: 'popup', widths: [380, 320], shows: () => true },
  {
    name: 'report',
    widths: [1280, 640, 320],
    shows: (state) => isBlocked(state) || state.name === 'none',
  },
  {
    name: 'screenshot',
    widths: [1100, 320],
    shows: ({ name }) => name === 'admin-approval' || name === 'none',
  },
  { name: 'options', widths: [900, 640, 320], shows: ({ name }) => name === 'none' },
  {
    name: 'workbench',
    widths: [1280, 640, 320],
    shows: ({ name }) => ['none', 'in-progress', 'admin-approval', 'network'].includes(name),
  },
]

/** Shows a page with one state in this tab, and unfolds everything. */
export async function showPage(
  browser: TestBrowser,
  tab: Tab,
  { name }: GalleryPage,
  states: readonly State[],
  state: State,
): Promise<void> {
  if (name === 'screenshot' && state.stored !== null) await storeScreenshot(browser)
  const part = name === 'workbench' && state.name === 'in-progress' ? '#tenant' : ''
  const path = `${name}.html?tabId=${states.indexOf(state) + firstTab}${part}`
  await tab.goto(await browser.inExtension((at) => chrome.runtime.getURL(at), path))
  if (name === 'workbench') await fillWorkbench(tab, state)
  else await tab.waitFor(name === 'options' ? '#yours' : markOf(state))
  await tab.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
}

/** A mark on the root element of a page that shows the state. */
function markOf({ name }: State): string {
  return `[data-scenario="${name === 'unread' ? 'in-progress' : name}"]`
}

/** Shows nothing, the tenant check, the details of one text, or the list of a sign-in log. */
async function fillWorkbench(tab: Tab, { name }: State): Promise<void> {
  await tab.waitFor(name === 'in-progress' ? '[data-action="tenant-sign-in"]' : 'textarea')
  if (name === 'none' || name === 'in-progress') return
  const isOneText = name === 'admin-approval'
  const text = isOneText ? 'AADSTS90094: needs an administrator.' : signInLog()
  await dropFiles(tab, { name: 'handed-in', text })
  await tab.waitFor(isOneText ? '[data-part="details"]' : '[data-part="list"]')
}

function signInLog(): string {
  const codes = [90094, 90095, 0, 50105, 90094, 53003, 90094, 90095, 0, 700016, 90094, 50105]
  const entries = codes.map((errorCode, index) => ({
    id: `66b57ba8-07db-49b5-99b2-02ff19bc94${10 + index}`,
    createdDateTime: `2026-11-${10 + (index % 7)}T08:15:00Z`,
    correlationId: `252dbda5-aa88-465a-8a04-148dbdf559${10 + index}`,
    appDisplayName: 'Clara',
    resourceTenantId: `7e4a47aa-0000-4000-8000-00000000aaa${index % 2}`,
    status: { errorCode },
  }))
  return JSON.stringify(entries)
}

/** Stores a picture with a name on it, as the popup does for its editor. */
async function storeScreenshot(browser: TestBrowser): Promise<void> {
  await browser.inExtension(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 1000
    canvas.height = 600
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('No canvas to draw on.')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, 1000, 600)
    context.fillStyle = '#222'
    context.font = '28px sans-serif'
    context.fillText('ana@contoso.example', 320, 200)
    const personal = [{ x: 310, y: 170, width: 340, height: 40 }]
    await chrome.storage.session.set({
      screenshot: { image: canvas.toDataURL('image/png'), pageWidth: 1000, personal },
    })
  })
}
