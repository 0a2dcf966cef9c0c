import { vi } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { type StoredTab, tabKey } from '../../src/diagnosis/stored.ts'
import { noon } from '../builders.ts'

const tabId = 7

/** What a popup under test finds around it. */
export interface Around {
  attempt?: SignInAttempt
  policy?: Record<string, unknown>
  language?: string
  search?: string
  hasAccess?: boolean
  grants?: boolean
  seesPrivate?: boolean
  /** What `tabs.get` tells, and why no script may run there. */
  tab?: { url?: string }
  notScriptable?: string
  isPrivate?: boolean
  /** `storage.local`. */
  local?: Record<string, unknown>
  /** Attempts of other tabs, by their numbers. */
  others?: Record<number, SignInAttempt>
  storageFails?: boolean
  /** What the worker stores while the popup is still reading. */
  meanwhile?: SignInAttempt
  tabIsGone?: boolean
  userAgent?: string
  /** Default: a little after the builders' noon. */
  now?: number
}

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }))
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))

/** Opens the popup anew on an empty document; resolves when it has drawn. */
export async function openPopup(around: Around = {}) {
  const listeners: ((changes: Record<string, { newValue?: unknown }>, area: string) => void)[] = []
  let hasAccess = around.hasAccess ?? true
  const asked: unknown[] = []
  const removed: unknown[] = []
  const went: unknown[] = []
  const probed: unknown[] = []
  /** What stood in the popup when the browser was first asked what may be seen. */
  let seenBefore: string | null | undefined
  /** The worker stores a new state of the tab. */
  const store = (attempt: SignInAttempt) => {
    for (const listener of listeners) listener({ [tabKey(tabId)]: { newValue: stored(attempt) } }, 'session')
  }
  Object.assign(fake.browser, {
    runtime: {
      getManifest: () => ({
        version: '0.1.0',
        host_permissions: ['https://login.microsoftonline.com/*', 'https://*.clara.com/*'],
      }),
    },
    i18n: { getUILanguage: () => around.language ?? 'en-US' },
    tabs: {
      query: async () => [{ id: tabId }],
      get: async () => ({ incognito: around.isPrivate ?? false, ...around.tab }),
      update: async (id: number, { url }: { url: string }) => {
        if (around.tabIsGone) throw new Error('No tab')
        went.push([id, url])
      },
      create: async ({ url }: { url: string }) => went.push(['new', url]),
    },
    storage: {
      managed: { get: async () => around.policy ?? Promise.reject(new Error('No policy')) },
      session: {
        get: async (key: string | null) => {
          if (around.storageFails) throw new Error('No storage')
          const all = sessionOf(around)
          if (around.meanwhile) store(around.meanwhile)
          return key === null ? all : { [key]: all[key] }
        },
      },
      local: { get: async () => around.local ?? {}, remove: async (keys: unknown) => removed.push(keys) },
      onChanged: { addListener: (listener: (typeof listeners)[number]) => listeners.push(listener) },
    },
    scripting: {
      executeScript: async () => {
        probed.push(tabId)
        if (around.notScriptable !== undefined) throw new Error(around.notScriptable)
      },
    },
    permissions: {
      contains: async () => {
        if (seenBefore === undefined) seenBefore = document.querySelector('h1')?.textContent ?? null
        return hasAccess
      },
      request: async (wanted: unknown) => {
        asked.push(wanted)
        hasAccess = around.grants ?? true
        return hasAccess
      },
    },
    extension: {
      isAllowedIncognitoAccess: async () => around.seesPrivate ?? true,
      getViews: () => [],
    },
  })
  vi.resetModules()
  document.body.replaceWith(document.createElement('body'))
  document.documentElement.removeAttribute('data-scenario')
  vi.stubGlobal('location', { search: around.search ?? '' })
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(around.userAgent ?? 'Chrome/156')
  vi.setSystemTime(around.now ?? noon + 60_000)
  await import('../../src/popup/popup.tsx')
  await vi.waitFor(() => {
    if (!document.documentElement.dataset.scenario) throw new Error('not drawn yet')
  })
  return {
    asked,
    removed,
    went,
    probed,
    seenBefore,
    store,
  }
}

function sessionOf({ attempt, others = {} }: Around): Record<string, unknown> {
  const tabs = attempt === undefined ? others : { ...others, [tabId]: attempt }
  const records = Object.entries(tabs).map(([id, one]) => [tabKey(Number(id)), stored(one)])
  return { ...Object.fromEntries(records), session: 'of something else' }
}

function stored(attempt: SignInAttempt | undefined): StoredTab | undefined {
  return attempt && { ...emptyTab, attempt, diagnosis: diagnose(attempt) }
}

/** What scripts and checks read from the root element. */
export function marks() {
  const { lang, dataset } = document.documentElement
  const { state, scenario, code, owner } = dataset
  return { lang, state, scenario, code, owner }
}
