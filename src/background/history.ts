import browser from 'webextension-polyfill'
import {
  enter,
  type HistoryEntry,
  historyKey,
  type PreviousResult,
  previousResult,
  readHistory,
  saltKey,
} from '../diagnosis/history.ts'
import { firstSeen, identifiersOf } from '../diagnosis/identifiers.ts'
import type { StoredTab } from '../diagnosis/stored.ts'

/** Puts a tab's diagnosis into the history: never from a private window, never what anybody could have made, a success only after a stop. */
export async function remember({ attempt, diagnosis, private: isPrivate, person }: StoredTab): Promise<void> {
  if (attempt === null || diagnosis === null || isPrivate !== false) return
  if (diagnosis.certainty === 'unconfirmed') return
  const history = await load(attempt.startedAt)
  const [last] = history
  if (diagnosis.scenario === 'signed-in' && (last === undefined || last.scenario === 'signed-in')) return
  const identifiers = identifiersOf(attempt, diagnosis)
  const entry: HistoryEntry = {
    startedAt: attempt.startedAt,
    at: diagnosis.evidence[0]?.at ?? attempt.startedAt,
    person: person ?? null,
    scenario: diagnosis.scenario,
    words: diagnosis.words,
    code: diagnosis.code,
    tenant: firstSeen(identifiers, 'tenant')?.value ?? null,
    correlationId: firstSeen(identifiers, 'correlationId')?.value ?? null,
    requestId: firstSeen(identifiers, 'requestId')?.value ?? null,
  }
  await browser.storage.local.set({ [historyKey]: enter(history, entry) })
}

/** Deletes from the disk what is too old, and all of it where a policy wants none. */
export async function forgetOld(isWanted: boolean): Promise<void> {
  const { [historyKey]: stored } = await browser.storage.local.get(historyKey)
  const kept = isWanted ? readHistory(stored, Date.now()) : []
  if (kept.length === 0) await browser.storage.local.remove([historyKey, saltKey])
  else if (Array.isArray(stored) && kept.length < stored.length)
    await browser.storage.local.set({ [historyKey]: kept })
}

/** What this person was told last before the attempt that began then. */
export async function loadPast(
  person: string | undefined,
  startedAt: number,
): Promise<PreviousResult | null> {
  return person === undefined ? null : previousResult(await load(startedAt), person, startedAt)
}

/** Tells people apart without saying who they are: the account with a salt that never leaves this browser, hashed. Nobody, where no salt can be kept. */
export async function fingerprint(account: string): Promise<string | undefined> {
  const salted = await salt().catch(() => null)
  if (salted === null) return undefined
  const text = new TextEncoder().encode(`${salted} ${account.trim().toLowerCase()}`)
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', text)).slice(0, 12))
}

async function load(now: number): Promise<HistoryEntry[]> {
  const stored = await browser.storage.local.get(historyKey).catch(() => ({}) as Record<string, unknown>)
  return readHistory(stored[historyKey], now)
}

async function salt(): Promise<string> {
  const { [saltKey]: stored } = await browser.storage.local.get(saltKey)
  if (typeof stored === 'string' && stored.length === 32) return stored
  const made = hex(crypto.getRandomValues(new Uint8Array(16)))
  await browser.storage.local.set({ [saltKey]: made })
  return made
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
