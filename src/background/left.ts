/*
 * Firefox hands a message over without its tab when the document has gone while the worker was only starting. The navigation that
 * the document went by names both, its address and its tab. Kept for as long as a worker may take, in memory: an address may hold secrets.
 */
const keptFor = 20_000
const maxKept = 100

const tabs = new Map<string, number>()
const asking = new Map<string, (tabId: number) => void>()

/** Takes note of the document of Microsoft's that a navigation of `tabId` leaves, where the browser tells its address: `originUrl`, Firefox alone. */
export function noteLeft(details: object, tabId: number): void {
  const { originUrl } = details as { originUrl?: string }
  if (originUrl === undefined) return
  const address = withoutFragment(originUrl)
  asking.get(address)?.(tabId)
  keep(tabs, address, tabId)
}

/** The tab in which the document of that address was left a moment ago or is about to be noted as left; null where nobody tells it in time. */
export function tabThatLeft(address: string): Promise<number | null> {
  const known = tabs.get(withoutFragment(address))
  if (known !== undefined) return Promise.resolve(known)
  if (asking.size >= maxKept) return Promise.resolve(null)
  return new Promise((resolve) => {
    keep(asking, withoutFragment(address), resolve)
    setTimeout(resolve, keptFor, null)
  })
}

function keep<T>(all: Map<string, T>, address: string, value: T): void {
  if (all.size >= maxKept) return
  all.set(address, value)
  setTimeout(() => {
    if (all.get(address) === value) all.delete(address)
  }, keptFor)
}

function withoutFragment(address: string): string {
  return address.split('#')[0] ?? ''
}
