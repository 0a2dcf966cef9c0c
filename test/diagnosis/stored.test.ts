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
    ['of a stop', record],
    ['of a second try', again],
    ['of a sign-in under way', { ...record, diagnosis: null }],
    ['of an answer unread', { ...record, attempt: attemptOf(request(), posted()), diagnosis: null }],
    ['of a visit to Clara', { ...record, attempt: null, diagnosis: null }],
    ['of nothing', { ...emptyTab, diagnosis: null }],
  ])('is read as it is: %s', (_, stored) => {
    expect(readStored(JSON.parse(JSON.stringify(stored)))).toEqual(stored)
  })
})

describe('is no record', () => {
  const [first] = attempt.seen
  const withAttempt = (change: object) => ({ ...record, attempt: { ...attempt, ...change } })
  const withSeen = (...seen: unknown[]) => withAttempt({ seen })
  const withDiagnosis = (change: object) => ({ ...record, diagnosis: { ...record.diagnosis, ...change } })
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'x'],
    ['half of one', { attempt }],
    ['an attempt that is none', { ...record, attempt: 'x' }],
    ['one that began at no time', withAttempt({ startedAt: '0' })],
    ['a request that is none', withAttempt({ request: { scopes: 'openid' } })],
    ['observations that are none', withAttempt({ seen: {} })],
    ['an observation that is none', withSeen(null)],
    ['one at no time', withSeen({ ...first, at: null })],
    ['one at a time that no date can have', withSeen({ ...first, at: 1e300 })],
    ['one of another version', withSeen({ ...first, kind: 'later' })],
    ['one with the name of a prototype’s', withSeen({ ...first, kind: 'constructor' })],
    ['one of no kind', withSeen({ ...first, kind: 7 })],
    ['one that is none behind one that is', withSeen(first, null)],
    ['one whose own part is nothing', withSeen({ ...first, request: null })],
    ['one without its own part', withSeen({ ...first, kind: 'page' })],
    ['one whose part lacks its list', withSeen({ ...first, kind: 'page', page: {} })],
    ['loop starts that are none', withAttempt({ loopStarts: null })],
    ['loop starts at no time', withAttempt({ loopStarts: [0, 'x'] })],
    ['a try before that is none', withAttempt({ previous: {} })],
    ['a visit at no time', { ...record, clara: { at: 'x' } }],
    ['a diagnosis without an attempt', { ...record, attempt: null }],
    ['a diagnosis that is none', { ...record, diagnosis: 'x' }],
    ['a scenario of another version', withDiagnosis({ scenario: 'later' })],
    ['no scenario', withDiagnosis({ scenario: null })],
    ['no words', withDiagnosis({ words: null })],
    ['no list of evidence', withDiagnosis({ evidence: null })],
    ['no evidence', withDiagnosis({ evidence: [] })],
    ['evidence that is none', withDiagnosis({ evidence: [{}, 7] })],
    ['no caveats', withDiagnosis({ caveats: undefined })],
  ])('%s', (_, value) => {
    expect(readStored(value)).toBe(null)
  })
})

test('of all that storage holds only whole records are handed out, each with its tab’s number', () => {
  const session = { 'tab:3': record, 'tab:4': null, 'tab:5': { attempt }, screenshot: record }
  expect(storedTabs(session)).toEqual([[3, record]])
})

test('whatever is changed in a record, it is read or not, and what is read takes the next observation', () => {
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

/** Puts a value somewhere into an object: each number of the path chooses a way down. */
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
