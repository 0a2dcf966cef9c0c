import browser from 'webextension-polyfill'
import { type Area, handOver, type Shot, takeOver } from '../ui/shot.ts'

/** `refused`: the browser gives pictures only after a press of the toolbar icon, and for no page of its own. */
export type Captured = 'taken' | 'refused' | 'failed'

/** Takes a picture of the page in the tab, with where names stand on it, and opens it in the editor beside the tab. */
export async function capture(tabId: number): Promise<Captured> {
  const picture = await take('png')
  if (picture === null) return 'refused'
  const page = await readPersonal(tabId)
  // A large screen's picture may be more than the browser keeps in memory: then it is made with some loss.
  const isKept = (await keep({ ...page, image: picture })) || (await keepSmaller(page))
  if (!isKept) return 'failed'
  const url = browser.runtime.getURL(`screenshot.html?tabId=${tabId}`)
  const { index, windowId } = await browser.tabs.get(tabId)
  try {
    await browser.tabs.create({ url, index: index + 1, ...(windowId !== undefined && { windowId }) })
    return 'taken'
  } catch (error) {
    // Nobody will come for it.
    await takeOver()
    throw error
  }
}

async function take(format: 'png' | 'jpeg'): Promise<string | null> {
  return browser.tabs.captureVisibleTab(undefined, { format, quality: 85 }).catch(() => null)
}

async function keep(shot: Shot): Promise<boolean> {
  return handOver(shot).then(
    () => true,
    () => false,
  )
}

async function keepSmaller(page: Omit<Shot, 'image'>): Promise<boolean> {
  const image = await take('jpeg')
  return image !== null && keep({ ...page, image })
}

/** A page that no script may look into has no areas that are known: the person covers them. */
async function readPersonal(tabId: number): Promise<Omit<Shot, 'image'>> {
  const nothing = { pageWidth: 0, personal: [] }
  const [answer] = await browser.scripting
    .executeScript({ target: { tabId }, func: personalAreas })
    .catch(() => [])
  return (answer?.result as Omit<Shot, 'image'> | undefined) ?? nothing
}

/**
 * Runs in the page, in the extension's own world, and only looks: where account names, what was typed and pictures of people
 * stand. It gives places, no texts. It must be whole in itself, since the browser hands its source over.
 */
function personalAreas(): { pageWidth: number; personal: Area[] } {
  const known =
    '#displayName, .identity, .identityBanner, #tilesHolder [role="button"], .user-picture, img[src*="photo" i], img[src*="avatar" i]'
  const boxes = Array.from(document.querySelectorAll(known), (one) => one.getBoundingClientRect())
  for (const field of document.querySelectorAll('input, textarea')) {
    if ((field as HTMLInputElement).value !== '' && (field as HTMLInputElement).type !== 'submit')
      boxes.push(field.getBoundingClientRect())
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    if (!/[^\s@]@[^\s@]+\.[^\s@]/.test(node.nodeValue ?? '')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    boxes.push(...range.getClientRects())
  }
  const personal = boxes
    .filter(({ width, height }) => width > 0 && height > 0)
    .map(({ x, y, width, height }) => ({ x, y, width, height }))
  return { pageWidth: window.innerWidth, personal: personal.slice(0, 50) }
}
