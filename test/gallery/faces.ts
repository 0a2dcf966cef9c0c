import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { Tab, TestBrowser } from '../browsers/types.ts'
import { firstTab, type State } from './records.ts'

/** In functions that run in the extension's own document. */
declare const chrome: ExtensionApi

/** A page of the extension's, and the sizes of window that it has to do with, in CSS pixels: the first is its usual one. */
interface Face {
  name: 'popup' | 'report' | 'screenshot' | 'options'
  widths: readonly number[]
  /** Whether it has something of its own to show for a state. */
  shows(state: State): boolean
}

const isStop = ({ name }: State) => !['none', 'in-progress', 'signed-in'].includes(name)

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
]

/** Opens a face on one state in a tab of its own, everything unfolded. */
export async function openFace(
  browser: TestBrowser,
  { name }: Face,
  states: readonly State[],
  state: State,
): Promise<Tab> {
  if (name === 'screenshot' && state.stored !== null) await handOverPicture(browser)
  const tab = await browser.extensionPage(`${name}.html?tabId=${states.indexOf(state) + firstTab}`)
  await tab.waitFor(name === 'options' ? '[data-part="policy-check"]' : `[data-scenario="${state.name}"]`)
  await tab.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
  return tab
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
