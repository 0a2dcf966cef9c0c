import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { emptyTab, fold } from '../../src/attempt/fold.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { isTabKey, readStored, type StoredTab, storedTabs, tabKey } from '../../src/diagnosis/stored.ts'
import { answer, attemptOf, clara, noon, page, posted, request } from '../builders.ts'

const attempt = attemptOf(request(), page({ codes: ['90094'] }), answer())
const record: StoredTab = {
  attempt,
  clara: { at: noon, chain: null },
  silent: false,
  diagnosis: diagnose(attempt),
  private: false,
}
const again: StoredTab = { ...record, attempt: { ...attempt, request: null, previous: attempt } }

describe('a record that the worker has written', () => {
  it.each<[string, StoredTab]>([
    ['of a failed sign-in', record],
    ['of a second attempt', again],
    ['of a sign-in under way', { ...record, diagnosis: null }],
    ['of an unread answer', { ...record, attempt: attemptOf(request(), posted()), diagnosis: null }],
    ['of a visit to Clara', { ...record, attempt: null, diagnosis: null }],
    ['of an empty tab', { ...emptyTab, diagnosis: null }],
  ])('%s is read unchanged', (_, stored) => {
    expect(readStored(JSON.parse(JSON.stringify(stored)))).toEqual(stored)
  })
})

describe('a stored value is no record:', () => {
  const [first] = attempt.seen
  const withAttempt = (change: object) => ({ ...record, attempt: { ...attempt, ...change } })
  const withSeen = (...seen: unknown[]) => withAttempt({ seen })
  const withDiagnosis = (change: object) => ({ ...record, diagnosis: { ...record.diagnosis, ...change } })
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'x'],
    ['half of a record', { attempt }],
    ['a record without its attempt', { clara: null, silent: false, diagnosis: null }],
    ['a record without its diagnosis', { attempt, clara: null, silent: false }],
    ['an attempt of the wrong type', { ...record, attempt: 'x' }],
    ['an attempt without a start time', withAttempt({ startedAt: '0' })],
    ['a request of the wrong type', withAttempt({ request: { scopes: 'openid' } })],
    ['observations of the wrong type', withAttempt({ seen: {} })],
    ['an observation that is null', withSeen(null)],
    ['an observation without a time', withSeen({ ...first, at: null })],
    ['an observation at an impossible time', withSeen({ ...first, at: 1e300 })],
    ['an observation of another version', withSeen({ ...first, kind: 'later' })],
    ['an observation named like a key of the prototype', withSeen({ ...first, kind: 'constructor' })],
    ['an observation without a kind', withSeen({ ...first, kind: 7 })],
    ['a list in place of a kind', withSeen({ ...first, kind: ['step'] })],
    ['a broken observation after a good one', withSeen(first, null)],
    ['an observation whose part is null', withSeen({ ...first, request: null })],
    ['an observation without its part', withSeen({ ...first, kind: 'page' })],
    ['an observation whose part lacks its list', withSeen({ ...first, kind: 'page', page: {} })],
    ['loop starts of the wrong type', withAttempt({ loopStarts: null })],
    ['a loop start without a time', withAttempt({ loopStarts: [0, 'x'] })],
    ['an earlier attempt of the wrong type', withAttempt({ previous: {} })],
    ['a visit without a time', { ...record, clara: { at: 'x' } }],
    ['a diagnosis without an attempt', { ...record, attempt: null }],
    ['a diagnosis of the wrong type', { ...record, diagnosis: 'x' }],
    ['a scenario of another version', withDiagnosis({ scenario: 'later' })],
    ['no scenario', withDiagnosis({ scenario: null })],
    ['a list in place of a scenario', withDiagnosis({ scenario: ['mfa'] })],
    ['no words', withDiagnosis({ words: null })],
    ['no list of evidence', withDiagnosis({ evidence: null })],
    ['no evidence', withDiagnosis({ evidence: [] })],
    ['evidence of the wrong type', withDiagnosis({ evidence: [{}, 7] })],
    ['no caveats', withDiagnosis({ caveats: undefined })],
  ])('%s', (_, value) => {
    expect(readStored(value)).toBe(null)
  })
})

test('storage gives only valid records, each with its tab ID', () => {
  const session = { 'tab:3': record, 'tab:4': null, 'tab:5': { attempt }, screenshot: record }
  expect(storedTabs(session)).toEqual([[3, record]])
})

test('a changed record is refused, or it accepts the next observation', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }), fc.jsonValue(), (path, value) => {
      const spoiled = JSON.parse(JSON.stringify(again))
      put(spoiled, path, value)
      const stored = readStored(spoiled)
      if (stored === null) return
      const { attempt, clara: seen, silent } = stored
      fold({ attempt, clara: seen, silent }, request(), clara)
      fold({ attempt, clara: seen, silent }, page({ codes: ['50105'] }), clara)
    }),
    { numRuns: 2000 },
  )
})

/** Puts a value somewhere into an object: each number of the path chooses a key. */
function put(holder: Record<string, unknown>, [step = 0, ...path]: number[], value: unknown): void {
  const keys = Object.keys(holder)
  const key = keys[step % keys.length] ?? 'x'
  const inner = holder[key]
  if (path.length > 0 && typeof inner === 'object' && inner !== null)
    put(inner as Record<string, unknown>, path, value)
  else holder[key] = value
}

test('a tab has a key of its own in storage', () => {
  expect(isTabKey(tabKey(7))).toBe(true)
  expect(isTabKey('history')).toBe(false)
})
