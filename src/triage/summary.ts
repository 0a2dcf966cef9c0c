import type { Cause, Found } from './triage.ts'

export interface Summary {
  total: number
  /** How many report a failed sign-in to Clara. */
  stopped: number
  /** Records whose form was recognised and which could not be read. They are not in `total`. */
  unread: number
  /** Most frequent first. */
  causes: Group<Cause>[]
  /** AADSTS digits, most frequent first. */
  codes: Group<string>[]
  /** null: the input names no tenant. */
  tenants: Group<string | null>[]
  /** Days in UTC, oldest first; null: the input has no time. */
  days: Group<string | null>[]
}

export interface Group<K> {
  key: K
  count: number
}

/** Counts causes over all results, and codes, tenants and days over the failed sign-ins. */
export function summarise(all: readonly Found[], unread: number): Summary {
  const failed = all.filter(isFailedSignIn)
  const codes = failed.flatMap(({ diagnosis }) => diagnosis?.code ?? [])
  return {
    total: all.length,
    stopped: failed.length,
    unread,
    causes: byCount(all.map(({ cause }) => cause)),
    codes: byCount(codes),
    tenants: byCount(failed.map(({ fields }) => fields.tenant)),
    days: groups(failed.map(dayOf)).sort((a, b) => (a.key ?? '9').localeCompare(b.key ?? '9')),
  }
}

export const isFailedSignIn = ({ cause }: Found): boolean => cause !== 'no-stop' && cause !== 'signed-in'

/** The day in UTC, as year-month-day; null without a time. */
export function dayOf({ at }: Found): string | null {
  return at === null ? null : new Date(at).toISOString().slice(0, 10)
}

const byCount = <K>(keys: readonly K[]) => groups(keys).sort((a, b) => b.count - a.count)

function groups<K>(keys: readonly K[]): Group<K>[] {
  const counts = new Map<K, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].map(([key, count]) => ({ key, count }))
}
