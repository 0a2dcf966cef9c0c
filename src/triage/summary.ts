import type { Cause, Found } from './triage.ts'

/** How often what stopped people, where and when. */
export interface Summary {
  /** Everything that was handed in. */
  total: number
  /** Of these, how many tell of a sign-in to Clara that was stopped. */
  stopped: number
  /** Most frequent first. */
  causes: Group<Cause>[]
  /** AADSTS digits. */
  codes: Group<string>[]
  /** null: none is named. */
  tenants: Group<string | null>[]
  /** Days in UTC, oldest first; null: no time is told. */
  days: Group<string | null>[]
}

export interface Group<K> {
  key: K
  count: number
}

/** Counts what was found. Tenants, codes and days are those of stopped sign-ins alone. */
export function summarise(all: readonly Found[]): Summary {
  const stopped = all.filter(isStop)
  const codes = stopped.flatMap(({ diagnosis }) => diagnosis?.code ?? [])
  return {
    total: all.length,
    stopped: stopped.length,
    causes: byCount(all.map(({ cause }) => cause)),
    codes: byCount(codes),
    tenants: byCount(stopped.map(({ facts }) => facts.tenant)),
    days: groups(stopped.map(dayOf)).sort((a, b) => (a.key ?? '9').localeCompare(b.key ?? '9')),
  }
}

/** Whether a sign-in to Clara was stopped there. */
export const isStop = ({ cause }: Found): boolean => cause !== 'no-stop' && cause !== 'signed-in'

/** The day in UTC, as year-month-day; null where no time is told. */
export function dayOf({ at }: Found): string | null {
  return at === null ? null : new Date(at).toISOString().slice(0, 10)
}

const byCount = <K>(keys: readonly K[]) => groups(keys).sort((a, b) => b.count - a.count)

function groups<K>(keys: readonly K[]): Group<K>[] {
  const counts = new Map<K, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].map(([key, count]) => ({ key, count }))
}
