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

describe('the history', () => {
  it('keeps time, scenario and identifiers of a failed attempt, and nothing else', async () => {
    await remember(tab(failed, { private: false, person: 'fingerprint' }))
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
    ['in a private window', tab(failed, { private: true })],
    ['in a window that may be private', tab(failed)],
    [
      'that anybody could have forged',
      tab(attemptOf(answer({ code: '65004', codes: ['65004'] }, { by: 'anyone', via: 'address' })), {
        private: false,
      }),
    ],
    ['that is under way', tab(attemptOf(request()), { private: false })],
    ['that succeeded without a failure before it', tab(attemptOf(request(), success()), { private: false })],
  ])('does not keep an attempt %s', async (_, stored) => {
    await remember(stored)
    expect(fake.kept).toEqual({})
  })

  it('keeps the success after a failure', async () => {
    await remember(tab(failed, { private: false }))
    const later = attemptOf(request({}, { at: noon + day }), success({ at: noon + day + 1000 }))
    await remember(tab(later, { private: false }))
    expect(scenarios()).toEqual(['signed-in', 'admin-approval'])
  })
})

describe('when the worker starts, the history', () => {
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

  it('forgets what is older than 60 days', async () => {
    fake.kept = { [historyKey]: [entry(noon - 59 * day), entry(noon - 61 * day)], [saltKey]: 'x'.repeat(32) }
    await forgetOldHistory({ history: true })
    expect(fake.kept).toEqual({ [historyKey]: [entry(noon - 59 * day)], [saltKey]: 'x'.repeat(32) })
  })

  it('forgets the salt with the last entry', async () => {
    fake.kept = { [historyKey]: [entry(noon - 61 * day)], [saltKey]: 'x'.repeat(32) }
    await forgetOldHistory({ history: true })
    expect(fake.kept).toEqual({})
  })

  it('forgets everything if a policy turns it off', async () => {
    fake.kept = { [historyKey]: [entry(noon)], [saltKey]: 'x'.repeat(32) }
    await forgetOldHistory({ history: false })
    expect(fake.kept).toEqual({})
  })
})

describe('a fingerprint', () => {
  it('is the same for the same account only, and does not contain it', async () => {
    const ana = await fingerprint(' Ana@Contoso.example ')
    expect(ana).toMatch(/^[0-9a-f]{24}$/)
    expect(await fingerprint('ana@contoso.example')).toBe(ana)
    expect(await fingerprint('ben@contoso.example')).not.toBe(ana)
  })

  it('differs between browsers', async () => {
    const here = await fingerprint('ana@contoso.example')
    fake.kept = {}
    expect(await fingerprint('ana@contoso.example')).not.toBe(here)
  })
})

const failed = attemptOf(request(), page({ codes: ['90094'] }))

function tab(attempt: SignInAttempt, more: Partial<StoredTab> = {}): StoredTab {
  return { ...emptyTab, attempt, diagnosis: diagnose(attempt), ...more }
}

function scenarios(): string[] {
  return (fake.kept[historyKey] as HistoryEntry[]).map(({ scenario }) => scenario)
}
