import browser from 'webextension-polyfill'
import { isObject } from '../microsoft/json.ts'

/** A rectangle, in CSS pixels of the page or in pixels of the picture. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** Where the page shows personal data, in CSS pixels. */
export interface PageAreas {
  /** The picture of the page may have more pixels. */
  pageWidth: number
  personal: Area[]
}

/** A picture of the page in a tab, for the editor. */
export interface Screenshot extends PageAreas {
  /** `data:` URL, PNG or JPEG. */
  image: string
}

const key = 'screenshot'

/** Keeps the picture until the editor takes it. Rejects if it exceeds the quota. */
export async function storeScreenshot(screenshot: Screenshot): Promise<void> {
  await browser.storage.session.set({ [key]: screenshot })
}

/** Takes the picture out of the storage and deletes it there. Null if there is none. */
export async function takeStoredScreenshot(): Promise<Screenshot | null> {
  const { [key]: stored } = await browser.storage.session.get(key)
  await browser.storage.session.remove(key)
  const areas = readPageAreas(stored)
  const image = isObject(stored) && stored.image
  return areas !== null && typeof image === 'string' ? { ...areas, image } : null
}

/** Null for anything but areas. */
export function readPageAreas(value: unknown): PageAreas | null {
  if (!isObject(value)) return null
  const { pageWidth, personal } = value
  const isWhole = isNumber(pageWidth) && Array.isArray(personal) && personal.every(isArea)
  return isWhole ? { pageWidth, personal } : null
}

const isArea = (value: unknown): value is Area =>
  isObject(value) && [value.x, value.y, value.width, value.height].every(isNumber)

const isNumber = (value: unknown): value is number => Number.isFinite(value)
