import { hostOf } from '../attempt/recognise.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'

/*
 * Firefox hands a message over without its tab when the document has gone while the worker was only starting. The navigation that
 * the document went by names both, its address and its tab; where it leads to, the message tells as well. Kept for as long as a worker may take, in
 * memory: an address may hold secrets.
 */
const keptFor = 20_000
const maxKept = 100
/** Tabs that go the same way at the same time do so within it; milliseconds, like `keptFor`. */
const moment = 300

/** `tabId` is null where more than one tab has gone that way. */
const tabs = new Map<string, { tabId: number | null }>()
const asking = new Map<string, (tabId: number | null) => void>()

/** Takes note of a navigation by which a document of Microsoft's posts, where the browser tells that document's address: `originUrl`, Firefox alone. */
export function noteDeparture({ url, originUrl, method, tabId }: Navigation): void {
  if (method !== 'POST' || originUrl === undefined) return
  const from = hostOf(originUrl)
  if (from === null || !isMicrosoftHost(from)) return
  const { hostname, pathname } = new URL(url)
  const way = wayOf(originUrl, hostname, pathname)
  const known = tabs.get(way)
  keep(tabs, way, { tabId: known === undefined || known.tabId === tabId ? tabId : null })
  const answer = asking.get(way)
  // Another tab may be about to go the same way.
  if (answer) setTimeout(() => answer(tabs.get(way)?.tabId ?? null), moment)
}

interface Navigation {
  url: string
  originUrl?: string
  method: string
  tabId: number
}

/**
 * The tab in which the document of that address was left for that host and path a moment ago or is about to be; null where nobody tells it
 * in time, or where it might be another's.
 */
export function tabThatDeparted(address: string, to: { host: string; path: string }): Promise<number | null> {
  const way = wayOf(address, to.host, to.path)
  const known = tabs.get(way)
  if (known !== undefined) return Promise.resolve(known.tabId)
  if (asking.size >= maxKept) return Promise.resolve(null)
  return new Promise((resolve) => {
    keep(asking, way, resolve)
    setTimeout(resolve, keptFor, null)
  })
}

/** Each is as long-lived as its last note. */
function keep<T extends object>(all: Map<string, T>, way: string, value: T): void {
  if (all.size >= maxKept && !all.has(way)) return
  all.set(way, value)
  setTimeout(() => {
    if (all.get(way) === value) all.delete(way)
  }, keptFor)
}

function wayOf(address: string, host: string, path: string): string {
  return `${address.split('#')[0]} ${host}${path.slice(0, 200)}`
}
