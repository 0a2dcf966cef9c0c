import { isObject } from '../../microsoft/json.ts'
import type { Check } from '../check.ts'
import type { Json } from '../graph.ts'
import type { Approval } from '../types.ts'
import { personIn, timeOf } from './entry.ts'
import { daysBefore, filter } from './query.ts'

/** The last consent in the audit log of 30 days; null if it has none. */
export const approval: Check<Approval | null> = {
  permission: 'AuditLog.Read.All',
  needs: 'app',
  async find({ graph, now }, { objectId }) {
    const which = filter(
      `activityDisplayName eq 'Consent to application' and activityDateTime ge ${daysBefore(now, 30)} and result eq 'success'`,
    )
    const { entries } = await graph.list(`auditLogs/directoryAudits?${which}`, 200)
    const approvals = entries.filter((entry) => isAbout(entry, objectId)).flatMap(approvalsOf)
    return approvals.sort((a, b) => b.at.localeCompare(a.at))[0] ?? null
  },
}

function isAbout({ targetResources }: Json, objectId: string): boolean {
  return Array.isArray(targetResources) && targetResources.some((one) => isObject(one) && one.id === objectId)
}

function approvalsOf({ activityDateTime, initiatedBy }: Json): Approval[] {
  const at = timeOf(activityDateTime)
  return at === null ? [] : [{ at, by: personIn(initiatedBy) }]
}
