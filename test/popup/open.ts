import { vi } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { type StoredTab, tabKey } from '../../src/diagnosis/stored.ts'
import type { Diagnosis } from '../../src/diagnosis/types.ts'
import { noon } from '../builders.ts'

const tabId = 7

/** What the popup under test finds in its browser. */
export interface Setup {
  attempt?: SignInAttempt
  /** Changes the diagnosis of the attempt in the record. */
  diagnosis?: Partial<Diagnosis>
  policy?: Record<string, unknown>
  language?: string
  search?: string
  hasAccess?: boolean
  grants?: boolean
  seesPrivate?: boolean
  /** The answer of `tabs.get`. */
  tab?: { url?: string }
  /** The error of a script in the tab. */
  notScriptable?: string
  isPrivate?: boolean
  /** `storage.local`. */
  local?: Record<string, unknown>
  /** Attempts of other tabs, by tab ID. */
  others?: Record<number, SignInAttempt>
  storageFails?: boolean
  workerFails?: boolean
  /** Otherwise its page is in a tab. */
  isPopupWindow?: boolean
  /** What an earlier popup has stored in `storage.session`. */
  session?: Record<string, unknown>
  /** The worker stores it while the popup reads. */
  meanwhile?: SignInAttempt
  tabIsGone?: boolean
  userAgent?: string
  /** A minute after the builders' noon, if not given. */
  now?: number
}

/** What the popup has done in its browser. */
interface Log {
  /** Permissions that it asked for. */
  asked: unknown[]
  /** Keys that it removed from `storage.local`. */
  removed: unknown[]
  /** Addresses that it opened, each with its tab. */
  went: unknown[]
  /** Tabs in which it ran a script. */
  probed: number[]
  /** The headline each time that it asked for its access. */
  headlines: (string | null)[]
  /** Messages to the worker. */
  sent: unknown[]
  /** What it stored in `storage.session`. */
  kept: Record<string, unknown>
}

type Listener = (changes: Record<string, { newValue?: unknown }>, area: string) => void

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }))
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))

// Compiles the popup's chunks before the first test, which would have to wait for them.
await Promise.all([import('../../src/popup/environment.ts'), import('../../src/popup/report-parts.ts')])

/** Opens the popup in an empty document. Resolves when it is drawn. */
export async function openPopup(setup: Setup = {}) {
  const listeners: Listener[] = []
  const log: Log = { asked: [], removed: [], went: [], probed: [], headlines: [], sent: [], kept: {} }
  const store = (attempt: SignInAttempt) => {
    for (const listener of listeners) listener({ [tabKey(tabId)]: { newValue: stored(attempt) } }, 'session')
  }
  Object.assign(fake.browser, {
    ...pageApi(setup, log),
    tabs: tabsApi(setup, log),
    storage: storageApi(setup, log, listeners, store),
    scripting: {
      executeScript: async () => {
        log.probed.push(tabId)
        if (setup.notScriptable !== undefined) throw new Error(setup.notScriptable)
      },
    },
    permissions: permissionsApi(setup, log),
  })
  vi.resetModules()
  document.body.replaceWith(document.createElement('body'))
  document.documentElement.removeAttribute('data-scenario')
  vi.stubGlobal('location', { search: setup.search ?? '' })
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(setup.userAgent ?? 'Chrome/156')
  vi.setSystemTime(setup.now ?? noon + 60_000)
  await import('../../src/popup/popup.tsx')
  // Modules of a fresh page take their time on a busy machine.
  await vi.waitFor(
    () => {
      if (!document.documentElement.dataset.scenario) throw new Error('not drawn yet')
    },
    { timeout: 20_000 },
  )
  return { ...log, store }
}

function pageApi(setup: Setup, { sent }: Log) {
  return {
    runtime: {
      sendMessage: async (message: unknown) => {
        if (setup.workerFails) throw new Error('No worker')
        sent.push(message)
      },
      getManifest: () => ({
        version: '0.1.0',
        host_permissions: ['https://login.microsoftonline.com/*', 'https://*.clara.com/*'],
      }),
    },
    i18n: { getUILanguage: () => setup.language ?? 'en-US' },
    extension: {
      isAllowedIncognitoAccess: async () => setup.seesPrivate ?? true,
      getViews: () => (setup.isPopupWindow ? [window] : []),
    },
  }
}

function tabsApi(setup: Setup, { went }: Log) {
  return {
    query: async () => [{ id: tabId }],
    get: async () => ({ incognito: setup.isPrivate ?? false, ...setup.tab }),
    update: async (id: number, { url }: { url: string }) => {
      if (setup.tabIsGone) throw new Error('No tab')
      went.push([id, url])
    },
    create: async ({ url }: { url: string }) => went.push(['new', url]),
  }
}

function storageApi(
  setup: Setup,
  { removed, kept }: Log,
  listeners: Listener[],
  store: (attempt: SignInAttempt) => void,
) {
  return {
    managed: { get: async () => setup.policy ?? Promise.reject(new Error('No policy')) },
    session: {
      get: async (key: string | null) => {
        if (setup.storageFails) throw new Error('No storage')
        const all = sessionOf(setup)
        if (setup.meanwhile) store(setup.meanwhile)
        return key === null ? all : { [key]: all[key] }
      },
      set: async (items: Record<string, unknown>) => void Object.assign(kept, items),
    },
    local: { get: async () => setup.local ?? {}, remove: async (keys: unknown) => removed.push(keys) },
    onChanged: { addListener: (listener: Listener) => listeners.push(listener) },
  }
}

function permissionsApi(setup: Setup, { asked, headlines }: Log) {
  return {
    contains: async () => {
      headlines.push(document.querySelector('h1')?.textContent ?? null)
      return asked.length === 0 ? (setup.hasAccess ?? true) : (setup.grants ?? true)
    },
    request: async (wanted: unknown) => {
      asked.push(wanted)
      return setup.grants ?? true
    },
  }
}

function sessionOf({ attempt, diagnosis, others = {}, session = {} }: Setup): Record<string, unknown> {
  const tabs = attempt === undefined ? others : { ...others, [tabId]: attempt }
  const records = Object.entries(tabs).map(([id, one]) => [tabKey(Number(id)), stored(one, diagnosis)])
  return { ...Object.fromEntries(records), ...session, session: 'of something else' }
}

function stored(attempt: SignInAttempt, changes?: Partial<Diagnosis>): StoredTab {
  const diagnosis = diagnose(attempt)
  return { ...emptyTab, attempt, diagnosis: diagnosis && { ...diagnosis, ...changes } }
}

/** What scripts and checks read from the root element. */
export function marks() {
  const { lang, dataset } = document.documentElement
  const { state, scenario, code, owner } = dataset
  return { lang, state, scenario, code, owner }
}
