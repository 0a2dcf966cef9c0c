import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { Tab, TestBrowser } from '../browsers/types.ts'
import { dropFiles } from '../e2e/hand-in.ts'
import { firstTab, type State } from './records.ts'

/** In functions that run in the extension's own document. */
declare const chrome: ExtensionApi

/** A page of the extension's, and the sizes of window that it has to do with, in CSS pixels: the first is its usual one. */
interface Face {
  name: 'popup' | 'report' | 'screenshot' | 'options' | 'workbench'
  widths: readonly number[]
  /** Whether it has something of its own to show for a state. */
  shows(state: State): boolean
}

const isStop = ({ name }: State) => !['none', 'in-progress', 'unread', 'signed-in'].includes(name)

/** 320 is the narrowest that accessibility asks for, and a window of 640 what 200 % of zoom leaves of 1280. */
export const faces: readonly Face[] = [
  { name: 'popup', widths: [380, 320], shows: () => true },
  { name: 'report', widths: [1280, 640, 320], shows: (state) => isStop(state) || state.name === 'none' },
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

/** Opens a face on one state in a tab of its own, everything unfolded. */
export async function openFace(
  browser: TestBrowser,
  { name }: Face,
  states: readonly State[],
  state: State,
): Promise<Tab> {
  if (name === 'screenshot' && state.stored !== null) await handOverPicture(browser)
  const part = name === 'workbench' && state.name === 'in-progress' ? '#tenant' : ''
  const tab = await browser.extensionPage(`${name}.html?tabId=${states.indexOf(state) + firstTab}${part}`)
  if (name === 'workbench') await handIn(tab, state)
  else
    await tab.waitFor(
      name === 'options' ? '[data-part="policy-check"]' : `[data-scenario="${markOf(state)}"]`,
    )
  await tab.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
  return tab
}

const markOf = ({ name }: State) => (name === 'unread' ? 'in-progress' : name)

/** Nothing, the tenant check, one text with what stopped somebody, or a log with many. */
async function handIn(tab: Tab, { name }: State): Promise<void> {
  await tab.waitFor(name === 'in-progress' ? '[data-action="tenant-sign-in"]' : 'textarea')
  if (name === 'none' || name === 'in-progress') return
  const entry = (errorCode: number, index: number) => ({
    id: `66b57ba8-07db-49b5-99b2-02ff19bc94${10 + index}`,
    createdDateTime: `2026-11-${10 + (index % 7)}T08:15:00Z`,
    correlationId: `252dbda5-aa88-465a-8a04-148dbdf559${10 + index}`,
    appDisplayName: 'Clara',
    resourceTenantId: `7e4a47aa-0000-4000-8000-00000000aaa${index % 2}`,
    status: { errorCode },
  })
  const codes = [90094, 90095, 0, 50105, 90094, 53003, 90094, 90095, 0, 700016, 90094, 50105]
  const isOne = name === 'admin-approval'
  await dropFiles(tab, {
    name: 'handed-in',
    text: isOne ? 'AADSTS90094: needs an administrator.' : JSON.stringify(codes.map(entry)),
  })
  await tab.waitFor(isOne ? '[data-part="details"]' : '[data-part="list"]')
}

/** A page with a name on it, as the popup would hand it over. */
async function handOverPicture(browser: TestBrowser): Promise<void> {
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
