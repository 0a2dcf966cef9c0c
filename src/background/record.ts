import { emptyTab } from '../attempt/fold.ts'
import type { Observation, ObservationOf } from '../attempt/observation.ts'
import { accountIn, needsAttempt, observe, type PageReport, type TabEvent } from '../attempt/observe.ts'
import { hasShown } from '../attempt/recognize.ts'
import type { TabRecord } from '../attempt/types.ts'
import { previousResult } from '../diagnosis/history.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import { loadSettings } from '../settings/load.ts'
import type { Settings } from '../settings/types.ts'
import { fingerprint, loadHistory, remember } from './history-store.ts'
import { type Context, isSameAttempt, isUnchanged, nextRecord, withObservations } from './next-record.ts'
import { openPopup } from './open-popup.ts'
import { noteOtherRequest, type OtherRequest, otherRequestOf } from './other-requests.ts'
import { isWithoutAttempt, readAllTabs, readTab, removeIdlest, removeTab, writeTab } from './tab-store.ts'
import { type TabWindow, windowOf } from './tabs.ts'
import { updateToolbar } from './toolbar.ts'

/** Adds an event to its tab's record, stores the record with its diagnosis, and announces it. */
export async function recordEvent(tabId: number, event: TabEvent): Promise<void> {
  // A page may navigate without end: most of its events need not ask the browser anything.
  if (isWithoutAttempt(tabId) && needsAttempt(event)) return
  const [settings, stored] = await Promise.all([loadSettings(), readTab(tabId)])
  const outcome = await outcomeOf({ tabId, event, settings, stored })
  switch (outcome.kind) {
    case 'ignored':
      return
    case 'unchanged':
      // The tab may show a known page again: the browser has cleared its badge.
      return void updateToolbar(tabId, settings, null)
    case 'changed':
      await save(tabId, outcome, stored)
      return announce(tabId, outcome, settings)
  }
}

/** Empties the tab's record and its toolbar button. */
export async function forgetRecord(tabId: number): Promise<void> {
  await removeTab(tabId)
  void updateToolbar(tabId, await loadSettings(), null)
}

interface Input {
  tabId: number
  event: TabEvent
  settings: Settings
  /** null if the tab has no record. */
  stored: StoredTab | null
}

interface Change {
  kind: 'changed'
  before: StoredTab
  next: StoredTab
}

/** What the event does to the record: nothing that concerns Clara, nothing new, or a new record. */
type Outcome = { kind: 'ignored' } | { kind: 'unchanged' } | Change

/** A stored record may hold values that no worker wrote: then start anew. */
async function outcomeOf(input: Input): Promise<Outcome> {
  try {
    return await applyEvent(input)
  } catch (error) {
    if (input.stored === null) throw error
    return applyEvent({ ...input, stored: null })
  }
}

async function applyEvent(input: Input): Promise<Outcome> {
  const { tabId, settings, stored } = input
  const known: StoredTab = stored ?? { ...emptyTab, diagnosis: null }
  // Only the page of a tab without an attempt can deceive, or show another tab's attempt.
  const isNewPage = input.event.kind === 'page-report' && known.attempt === null
  const earlier = isNewPage ? await otherRequestOf(tabId) : null
  const event = withoutDoubts(input.event, earlier)
  const observations = event === null ? [] : observe(event, settings, known)
  if (event === null || observations.length === 0) return { kind: 'ignored' }
  const isCopy = isNewPage && earlier === null && !known.silent
  const before = isCopy ? { ...known, ...(await restored(observations, input)) } : known
  const after = withObservations(before, observations, settings)
  const other = requestOfAnother(observations, after)
  if (other !== undefined) await noteOtherRequest(tabId, other)
  if (isUnchanged(known, after)) return { kind: known.attempt === null ? 'ignored' : 'unchanged' }
  const context = await loadContext({ tabId, before, after, settings, account: accountIn(event) })
  // The tab is gone, and it may have been private: keep nothing.
  if (context === null) return { kind: 'ignored' }
  return { kind: 'changed', before, next: nextRecord(before, after, context, settings) }
}

/**
 * A page may report after its tab has asked for another app, and is about to leave: null. Address
 * and page of a posted or contradictory request may name Clara, although it asked for another app.
 */
function withoutDoubts(event: TabEvent, earlier: OtherRequest | null): TabEvent | null {
  if (earlier === null || event.kind !== 'page-report') return event
  if (event.observation.since < earlier.at) return null
  return earlier.isDoubtful ? withoutApp(event) : event
}

function withoutApp({ observation, ...report }: PageReport): PageReport {
  const page = { ...observation.page, clientId: null }
  return { ...report, address: null, observation: { ...observation, page } }
}

function requestOfAnother(
  observations: readonly Observation[],
  { attempt, silent }: TabRecord,
): ObservationOf<'request'> | undefined {
  return attempt === null && !silent ? observations.find((one) => one.kind === 'request') : undefined
}

/** A duplicated or restored tab shows another tab's page, and sent no request that we saw. */
async function restored(
  observations: readonly Observation[],
  { tabId, settings }: Input,
): Promise<Partial<StoredTab>> {
  const shown = observations.find((one) => one.kind === 'page')
  if (shown === undefined) return {}
  const sources = (await readAllTabs()).filter(
    ([, { attempt }]) => attempt !== null && hasShown(attempt, shown, settings),
  )
  if (sources.length === 0) return {}
  const place = await windowOf(tabId)
  const source = sources.find(([, one]) => one.private === place?.private)
  if (source === undefined) return {}
  const { opener: _, private: __, ...rest } = source[1]
  return rest
}

interface Lookup {
  tabId: number
  before: StoredTab
  after: TabRecord
  settings: Settings
  /** The account that the event names. */
  account: string | null
}

/** null if the tab is gone. */
async function loadContext({ tabId, before, after, settings, account }: Lookup): Promise<Context | null> {
  const { attempt } = after
  if (attempt === null) return contextAt(before, undefined)
  const known = isSameAttempt(before, after) ? before : null
  const place = known?.private === undefined ? await windowOf(tabId) : known
  if (place === null) return null
  const context = contextAt(place, known?.person)
  if (!settings.history || place.private !== false) return context
  const [person, history] = await Promise.all([
    account === null ? known?.person : fingerprint(account),
    loadHistory(attempt.startedAt),
  ])
  const previous = person === undefined ? null : previousResult(history, person, attempt.startedAt)
  return { ...context, person, previous }
}

function contextAt({ private: isPrivate, opener }: TabWindow, person: string | undefined): Context {
  return { isPrivate, opener, person, previous: null }
}

async function save(tabId: number, change: Change, stored: StoredTab | null): Promise<void> {
  const { next } = change
  await writeTab(tabId, next)
  if (stored === null) await removeIdlest()
  if (next.opener !== undefined && concernsAttempt(change)) await copyToOpener(next, next.opener)
}

/** Otherwise the tab has only visited Clara. */
function concernsAttempt({ before, next }: Change): boolean {
  return before.attempt !== null || next.attempt !== null
}

/** A popup window has no toolbar: its opener shows the attempt, but not the visit to Clara. */
async function copyToOpener({ opener: _, ...record }: StoredTab, opener: number): Promise<void> {
  const own = await readTab(opener)
  if (isLessCertain(record, own)) return
  await writeTab(opener, { ...record, clara: own?.clara ?? null })
  if (own === null) await removeIdlest()
}

/** Any site may open a window with an address that reads like an answer. */
function isLessCertain({ diagnosis }: Omit<StoredTab, 'opener'>, own: StoredTab | null): boolean {
  const ownCertainty = own?.diagnosis?.certainty ?? 'unconfirmed'
  return diagnosis?.certainty === 'unconfirmed' && ownCertainty !== 'unconfirmed'
}

async function announce(tabId: number, change: Change, settings: Settings): Promise<void> {
  if (!concernsAttempt(change)) return
  const { before, next } = change
  const isNewDiagnosis = next.diagnosis !== null && next.diagnosis.words !== before.diagnosis?.words
  for (const tab of next.opener === undefined ? [tabId] : [tabId, next.opener])
    void updateToolbar(tab, settings, isNewDiagnosis ? next : null)
  if (settings.history) await remember(next).catch((error: unknown) => console.error(error))
  // Not awaited: the next event must not wait for a window that the browser opens slowly.
  if (next.announced !== before.announced) void openPopup(next.opener ?? tabId)
}
