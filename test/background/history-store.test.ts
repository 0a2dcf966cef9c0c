import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { type HistoryEntry, historyKey, saltKey } from '../../src/diagnosis/history.ts'
import type { StoredTab } from '../../src/diagnosis/stored.ts'
import { answer, attemptOf, noon, page, request, success } from '../builders.ts'

const fake = vi.hoisted(() => ({ kept: {} as Record<string, unknown> }))
vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: async (key: string) => (key in fake.kept ? { [key]: fake.kept[key] } : {}),
        set: async (items: object) => void Object.assign(fake.kept, items),
        remove: async (keys: string[]) => {
          for (const key of keys) delete fake.kept[key]
        },
      },
    },
  },
}))

const { fingerprint, forgetOldHistory, remember } = await import('../../src/background/history-store.ts')
const day = 24 * 60 * 60_000

beforeEach(() => {
  vi.setSystemTime(noon)
  fake.kept = {}
})

describe('what is remembered of a stop', () => {
  it('is when, why and by which identifiers it is found, and nothing else', async () => {
    await remember(tab(stopped, { private: false, person: 'fingerprint' }))
    expect(fake.kept).toEqual({
      [historyKey]: [
        {
          startedAt: noon,
          at: noon + 5000,
          person: 'fingerprint',
          scenario: 'admin-approval',
          words: 'admin-approval',
          code: '90094',
          tenant: null,
          correlationId: null,
          requestId: null,
        },
      ],
    })
  })

  it.each([
    ['of a private window', tab(stopped, { private: true })],
    ['of a window that nobody knows to be none', tab(stopped)],
    [
      'that anybody could have made',
      tab(attemptOf(answer({ code: '65004', codes: ['65004'] }, { by: 'anyone', via: 'address' })), {
        private: false,
      }),
    ],
    ['while nothing has stopped it', tab(attemptOf(request()), { private: false })],
    ['of a success that follows no stop', tab(attemptOf(request(), success()), { private: false })],
  ])('is nothing %s', async (_, stored) => {
    await remember(stored)
    expect(fake.kept).toEqual({})
  })

  it('ends with the success after it', async () => {
    await remember(tab(stopped, { private: false }))
    const later = attemptOf(request({}, { at: noon + day }), success({ at: noon + day + 1000 }))
    await remember(tab(later, { private: false }))
    expect(scenarios()).toEqual(['signed-in', 'admin-approval'])
  })
})

describe('what is on the disk when the worker wakes', () => {
  const entry = (at: number): HistoryEntry => ({
    startedAt: at,
    at,
    person: null,
    scenario: 'admin-approval',
    words: 'admin-approval',
    code: null,
    tenant: null,
    correlationId: null,
    requestId: null,
  })

  it('loses what is older than sixty days', async () => {
    fake.kept = { [historyKey]: [entry(noon - 59 * day), entry(noon - 61 * day)], [saltKey]: 'x'.repeat(32) }
    await forgetOldHistory({ history: true })
    expect(fake.kept).toEqual({ [historyKey]: [entry(noon - 59 * day)], [saltKey]: 'x'.repeat(32) })
  })

  it('loses the salt with the last entry', async () => {
    fake.kept = { [historyKey]: [entry(noon - 61 * day)], [saltKey]: 'x'.repeat(32) }
    await forgetOldHistory({ history: true })
    expect(fake.kept).toEqual({})
  })

  it('is nothing where a policy wants no history', async () => {
    fake.kept = { [historyKey]: [entry(noon)], [saltKey]: 'x'.repeat(32) }
    await forgetOldHistory({ history: false })
    expect(fake.kept).toEqual({})
  })
})

describe('a fingerprint', () => {
  it('is the same for the same account, another for another, and says neither', async () => {
    const ana = await fingerprint(' Ana@Contoso.example ')
    expect(ana).toMatch(/^[0-9a-f]{24}$/)
    expect(await fingerprint('ana@contoso.example')).toBe(ana)
    expect(await fingerprint('ben@contoso.example')).not.toBe(ana)
  })

  it('is another in another browser', async () => {
    const here = await fingerprint('ana@contoso.example')
    fake.kept = {}
    expect(await fingerprint('ana@contoso.example')).not.toBe(here)
  })
})

const stopped = attemptOf(request(), page({ codes: ['90094'] }))

function tab(attempt: SignInAttempt, more: Partial<StoredTab> = {}): StoredTab {
  return { ...emptyTab, attempt, diagnosis: diagnose(attempt), ...more }
}

function scenarios(): string[] {
  return (fake.kept[historyKey] as HistoryEntry[]).map(({ scenario }) => scenario)
}
