import browser from 'webextension-polyfill'
import { emptyTab, fold } from '../attempt/fold.ts'
import type { Clara, Observation } from '../attempt/types.ts'
import { diagnose } from '../diagnosis/diagnose.ts'
import { type StoredTab, tabKey } from '../diagnosis/stored.ts'
import { loadSettings } from '../settings/load.ts'
import { isNews, openPopup } from './open-popup.ts'
import { show } from './show.ts'
import { openerOf } from './tabs.ts'

/** Tabs remembered at most; beyond that the ones longest untouched go. Tab closings are not watched: that would wake the worker for every site. */
const maxTabs = 30

/** One write at a time: two events of one tab may come within a millisecond. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * Takes what an event shows into the tab's record, stores the diagnosis with it and shows it on the toolbar.
 * A popup window has no toolbar: its attempt belongs to the tab that opened it as well.
 */
export function record(tabId: number, observe: (clara: Clara) => Observation[]): Promise<void> {
  const done = queue.then(() => take(tabId, observe))
  queue = done.catch((error: unknown) => console.error(error))
  return done.catch(() => undefined)
}

async function take(tabId: number, observe: (clara: Clara) => Observation[]): Promise<void> {
  if (tabId < 0) return
  const settings = await loadSettings()
  const observations = observe(settings)
  if (observations.length === 0) return
  const key = tabKey(tabId)
  const before = (await read(key)) ?? { ...emptyTab, diagnosis: null }
  const after = observations.reduce((tab, observation) => fold(tab, observation, settings), {
    attempt: before.attempt,
    clara: before.clara,
  })
  if (after.attempt === before.attempt && after.clara === before.clara) return
  const opener = before.opener ?? (after.attempt && (await openerOf(tabId)))
  const stored: StoredTab = {
    ...before,
    ...after,
    diagnosis: after.attempt && diagnose(after.attempt),
    ...(opener !== null && { opener }),
  }
  const news = isNews(stored, settings)
  if (news && stored.attempt) stored.announced = stored.attempt.startedAt
  await write(key, stored)
  if (before.attempt === null && stored.attempt === null) return
  if (opener !== null) await lend(stored, opener)
  for (const tab of opener === null ? [tabId] : [tabId, opener]) void show(tab, settings)
  // Not waited for: the next event must not hang on a window that the browser is slow to open.
  if (news) void openPopup(opener ?? tabId)
}

/** The opener shows the attempt as its own; when it last showed Clara itself stays as it was. */
async function lend({ opener: _, ...stored }: StoredTab, opener: number): Promise<void> {
  const own = await read(tabKey(opener))
  await write(tabKey(opener), { ...stored, clara: own?.clara ?? null })
}

async function read(key: string): Promise<StoredTab | undefined> {
  const stored = await browser.storage.session.get(key)
  return stored[key] as StoredTab | undefined
}

async function write(key: string, stored: StoredTab): Promise<void> {
  await browser.storage.session.set({ [key]: stored })
  const all = (await browser.storage.session.get(null)) as Record<string, StoredTab>
  const keys = Object.keys(all).filter((one) => one.startsWith(tabKey(0).slice(0, -1)))
  if (keys.length <= maxTabs) return
  keys.sort((a, b) => lastTouched(all[b]) - lastTouched(all[a]))
  await browser.storage.session.remove(keys.slice(maxTabs))
}

function lastTouched(stored: StoredTab | undefined): number {
  return Math.max(stored?.attempt?.seen.at(-1)?.at ?? 0, stored?.clara?.at ?? 0)
}
