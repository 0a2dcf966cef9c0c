import { hostOf } from '../attempt/recognize.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'

/*
 * Firefox sends a message without its tab if the document has gone while the worker starts.
 * The navigation that ended the document names its address and its tab; both stay in memory only.
 */

/** How long a worker may take to start, in milliseconds. */
const startTime = 20_000
/** Tabs that take the same route within this time cannot be told apart; milliseconds. */
const ambiguousTime = 300
const maxKept = 100

/** By route. `tabId` is null if more than one tab took it. */
const departures = new Map<string, { tabId: number | null }>()
const waiting = new Map<string, (tabId: number | null) => void>()

/** Notes a form that Microsoft's document posts. Only Firefox names the document. */
export function noteDeparture({ url, originUrl, method, tabId }: Navigation): void {
  if (method !== 'POST' || originUrl === undefined) return
  const from = hostOf(originUrl)
  if (from === null || !isMicrosoftHost(from)) return
  const { hostname, pathname } = new URL(url)
  const route = routeOf(originUrl, hostname, pathname)
  const known = departures.get(route)
  keep(departures, route, { tabId: known === undefined || known.tabId === tabId ? tabId : null })
  const resolve = waiting.get(route)
  if (resolve) setTimeout(() => resolve(departures.get(route)?.tabId ?? null), ambiguousTime)
}

interface Navigation {
  url: string
  originUrl?: string
  method: string
  tabId: number
}

/** The tab that left `address` for that target, or soon will; null if none or several did. */
export function tabThatDeparted(address: string, to: { host: string; path: string }): Promise<number | null> {
  const route = routeOf(address, to.host, to.path)
  const known = departures.get(route)
  if (known !== undefined) return Promise.resolve(known.tabId)
  if (waiting.size >= maxKept) return Promise.resolve(null)
  return new Promise((resolve) => {
    keep(waiting, route, resolve)
    setTimeout(resolve, startTime, null)
  })
}

/** Keeps an entry for `startTime` after its last change. */
function keep<T extends object>(entries: Map<string, T>, route: string, value: T): void {
  if (entries.size >= maxKept && !entries.has(route)) return
  entries.set(route, value)
  setTimeout(() => {
    if (entries.get(route) === value) entries.delete(route)
  }, startTime)
}

function routeOf(address: string, host: string, path: string): string {
  return `${address.split('#')[0]} ${host}${path.slice(0, 200)}`
}
