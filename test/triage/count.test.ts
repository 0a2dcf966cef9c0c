import { describe, expect, it } from 'vitest'
import { startCounting, summarize } from '../../src/triage/count.ts'
import type { Found } from '../../src/triage/reading.ts'
import { triage } from '../../src/triage/triage.ts'
import { expected, log } from '../fleet/golden-log.ts'

const clientId = 'c1a7a000-1111-4222-8333-0123456789ab'
const clara = {
  clientIds: [clientId],
  redirectHosts: ['clara.com'],
  brokerHosts: [],
  authorityHost: 'login.microsoftonline.com',
}
const now = Date.parse('2026-11-28T23:59:59Z')
const found = await read(graphOf(log))

describe('the counts of a sign-in log', () => {
  const summary = summarize(found, 0)

  it('are those that the queries for the log engine return, to the unit', () => {
    expect(summary.days.map(({ key }) => key)).toEqual(daysOf('blocked-by-day'))
    for (const { scenario, people } of expected['since-when'] ?? [])
      expect(summary.causes.find(({ key }) => key === scenario)?.people, String(scenario)).toBe(people)
    expect(sortedActions(summary.actions)).toEqual(
      sortedActions(rowsOf('still-blocked').map(({ scenario, people }) => ({ scenario, people }))),
    )
  })

  it('know who is blocked, still blocked and fixed', () => {
    const { people, stillBlocked, fixed, minutesToFix, firstAt, lastAt } = summary
    expect({ people, stillBlocked, fixed, minutesToFix, firstAt, lastAt }).toEqual({
      people: 7,
      stillBlocked: 4,
      fixed: 3,
      // Of 2,880, 120 and 30 minutes.
      minutesToFix: 120,
      firstAt: '2026-11-03T09:00:00.000Z',
      lastAt: '2026-11-28T09:00:00.000Z',
    })
  })

  it('are the same in any order of the records', () => {
    expect(summarize(found.toReversed(), 0)).toMatchObject({
      people: 7,
      stillBlocked: 4,
      fixed: 3,
      minutesToFix: 120,
      firstAt: summary.firstAt,
      lastAt: summary.lastAt,
    })
  })

  it('mark every group of fewer than five people', () => {
    const groups = [
      ...summary.causes,
      ...summary.owners,
      ...summary.codes,
      ...summary.days,
      ...summary.actions,
    ]
    const wrong = groups.filter(
      ({ people, small }) => people !== undefined && small !== (people < 5 || undefined),
    )
    expect(wrong).toEqual([])
    expect(groups.some(({ small }) => small)).toBe(true)
  })

  it('hold nothing of a person, whatever the key', () => {
    for (const key of [0, 1, 2 ** 52]) {
      const text = JSON.stringify(summarize(found, 0, key))
      for (const { user } of log) expect(text).not.toContain(user)
    }
  })
})

describe('a group of five people', () => {
  it('is not marked', async () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((user) => ({
      at: '2026-11-25T08:00:00Z',
      user,
      code: '90094',
    }))
    const { actions } = summarize(await read(graphOf(five)), 0)
    expect(actions).toEqual([{ scenario: 'admin-approval', owner: 'it', people: 5 }])
  })
})

describe('people', () => {
  it('are null where the input names none', async () => {
    const { people, stillBlocked, fixed, minutesToFix, actions } = summarize(await read('AADSTS90094: x'), 0)
    expect({ people, stillBlocked, fixed, minutesToFix, actions }).toEqual({
      people: null,
      stillBlocked: null,
      fixed: null,
      minutesToFix: null,
      actions: [],
    })
  })

  it('are the same person in capital letters', async () => {
    const twice = ['Ana@contoso.example', 'ana@contoso.example'].map((user, index) => ({
      at: `2026-11-25T0${index}:00:00Z`,
      user,
      code: '90094',
    }))
    expect(summarize(await read(graphOf(twice)), 0).people).toBe(1)
  })
})

describe('two records of failed sign-ins', () => {
  const [first] = found
  if (first === undefined) throw new Error('an empty log')
  const correlationId = '0c0c0000-0000-4000-8000-00000000cafe'
  const traceId = '0b1c0000-0000-4000-8000-00000000beef'
  const record = (isEntry: boolean, fields: Partial<Found['fields']> = {}): Found => ({
    ...first,
    isEntry,
    fields: { ...first.fields, correlationId, traceId, code: '90095', ...fields },
  })
  const entry = record(true)
  const report = record(false)
  const reportWithoutRequest = record(false, { traceId: null })

  it.each([
    ['an entry and the report of it', [entry, report], 1],
    ['a report and then its entry', [report, entry], 1],
    ['an entry and a report without a request ID', [entry, reportWithoutRequest], 1],
    ['a report without a request ID, and then its entry', [reportWithoutRequest, entry], 1],
    ['two reports', [report, reportWithoutRequest], 1],
    ['an entry that was exported twice', [entry, entry], 1],
    ['two entries of one sign-in', [entry, record(true, { traceId: null })], 2],
    ['a report of another step of the sign-in', [entry, record(false, { traceId: null, code: '90094' })], 2],
    ['two texts without IDs', [0, 1].map(() => record(false, { correlationId: null, traceId: null })), 2],
  ])('%s', (_, all, stopped) => {
    const summary = summarize(all, 0)
    expect([summary.total, summary.stopped, summary.duplicates]).toEqual([2, stopped, 2 - stopped])
  })

  it('count a report as one of two entries', () => {
    const { stopped, duplicates } = summarize(
      [reportWithoutRequest, entry, record(true, { traceId: null })],
      0,
    )
    expect([stopped, duplicates]).toEqual([2, 1])
  })
})

describe('counting one by one', () => {
  it('gives the same as counting all at once', () => {
    const counting = startCounting(7)
    for (const one of found) counting.add(one)
    expect(counting.summary(3)).toEqual(summarize(found, 3, 7))
  })
})

function rowsOf(id: 'still-blocked' | 'blocked-by-day') {
  return expected[id] ?? []
}

function daysOf(id: 'blocked-by-day'): unknown[] {
  return [...new Set(rowsOf(id).map(({ day }) => day))]
}

function sortedActions(actions: readonly { scenario?: unknown; people?: unknown }[]): string[] {
  return actions.map(({ scenario, people }) => `${scenario} ${people}`).sort()
}

function graphOf(rows: readonly { at: string; user: string; code: string }[]): string {
  return JSON.stringify({
    value: rows.map(({ at, user, code }, index) => ({
      id: `0b1c0000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      createdDateTime: at,
      userId: user,
      appId: clientId,
      appDisplayName: 'Clara',
      correlationId: `0c0c0000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      status: { errorCode: Number(code), failureReason: code === '0' ? 'Other.' : 'A sentence.' },
    })),
  })
}

async function read(text: string): Promise<Found[]> {
  async function* pieces() {
    yield text
  }
  const all: Found[] = []
  for await (const one of triage(pieces(), { clara, now })) if (one.kind === 'found') all.push(one.found)
  return all
}
