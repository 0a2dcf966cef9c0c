import type { Browser as ExtensionApi } from 'webextension-polyfill'
import type { TestBrowser } from '../browsers/types.ts'
import { microsoftHost, unrelatedHost } from './hosts.ts'
import { type Answer, html } from './http.ts'

declare const chrome: ExtensionApi

/** The simulator answers these with the page that floods, and with 204, which keeps that page. */
export const floodPaths = { page: '/flood', target: '/common/flood' }

export interface Flood {
  windows: number
  /** So often in a second all pages together navigate to Microsoft's host. */
  perSecond: number
  seconds: number
}

/** A page that navigates to Microsoft's host as often and long as its query says (ms). */
export function floodPage(query: URLSearchParams): Answer {
  return html(
    `<title>Flood</title><script>let count = 0
const timer = setInterval(() => { location.href = 'https://${microsoftHost}${floodPaths.target}?' + count++ }, ${Number(query.get('every'))})
setTimeout(clearInterval, ${Number(query.get('duration'))}, timer)</script>`,
  )
}

/** Opens the windows with such a page. The returned function closes them. */
export async function startFlood(
  browser: TestBrowser,
  { windows, perSecond, seconds }: Flood,
): Promise<() => Promise<void>> {
  const every = Math.round((1000 * windows) / perSecond)
  const url = `https://${unrelatedHost}${floodPaths.page}?every=${every}&duration=${1000 * seconds}`
  const ids = await browser.inExtension(
    async (address, count) => {
      const create = () => chrome.windows.create({ url: address, width: 300, height: 300 })
      return (await Promise.all(Array.from({ length: count }, create))).map(({ id }) => id)
    },
    url,
    windows,
  )
  return () =>
    browser.inExtension(async (all) => {
      for (const id of all) if (id !== undefined) await chrome.windows.remove(id)
    }, ids)
}
