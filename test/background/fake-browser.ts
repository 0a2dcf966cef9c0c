type Items = Record<string, unknown>

/** The parts of a browser that the worker uses. Tabs from 404 on are gone. */
export function fakeBrowser() {
  const session: Items = {}
  const local: Items = {}
  const badges = new Map<number, string>()
  const titles = new Map<number, string>()
  const calls: { name: string; input: unknown }[] = []
  let refusals = 0
  let held: Promise<void> | undefined

  function noted<T>(name: string, run: (input: T) => unknown) {
    return async (input: T) => {
      calls.push({ name, input })
      return run(input)
    }
  }

  function area(items: Items) {
    return {
      get: noted('storage.get', (key: string | null) => {
        if (key === null) return structuredClone(items)
        return key in items ? { [key]: structuredClone(items[key]) } : {}
      }),
      set: async (more: Items) => {
        await held
        if (refusals > 0) {
          refusals -= 1
          throw new Error('QUOTA_BYTES quota exceeded')
        }
        Object.assign(items, structuredClone(more))
      },
      remove: async (keys: string | string[]) => {
        for (const key of [keys].flat()) delete items[key]
      },
      clear: async () => clear(items),
    }
  }

  function reset(): void {
    for (const items of [session, local]) clear(items)
    for (const map of [badges, titles]) map.clear()
    calls.length = 0
    refusals = 0
    held = undefined
  }

  const browser = {
    runtime: { getManifest: () => ({ host_permissions: ['https://app.clara.com/*'] }) },
    i18n: { getUILanguage: () => 'en' },
    storage: {
      session: area(session),
      local: area(local),
      managed: { get: noted('storage.get', () => ({})) },
    },
    tabs: {
      get: async (tabId: number) => {
        if (tabId >= 404) throw new Error(`No tab with id: ${tabId}.`)
        return { ...tabOf(tabId), id: tabId, active: true, status: 'complete' }
      },
      query: async () => [],
    },
    windows: { get: async (id: number) => ({ type: id === 2 ? 'popup' : 'normal', focused: true }) },
    action: {
      getBadgeText: noted('action.getBadgeText', ({ tabId }: Button) => badges.get(tabId) ?? ''),
      getTitle: noted('action.getTitle', ({ tabId }: Button) => titles.get(tabId) ?? ''),
      setBadgeText: noted('action.setBadgeText', ({ tabId, text }: Button) => badges.set(tabId, text)),
      setTitle: noted('action.setTitle', ({ tabId, title }: Button) => titles.set(tabId, title)),
      setBadgeBackgroundColor: noted('action.setBadgeBackgroundColor', () => undefined),
      setIcon: noted('action.setIcon', () => undefined),
      openPopup: noted('action.openPopup', () => undefined),
    },
  }
  const refuseWrites = (times = Number.POSITIVE_INFINITY) => {
    refusals = times
  }
  /** Until the returned function is called. */
  const holdWrites = () => {
    const { promise, resolve } = withResolvers()
    held = promise
    return resolve
  }
  return { browser, session, local, badges, titles, calls, reset, refuseWrites, holdWrites }
}

function withResolvers() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

interface Button {
  tabId: number
  text: string
  title: string
}

/** Tab 8 is private; tab 9 is a popup window that tab 1 opened. */
function tabOf(tabId: number) {
  if (tabId === 9) return { windowId: 2, incognito: false, openerTabId: 1 }
  return { windowId: 1, incognito: tabId === 8 }
}

function clear(items: Items): void {
  for (const key of Object.keys(items)) delete items[key]
}
