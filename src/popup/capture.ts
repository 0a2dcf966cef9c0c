import browser from 'webextension-polyfill'
import {
  type PageAreas,
  readPageAreas,
  type Screenshot,
  storeScreenshot,
  takeStoredScreenshot,
} from '../ui/screenshot.ts'
import { personalAreas } from './personal-areas.ts'

export type Captured =
  | 'taken'
  /** A browser allows it only after a click on the toolbar icon, and for no page of its own. */
  | 'refused'
  | 'failed'

/** Takes a picture of the tab's page and opens it in the editor, with the areas that show names. */
export async function capture(tabId: number): Promise<Captured> {
  const picture = await take('png')
  if (picture === null) return 'refused'
  const page = await readPersonal(tabId)
  // A large picture may exceed the quota of storage.session. A JPEG is smaller.
  const isKept = (await keep({ ...page, image: picture })) || (await keepSmaller(page))
  if (!isKept) return 'failed'
  const url = browser.runtime.getURL(`screenshot.html?tabId=${tabId}`)
  const { index, windowId } = await browser.tabs.get(tabId)
  try {
    await browser.tabs.create({ url, index: index + 1, ...(windowId !== undefined && { windowId }) })
    return 'taken'
  } catch (error) {
    // No editor will take it out of the storage.
    await takeStoredScreenshot()
    throw error
  }
}

/** A `data:` URL; null if the browser refuses. */
async function take(format: 'png' | 'jpeg'): Promise<string | null> {
  return browser.tabs.captureVisibleTab(undefined, { format, quality: 85 }).catch(() => null)
}

async function keep(screenshot: Screenshot): Promise<boolean> {
  return storeScreenshot(screenshot).then(
    () => true,
    () => false,
  )
}

async function keepSmaller(page: PageAreas): Promise<boolean> {
  const image = await take('jpeg')
  return image !== null && keep({ ...page, image })
}

/** A page that allows no script has no known areas: the person covers them by hand. */
async function readPersonal(tabId: number): Promise<PageAreas> {
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId }, func: personalAreas })
    .catch(() => [])
  return readPageAreas(answer?.result) ?? { pageWidth: 0, personal: [] }
}
