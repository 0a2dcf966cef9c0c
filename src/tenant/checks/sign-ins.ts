import { isObject } from '../../microsoft/json.ts'
import { odataText } from '../../report/quote.ts'
import type { Check } from '../check.ts'
import type { Json } from '../graph.ts'
import type { SignIns } from '../types.ts'
import { daysBefore, filter } from './query.ts'

export const signIns: Check<SignIns> = {
  permission: 'AuditLog.Read.All',
  needs: 'client-id',
  async find({ graph, correlationId, now }, clientId) {
    const which =
      correlationId === null
        ? `appId eq ${odataText(clientId)} and createdDateTime ge ${daysBefore(now, 1)}`
        : `correlationId eq ${odataText(correlationId)}`
    const { entries, isWhole } = await graph.list(`auditLogs/signIns?${filter(which)}&$top=200`, 2000)
    return { total: entries.length, codes: countCodes(entries), isWhole }
  },
}

function countCodes(entries: readonly Json[]): SignIns['codes'] {
  const counts = new Map<string, number>()
  for (const { status } of entries) {
    const code = /^\d{1,8}$/.exec(String(isObject(status) ? status.errorCode : ''))?.[0] ?? '?'
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count)
}
