import browser from 'webextension-polyfill'
import type { SignInAttempt } from '../attempt/types.ts'
import { addEntry, type HistoryEntry, historyKey, readHistory, saltKey } from '../diagnosis/history.ts'
import { firstSeen, identifiersOf } from '../diagnosis/identifiers.ts'
import type { StoredTab } from '../diagnosis/stored.ts'
import type { Diagnosis } from '../diagnosis/types.ts'
import type { Settings } from '../settings/types.ts'

/** Keeps a diagnosis: not a private or unconfirmed one, a success only after a failure. */
export async function remember({ attempt, diagnosis, private: isPrivate, person }: StoredTab): Promise<void> {
  if (attempt === null || diagnosis === null || isPrivate !== false) return
  if (diagnosis.certainty === 'unconfirmed') return
  const history = await loadHistory(attempt.startedAt)
  const lastScenario = history[0]?.scenario ?? 'signed-in'
  if (diagnosis.scenario === 'signed-in' && lastScenario === 'signed-in') return
  const entry = entryOf(attempt, diagnosis, person ?? null)
  await browser.storage.local.set({ [historyKey]: addEntry(history, entry) })
}

function entryOf(attempt: SignInAttempt, diagnosis: Diagnosis, person: string | null): HistoryEntry {
  const identifiers = identifiersOf(attempt, diagnosis)
  return {
    startedAt: attempt.startedAt,
    at: diagnosis.evidence[0]?.at ?? attempt.startedAt,
    person,
    scenario: diagnosis.scenario,
    words: diagnosis.words,
    code: diagnosis.code,
    tenant: firstSeen(identifiers, 'tenant')?.value ?? null,
    correlationId: firstSeen(identifiers, 'correlationId')?.value ?? null,
    requestId: firstSeen(identifiers, 'requestId')?.value ?? null,
  }
}

/** Deletes what is too old, or everything if a policy has turned the history off. */
export async function forgetOldHistory({ history }: Pick<Settings, 'history'>): Promise<void> {
  const { [historyKey]: stored } = await browser.storage.local.get(historyKey)
  const kept = history ? readHistory(stored, Date.now()) : []
  if (kept.length === 0) await browser.storage.local.remove([historyKey, saltKey])
  else if (Array.isArray(stored) && kept.length < stored.length)
    await browser.storage.local.set({ [historyKey]: kept })
}

/** What is kept at that time, newest first. Never rejects. */
export async function loadHistory(now: number): Promise<HistoryEntry[]> {
  const stored = await browser.storage.local.get(historyKey).catch(() => ({}) as Record<string, unknown>)
  return readHistory(stored[historyKey], now)
}

/** Tells people apart without naming them. The salt never leaves this browser. */
export async function fingerprint(account: string): Promise<string | undefined> {
  const salted = await salt().catch(() => null)
  if (salted === null) return undefined
  const text = new TextEncoder().encode(`${salted} ${account.trim().toLowerCase()}`)
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', text)).slice(0, 12))
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
