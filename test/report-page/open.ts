import { vi } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { type StoredTab, tabKey } from '../../src/diagnosis/stored.ts'
import { noon } from '../builders.ts'

const tabId = 7

/** What the report page under test finds in its browser. */
export interface Setup {
  attempt?: SignInAttempt
  policy?: Record<string, unknown>
  language?: string
  storageFails?: boolean
}

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }))
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))

/** Opens the page in an empty document. Resolves to a function that stores a new attempt. */
export async function openPage(setup: Setup = {}) {
  const listeners: ((changes: Record<string, { newValue?: unknown }>, area: string) => void)[] = []
  Object.assign(fake.browser, {
    runtime: { getManifest: () => ({ version: '0.1.0' }) },
    i18n: { getUILanguage: () => setup.language ?? 'en-US' },
    storage: {
      managed: { get: async () => setup.policy ?? {} },
      local: { get: async () => ({}) },
      session: {
        get: async (key: string) => {
          if (setup.storageFails) throw new Error('storage is broken')
          return { [key]: stored(setup.attempt) }
        },
      },
      onChanged: { addListener: (listener: (typeof listeners)[number]) => void listeners.push(listener) },
    },
  })
  vi.resetModules()
  document.body.replaceChildren()
  document.documentElement.removeAttribute('data-scenario')
  vi.stubGlobal('location', { search: `?tabId=${tabId}` })
  vi.setSystemTime(noon + 60_000)
  await import('../../src/report-page/report.tsx')
  // Modules of a fresh page take their time on a busy machine.
  await vi.waitFor(
    () => {
      if (!document.documentElement.dataset.scenario) throw new Error('not drawn yet')
    },
    { timeout: 20_000 },
  )
  return (attempt?: SignInAttempt) => {
    for (const listener of listeners) listener({ [tabKey(tabId)]: { newValue: stored(attempt) } }, 'session')
  }
}

function stored(attempt: SignInAttempt | undefined): StoredTab | undefined {
  return attempt && { ...emptyTab, attempt, diagnosis: diagnose(attempt) }
}
