import browser from 'webextension-polyfill'

/** A rectangle; in CSS pixels of the page or in pixels of the picture, as the name beside it says. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** A picture of the page in a tab, on its way from the popup to the editor. */
export interface Shot {
  /** `data:` URL, PNG or JPEG. */
  image: string
  /** Width of the page's window in CSS pixels: the picture may have more of them. */
  pageWidth: number
  /** Where account names and their pictures stand, in CSS pixels of the page. */
  personal: Area[]
}

const key = 'screenshot'

/** Keeps a picture in the browser's memory until the editor takes it. Rejects where it is too big for that. */
export async function handOver(shot: Shot): Promise<void> {
  await browser.storage.session.set({ [key]: shot })
}

/** Takes the picture out of the browser's memory: there it is gone. null if there is none, or none that the popup has put there. */
export async function takeOver(): Promise<Shot | null> {
  const { [key]: shot } = await browser.storage.session.get(key)
  await browser.storage.session.remove(key)
  return isShot(shot) ? shot : null
}

function isShot(value: unknown): value is Shot {
  const shot = value as Partial<Shot> | null | undefined
  return typeof shot?.image === 'string' && Number.isFinite(shot.pageWidth) && Array.isArray(shot.personal)
}
