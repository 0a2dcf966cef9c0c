import browser from 'webextension-polyfill'
import { emptyTab, fold } from '../attempt/fold.ts'
import type { Observation } from '../attempt/observation.ts'
import type { Clara, TabRecord } from '../attempt/types.ts'
import { diagnose } from '../diagnosis/diagnose.ts'
import {
  isTabKey,
  maxTabs,
  readStored,
  type StoredTab,
  storedTabs,
  tabIdOf,
  tabKey,
} from '../diagnosis/stored.ts'
import { loadSettings } from '../settings/load.ts'
import type { Settings } from '../settings/types.ts'
import { fingerprint, forgetOld, loadPast, remember } from './history.ts'
import { isNews, openPopup } from './open-popup.ts'
import { isGone, placeOf } from './tabs.ts'
import { show } from './toolbar.ts'

/** One write at a time: two events of one tab may come within a millisecond. */
let queue: Promise<unknown> = Promise.resolve()

/** What an event shows, given what makes an app Clara and whether the tab has an attempt already. */
type Observe = (clara: Clara, known: boolean) => Observation[]

/**
 * Takes what an event shows into the tab's record, stores the diagnosis with it and shows it on the toolbar.
 * A popup window has no toolbar: its attempt belongs to the tab that opened it as well. `account` is who signs in, where the event tells.
 */
export function record(tabId: number, observe: Observe, account: string | null = null): Promise<void> {
  return inTurn(() => take(tabId, observe, account))
}

/** Messages of one tab that wait for their turn at most: who talks without end must not keep other tabs waiting. */
const maxWaiting = 50
const waiting = new Map<number, number>()

/** Like `record`, for what a page tells; beyond what may wait it is not heard. */
export async function recordTold(tabId: number, observe: Observe, account: string | null): Promise<void> {
  const ahead = waiting.get(tabId) ?? 0
  if (ahead >= maxWaiting) return
  waiting.set(tabId, ahead + 1)
  await record(tabId, observe, account)
  const left = (waiting.get(tabId) ?? 1) - 1
  if (left > 0) waiting.set(tabId, left)
  else waiting.delete(tabId)
}

/** When the worker wakes: what a private window or a former time has left goes. */
export function tidy(): Promise<void> {
  void forgetPrivate()
  return inTurn(async () => forgetOld((await loadSettings()).history))
}

/** Deletes what is known of tabs that are gone, unless it was seen that they were not private: nothing of a private window outlives it. */
export function forgetPrivate(): Promise<void> {
  return inTurn(async () => {
    for (const [key, value] of Object.entries(await browser.storage.session.get(null))) {
      if (isTabKey(key) && readStored(value)?.private !== false && (await isGone(tabIdOf(key))))
        await browser.storage.session.remove(key)
    }
  })
}

function inTurn(work: () => Promise<void>): Promise<void> {
  const done = queue.then(work)
  queue = done.catch(complain)
  return done.catch(() => undefined)
}

function complain(error: unknown): void {
  console.error(error)
}

async function take(tabId: number, observe: Observe, account: string | null): Promise<void> {
  if (tabId < 0) return
  const [settings, stored] = await Promise.all([loadSettings(), readOne(tabId)])
  const known = usable(stored)
  const observations = observe(settings, known.attempt !== null)
  if (observations.length === 0) return
  const before = known.attempt === null ? { ...known, ...(await adopted(observations, tabId)) } : known
  const record: TabRecord = { attempt: before.attempt, clara: before.clara, silent: before.silent }
  const after = observations.reduce((tab, observation) => fold(tab, observation, settings), record)
  const isNew =
    after.attempt !== known.attempt || after.clara !== known.clara || after.silent !== known.silent
  if (isNew) await keep(tabId, { before, after, account, settings, isFirst: stored === null })
  // The tab may have come back to a page that it knows: what the toolbar showed for it went with the page before.
  else if (known.attempt !== null) void show(tabId, settings, null)
}

/** A record of the right shape may still hold what no worker has written; one that cannot be understood must not stand in the way for ever. */
function usable(stored: StoredTab | null): StoredTab {
  const nothing: StoredTab = { ...emptyTab, diagnosis: null }
  try {
    if (stored?.attempt) diagnose(stored.attempt)
    return stored ?? nothing
  } catch {
    return nothing
  }
}

interface News {
  before: StoredTab
  after: TabRecord
  account: string | null
  settings: Settings
  /** Nothing was known of the tab. */
  isFirst: boolean
}

async function keep(tabId: number, { before, after, account, settings, isFirst }: News): Promise<void> {
  const { attempt } = after
  const isSame = attempt?.startedAt === before.attempt?.startedAt
  const place = attempt === null || (isSame && before.private !== undefined) ? before : await placeOf(tabId)
  // Nobody is left to be told, and a private window may have been closed: nothing is kept.
  if (place === null) return
  const isRemembered = settings.history && place.private === false
  const person =
    account !== null && attempt !== null && isRemembered
      ? await fingerprint(account)
      : isSame
        ? before.person
        : undefined
  const past = attempt && isRemembered ? await loadPast(person, attempt.startedAt) : null
  const stored: StoredTab = {
    ...after,
    diagnosis: attempt && diagnose(attempt, past),
    ...pick({ announced: before.announced, opener: place.opener, private: place.private, person }),
  }
  const news = isNews(stored, settings)
  if (news && attempt) stored.announced = attempt.startedAt
  await write(tabId, stored)
  if (isFirst) await prune()
  if (before.attempt === null && attempt === null) return
  if (stored.opener !== undefined) await lend(stored, stored.opener)
  const isTold = stored.diagnosis !== null && stored.diagnosis.words !== before.diagnosis?.words
  for (const tab of stored.opener === undefined ? [tabId] : [tabId, stored.opener])
    void show(tab, settings, isTold ? stored : null)
  if (settings.history) await remember(stored).catch(complain)
  // Not waited for: the next event must not hang on a window that the browser is slow to open.
  if (news) void openPopup(stored.opener ?? tabId)
}

/** A tab that was duplicated or restored shows a page that another tab's attempt has had: the same correlation ID says so. */
async function adopted(observations: Observation[], tabId: number): Promise<Partial<StoredTab>> {
  const shown = observations.find((one) => one.kind === 'page')?.page.correlationId ?? null
  if (shown === null) return {}
  const sources = (await readAll()).filter(([, { attempt }]) =>
    attempt?.seen.some((one) => one.kind === 'page' && one.page.correlationId === shown),
  )
  if (sources.length === 0) return {}
  const place = await placeOf(tabId)
  const source = sources.find(([, one]) => one.private === place?.private)
  if (source === undefined) return {}
  const { opener: _, private: __, ...rest } = source[1]
  return rest
}

/** The opener shows the attempt as its own; when it last showed Clara itself stays as it was. */
async function lend({ opener: _, ...stored }: StoredTab, opener: number): Promise<void> {
  const own = await readOne(opener)
  await write(opener, { ...stored, clara: own?.clara ?? null })
  if (own === null) await prune()
}

/** What is whole: anything else is as good as nothing, and is written over. */
async function readOne(tabId: number): Promise<StoredTab | null> {
  const key = tabKey(tabId)
  return readStored((await browser.storage.session.get(key))[key])
}

/** Large, where many tabs are known: not for every event. */
async function readAll(): Promise<[tabId: number, StoredTab][]> {
  return storedTabs(await browser.storage.session.get(null))
}

/** Where there is no room, what is known of other tabs goes: this one is in front of somebody. */
async function write(tabId: number, stored: StoredTab): Promise<void> {
  const record = { [tabKey(tabId)]: stored }
  try {
    await browser.storage.session.set(record)
  } catch {
    await browser.storage.session.clear()
    await browser.storage.session.set(record)
  }
}

/** Of more tabs than are remembered, the ones longest untouched go. */
async function prune(): Promise<void> {
  const all = (await readAll()).sort(([, a], [, b]) => lastTouched(b) - lastTouched(a))
  const keys = all.slice(maxTabs).map(([tabId]) => tabKey(tabId))
  if (keys.length > 0) await browser.storage.session.remove(keys)
}

function lastTouched({ attempt, clara }: StoredTab): number {
  return Math.max(attempt?.seen.at(-1)?.at ?? 0, clara?.at ?? 0)
}

/** The fields that have a value. */
function pick<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
