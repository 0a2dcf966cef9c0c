import browser from 'webextension-polyfill'
import type { SignInAttempt } from '../attempt/types.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import { isObject } from '../microsoft/json.ts'

/** How many steps of a failure the person has done. */
export interface Progress {
  /** The failure, see `failureKey`. */
  of: string
  done: number
}

const key = 'progress'

/** The same failure of the same attempt has the same key. It names nobody. */
export function failureKey({ startedAt }: SignInAttempt, { words, code }: Diagnosis): string {
  return `${startedAt} ${words} ${code}`
}

/** The progress that an earlier popup has stored; null if there is none. Never rejects. */
export async function readProgress(): Promise<Progress | null> {
  const stored: Record<string, unknown> = await browser.storage.session.get(key).catch(() => ({}))
  const progress = stored[key]
  return isProgress(progress) ? progress : null
}

/** Nothing is kept of a private window. Never rejects: without it the popup begins at step 1. */
export async function saveProgress(tabId: number | null, progress: Progress): Promise<void> {
  if (tabId === null) return
  const tab = await browser.tabs.get(tabId).catch(() => null)
  if (tab?.incognito !== false) return
  await browser.storage.session.set({ [key]: progress }).catch(() => undefined)
}

function isProgress(value: unknown): value is Progress {
  return isObject(value) && typeof value.of === 'string' && Number.isInteger(value.done)
}
