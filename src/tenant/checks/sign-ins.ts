import type { SignIn, SignInStatus } from '@microsoft/microsoft-graph-types'
import { odataText } from '../../report/quote.ts'
import type { Check, CheckInput } from '../check.ts'
import { type Unchecked, unchecked } from '../graph.ts'
import type { SignIns } from '../types.ts'
import { daysBefore, filter } from './query.ts'

export const signIns: Check<SignIns> = {
  permissions: ['AuditLog.Read.All'],
  ask: (input) => (input.clientId === null ? 'no-client-id' : find(input, input.clientId)),
}

/** Reports allow five requests in ten seconds: pages are as large as Graph makes them. */
async function find({ graph, correlationId, now }: CheckInput, clientId: string): Promise<SignIns> {
  // The sender of a request chooses its correlation ID: another app may use the same.
  const which =
    correlationId === null
      ? `createdDateTime ge ${daysBefore(now, 1)}`
      : `correlationId eq ${odataText(correlationId)}`
  const { entries, stop } = await graph.list<SignIn>(
    `auditLogs/signIns?${filter(`appId eq ${odataText(clientId)} and ${which}`)}&$top=1000`,
    2000,
  )
  return { total: entries.length, codes: countCodes(entries), stop }
}

function countCodes(entries: readonly Unchecked<SignIn>[]): SignIns['codes'] {
  const counts = new Map<string, number>()
  for (const { status } of entries) {
    const { errorCode } = unchecked<SignInStatus>(status)
    const code = /^\d{1,8}$/.exec(String(errorCode))?.[0] ?? '?'
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count)
}
