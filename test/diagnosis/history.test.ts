import { describe, expect, test } from 'vitest'
import {
  addEntry,
  entryLifetime,
  type HistoryEntry,
  maxEntries,
  previousResult,
  readHistory,
} from '../../src/diagnosis/history.ts'
import { noon, tenant } from '../builders.ts'

const day = 24 * 60 * 60_000
const ana = 'a1a1a1a1a1a1a1a1a1a1a1a1'
const bia = 'b2b2b2b2b2b2b2b2b2b2b2b2'

const entry = (more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  startedAt: noon,
  at: more.startedAt ?? noon,
  person: ana,
  scenario: 'approval-pending',
  words: 'approval-pending',
  code: null,
  tenant,
  correlationId: null,
  requestId: null,
  ...more,
})

describe('the history', () => {
  test('holds one entry for each attempt, the newest first', () => {
    const older = entry({ startedAt: noon - day })
    const first = entry({ scenario: 'approval-request', words: 'approval-request' })
    const later = entry({ at: noon + 5000 })
    expect(addEntry(addEntry([older], first), later)).toEqual([later, older])
  })
  test('has one entry for an attempt whose request was reported after its page', () => {
    const early = entry({ startedAt: noon + 30, at: noon + 100, correlationId: 'c' })
    const whole = entry({ startedAt: noon, at: noon + 200, correlationId: 'c' })
    expect(addEntry([early, { ...early, startedAt: noon + 200 }], whole)).toEqual([whole])
    const others = [
      entry({ ...early, correlationId: null }),
      entry({ ...early, correlationId: 'd' }),
      entry({ ...early, startedAt: noon - 1 }),
      entry({ ...early, startedAt: noon + 201 }),
    ]
    expect(addEntry(others, whole)).toEqual([whole, ...others])
    expect(addEntry([others[0] as HistoryEntry], { ...whole, correlationId: null })).toHaveLength(2)
  })
  test('keeps a number of entries, and none after a request for approval has expired', () => {
    const many = Array.from({ length: 30 }, (_, index) => entry({ startedAt: noon + index }))
    const kept = many.reduce<HistoryEntry[]>(addEntry, [])
    expect(kept).toEqual(many.toReversed().slice(0, maxEntries))
    const next = entry({ startedAt: noon + entryLifetime })
    expect(addEntry([entry({ startedAt: noon + 1 }), entry()], next)).toEqual([
      next,
      entry({ startedAt: noon + 1 }),
    ])
  })
  test('is read without broken and old entries, whatever storage holds', () => {
    const good = entry({ code: '90095', correlationId: 'c', requestId: 'r' })
    const broken = [
      null,
      'entry',
      { ...good, startedAt: 'noon' },
      { ...good, at: Number.NaN },
      { ...good, at: 1e300 },
      { ...good, startedAt: 1e300 },
      { ...good, at: noon + 2 * 24 * 60 * 60_000 },
      { ...good, scenario: 'constructor' },
      { ...good, scenario: 3 },
      { ...good, words: undefined },
      { ...good, person: 3 },
      { ...good, requestId: undefined },
      entry({ startedAt: noon - entryLifetime }),
      { ...good, at: noon + day },
    ]
    const edges = [{ ...good, at: noon + day - 1 }, entry({ startedAt: noon - entryLifetime + 1 })]
    expect(readHistory([...broken, good, ...edges], noon)).toEqual([good, ...edges])
    expect(readHistory(Array(50).fill(good), noon)).toHaveLength(maxEntries)
    for (const none of [undefined, null, {}, 'history']) expect(readHistory(none, noon)).toEqual([])
  })
})

describe('the previous result of a person', () => {
  test('comes from their own attempts before this one', () => {
    const history = [
      entry({ startedAt: noon + 2, person: bia, scenario: 'mfa' }),
      entry({ startedAt: noon + 1, person: null, scenario: 'password' }),
      entry({ scenario: 'approval-request' }),
    ]
    expect(previousResult(history, ana, noon + 9)).toEqual({
      scenario: 'approval-request',
      waitingSince: null,
    })
    expect(previousResult(history, bia, noon + 9)).toEqual({ scenario: 'mfa', waitingSince: null })
    expect(previousResult(history, bia, noon + 2)).toBe(null)
    expect(previousResult(history, null, noon + 9)).toBe(null)
  })
  test('says since when a request waits: since the first of the pending entries in a row', () => {
    const pending = [entry({ startedAt: noon + 2 * day }), entry({ startedAt: noon + day }), entry()]
    const decided = entry({ startedAt: noon - day, scenario: 'app-blocked' })
    const expired = entry({ startedAt: noon - 2 * day })
    expect(previousResult(pending, ana, noon + 3 * day)?.waitingSince).toBe(noon)
    expect(previousResult([...pending, decided, expired], ana, noon + 3 * day)?.waitingSince).toBe(noon)
  })
})
