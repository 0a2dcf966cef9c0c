import type { DirectoryAudit, ModifiedProperty, TargetResource } from '@microsoft/microsoft-graph-types'
import { odataText } from '../../report/quote.ts'
import type { Check, CheckInput } from '../check.ts'
import { type Unchecked, unchecked } from '../graph.ts'
import { findingIn, skipIn } from '../results.ts'
import type { Approval, Approvals, Result } from '../types.ts'
import { initiatorIn, isoTime } from './entry.ts'
import { daysBefore, filter } from './query.ts'

/** The last consent for everybody in the audit log. A person's own consent is no approval. */
export const approval: Check<Approvals> = {
  permissions: ['AuditLog.Read.All'],
  ask(input, before) {
    const app = findingIn(before, 'app')
    if (app == null) return input.clientId === null ? 'no-client-id' : 'no-app'
    return find(input, app.objectId, reachOf(before))
  },
}

async function find(
  { graph, now }: CheckInput,
  objectId: string,
  days: Approvals['days'],
): Promise<Approvals> {
  // Graph documents no filter for results, and two activities are of interest.
  const which = filter(
    `activityDateTime ge ${daysBefore(now, 30)} and targetResources/any(t:t/id eq ${odataText(objectId)})`,
  )
  const { entries, stop } = await graph.list<DirectoryAudit>(
    `auditLogs/directoryAudits?${which}&$top=500`,
    1000,
  )
  const approvals = entries.filter((entry) => isForEverybody(entry, objectId)).flatMap(approvalsOf)
  return { last: approvals.sort((a, b) => b.at.localeCompare(a.at))[0] ?? null, days, stop }
}

/** Without Entra ID P1 the log reaches back seven days, and sign-ins cannot be read. */
function reachOf(before: readonly Result[]): Approvals['days'] {
  if (skipIn(before, 'signIns') === 'license') return 7
  return findingIn(before, 'signIns') === undefined ? null : 30
}

function isForEverybody(entry: Unchecked<DirectoryAudit>, objectId: string): boolean {
  if (entry.result !== 'success') return false
  const targets = Array.isArray(entry.targetResources) ? entry.targetResources : []
  return targets
    .map((one) => unchecked<TargetResource>(one))
    .some((target) => {
      const values = valuesOf(target)
      return entry.activityDisplayName === 'Consent to application'
        ? target.id === objectId && values.get('ConsentContext.OnBehalfOfAll') === 'true'
        : isGrantForEverybody(entry, values, objectId)
    })
}

/** By Graph or PowerShell. The entry's first target is the API; its properties name the app. */
function isGrantForEverybody(
  { activityDisplayName }: Unchecked<DirectoryAudit>,
  values: ReadonlyMap<string, string>,
  objectId: string,
): boolean {
  return (
    activityDisplayName === 'Add delegated permission grant' &&
    values.get('DelegatedPermissionGrant.ConsentType') === 'allprincipals' &&
    values.get('ServicePrincipal.ObjectID') === objectId
  )
}

/** New values in lower case: each is JSON inside a string, such as `"\"True\""`. */
function valuesOf({ modifiedProperties }: Unchecked<TargetResource>): ReadonlyMap<string, string> {
  const properties = Array.isArray(modifiedProperties) ? modifiedProperties : []
  return new Map(
    properties
      .map((one) => unchecked<ModifiedProperty>(one))
      .map(({ displayName, newValue }): [string, string] => [
        String(displayName),
        String(newValue ?? '')
          .replace(/^"|"$/g, '')
          .toLowerCase(),
      ]),
  )
}

function approvalsOf({ activityDateTime, initiatedBy }: Unchecked<DirectoryAudit>): Approval[] {
  const at = isoTime(activityDateTime)
  return at === null ? [] : [{ at, by: initiatorIn(initiatedBy) }]
}
