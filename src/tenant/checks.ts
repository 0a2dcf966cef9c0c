import { cleanText } from '../microsoft/clean.ts'
import { isObject } from '../microsoft/json.ts'
import { graphAddress } from '../microsoft/portal.ts'
import { odataText } from '../report/quote.ts'
import { type Graph, GraphError, type Json } from './graph.ts'
import type {
  App,
  Approval,
  CheckId,
  Findings,
  Grants,
  Requests,
  Result,
  SignIns,
  Skip,
  UserConsent,
  Workflow,
} from './types.ts'

/** What the checks are made with. */
export interface CheckInput {
  graph: Graph
  /** Clara's own, from an enforced policy or the build alone; null: none is configured. */
  clientId: string | null
  expectedScopes: readonly string[]
  /** Delegated permissions in the token. */
  scopes: readonly string[]
  /** To look one sign-in up by; null: all of Clara's of the last day. */
  correlationId: string | null
  /** Milliseconds since the epoch. */
  now: number
}

/**
 * The delegated permission that each check needs, read only, the least that Microsoft names for it
 * (https://learn.microsoft.com/graph/api, each call's own page). In the order in which the checks are made.
 */
const permissionFor: Readonly<Record<CheckId, string>> = {
  app: 'Application.Read.All',
  grants: 'Directory.Read.All',
  userConsent: 'Policy.Read.All',
  workflow: 'Policy.Read.All',
  requests: 'ConsentRequest.Read.All',
  stepUp: 'Directory.Read.All',
  approval: 'AuditLog.Read.All',
  signIns: 'AuditLog.Read.All',
}

/** How many checks there are. */
export const checkCount = Object.keys(permissionFor).length

/** Everything that the checks could need, each once. */
export const allPermissions: readonly string[] = [...new Set(Object.values(permissionFor))]

/** Makes every check in turn and hands each result out when it is there. A check that fails stops no other. Never throws. */
export async function checkTenant(input: CheckInput, tell: (result: Result) => void): Promise<Result[]> {
  const results: Result[] = []
  for (const id of Object.keys(checks) as CheckId[]) {
    const result = await make(id, input, results)
    results.push(result)
    tell(result)
  }
  return results
}

/** What a check has found; undefined where it was not made. */
export function findingOf<K extends CheckId>(results: readonly Result[], id: K): Findings[K] | undefined {
  const result = results.find((one) => one.id === id)
  return result?.status === 'done' ? (result.finding as Findings[K]) : undefined
}

async function make(id: CheckId, input: CheckInput, before: readonly Result[]): Promise<Result> {
  const permission = permissionFor[id]
  const skipped = (reason: Skip) => ({ id, permission, status: 'skipped', reason }) as Result
  const app = findingOf(before, 'app')
  if (!input.scopes.includes(permission)) return skipped('permission')
  if (aboutClara.has(id) && input.clientId === null) return skipped('no-client-id')
  if (aboutItsObject.has(id) && !app) return skipped('no-app')
  try {
    const finding = await checks[id](input, app ?? null)
    return { id, permission, status: 'done', finding } as Result
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    if (error.failure === 'forbidden') return skipped('permission')
    if (error.failure === 'licence') return skipped('licence')
    return { id, permission, status: 'failed', reason: error.failure, requestId: error.requestId } as Result
  }
}

/** An app is looked for by its ID alone: anybody may give an app Clara's name. */
const aboutClara: ReadonlySet<CheckId> = new Set(['app', 'grants', 'requests', 'approval', 'signIns'])
const aboutItsObject: ReadonlySet<CheckId> = new Set(['grants', 'approval'])

const checks: { [K in CheckId]: (input: CheckInput, app: App | null) => Promise<Findings[K]> } = {
  async app({ graph, clientId }) {
    const select = 'id,displayName,accountEnabled,appRoleAssignmentRequired,verifiedPublisher'
    const { entries } = await graph.list(
      `servicePrincipals?$filter=${filter(`appId eq ${odataText(clientId ?? '')}`)}&$select=${select}`,
      1,
    )
    const [found] = entries
    return found === undefined ? null : appOf(found)
  },

  async grants({ graph, expectedScopes }, app) {
    const { entries } = await graph.list(
      `oauth2PermissionGrants?$filter=${filter(`clientId eq ${odataText(app?.objectId ?? '')}`)}`,
      1000,
    )
    return grantsOf(entries, expectedScopes)
  },

  async userConsent({ graph }) {
    const { defaultUserRolePermissions: own } = await graph.get('policies/authorizationPolicy')
    const assigned = isObject(own) ? own.permissionGrantPoliciesAssigned : null
    return userConsentOf(Array.isArray(assigned) ? assigned.map(String) : [])
  },

  async workflow({ graph }) {
    const policy = await graph.get('policies/adminConsentRequestPolicy')
    return {
      isOn: policy.isEnabled === true,
      reviewers: Array.isArray(policy.reviewers) ? policy.reviewers.length : 0,
      days: typeof policy.requestDurationInDays === 'number' ? policy.requestDurationInDays : null,
    } satisfies Workflow
  },

  async requests({ graph, clientId }) {
    const { entries } = await graph.list(
      `identityGovernance/appConsent/appConsentRequests?$filter=${filter(`appId eq ${odataText(clientId ?? '')}`)}`,
      20,
    )
    const people: Json[] = []
    for (const { id } of entries) {
      const own = `identityGovernance/appConsent/appConsentRequests/${encodeURIComponent(String(id))}/userConsentRequests`
      people.push(...(await graph.list(own, 200)).entries)
    }
    return requestsOf(people)
  },

  /** Where nobody has changed it, it is on. */
  async stepUp({ graph }) {
    const { entries } = await graph.list('groupSettings', 50)
    const values = entries.find(({ templateId }) => templateId === consentSettings)?.values
    const own = Array.isArray(values)
      ? values.filter(isObject).find(({ name }) => name === 'BlockUserConsentForRiskyApps')
      : null
    return String(own?.value ?? 'true').toLowerCase() === 'true'
  },

  async approval({ graph, now }, app) {
    const since = new Date(now - 30 * oneDay).toISOString()
    const { entries } = await graph.list(
      `auditLogs/directoryAudits?$filter=${filter(`activityDisplayName eq 'Consent to application' and activityDateTime ge ${since} and result eq 'success'`)}`,
      200,
    )
    return approvalOf(entries, app?.objectId ?? '')
  },

  async signIns({ graph, clientId, correlationId, now }) {
    const since = new Date(now - oneDay).toISOString()
    const which =
      correlationId === null
        ? `appId eq ${odataText(clientId ?? '')} and createdDateTime ge ${since}`
        : `correlationId eq ${odataText(correlationId)}`
    const { entries, isWhole } = await graph.list(`auditLogs/signIns?$filter=${filter(which)}&$top=200`, 2000)
    return { ...signInsOf(entries), isWhole }
  },
}

const oneDay = 86_400_000
/** Template "Consent Policy Settings" of directory settings. */
const consentSettings = 'dffd5d46-495d-40a9-8e21-954ff55e198a'
const filter = encodeURIComponent

function appOf({ id, displayName, accountEnabled, appRoleAssignmentRequired, verifiedPublisher }: Json): App {
  const publisher = isObject(verifiedPublisher) ? verifiedPublisher.displayName : null
  return {
    objectId: guid(id),
    name: cleanText(String(displayName ?? ''), 120),
    isEnabled: accountEnabled !== false,
    needsAssignment: appRoleAssignmentRequired === true,
    publisher: typeof publisher === 'string' ? cleanText(publisher, 120) : null,
  }
}

/** It becomes part of an address. */
const guid = (value: unknown) =>
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.exec(String(value))?.[0].toLowerCase() ?? ''

function grantsOf(entries: readonly Json[], expected: readonly string[]): Grants {
  const scopesOf = ({ scope }: Json) =>
    String(scope ?? '')
      .split(/\s+/)
      .filter((one) => one !== '')
  const everybody = [
    ...new Set(entries.filter(({ consentType }) => consentType === 'AllPrincipals').flatMap(scopesOf)),
  ]
  const people = new Set(
    entries.flatMap(({ consentType, principalId }) => (consentType === 'Principal' ? [principalId] : [])),
  )
  const lower = new Set(everybody.map((scope) => scope.toLowerCase()))
  return {
    everybody: everybody.map((scope) => cleanText(scope, 100)),
    people: people.size,
    // Scopes of Graph's are granted without the resource's address before them.
    missing: expected.filter((scope) => !lower.has(scope.toLowerCase().replace(graphAddress, ''))),
  }
}

/** A policy for oneself that is assigned to every user says what they may consent to. */
function userConsentOf(assigned: readonly string[]): UserConsent {
  const own = assigned.flatMap(
    (name) => /^ManagePermissionGrantsForSelf\.(.+)$/i.exec(name)?.[1]?.toLowerCase() ?? [],
  )
  if (own.length === 0) return 'off'
  if (own.includes('microsoft-user-default-legacy')) return 'all'
  if (own.includes('microsoft-user-default-recommended')) return 'recommended'
  return own.includes('microsoft-user-default-low') ? 'low-impact' : 'own-policy'
}

function requestsOf(people: readonly Json[]): Requests {
  const open = people.filter(({ status }) => status === 'InProgress')
  const times = open.flatMap(({ createdDateTime }) => timeOf(createdDateTime) ?? []).sort()
  const names = open.map(({ createdBy }) => nameIn(createdBy)).filter((name) => name !== null)
  return { open: open.length, oldest: times[0] ?? null, by: [...new Set(names)].slice(0, 5) }
}

function nameIn(by: unknown): string | null {
  const user = isObject(by) ? by.user : null
  const name = isObject(user) ? (user.displayName ?? user.userPrincipalName) : null
  return typeof name === 'string' ? cleanText(name, 80) : null
}

function timeOf(value: unknown): string | null {
  const time = Date.parse(String(value))
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

function approvalOf(entries: readonly Json[], objectId: string): Approval | null {
  const approvals = entries.flatMap(({ targetResources, activityDateTime, initiatedBy }) => {
    const isOurs =
      Array.isArray(targetResources) && targetResources.some((one) => isObject(one) && one.id === objectId)
    const at = timeOf(activityDateTime)
    return isOurs && at !== null ? [{ at, by: nameIn(initiatedBy) }] : []
  })
  return approvals.sort((a, b) => b.at.localeCompare(a.at))[0] ?? null
}

function signInsOf(entries: readonly Json[]): Omit<SignIns, 'isWhole'> {
  const counts = new Map<string, number>()
  for (const { status } of entries) {
    const code = /^\d{1,8}$/.exec(String(isObject(status) ? status.errorCode : ''))?.[0] ?? '?'
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const codes = [...counts].map(([code, count]) => ({ code, count }))
  return { total: entries.length, codes: codes.sort((a, b) => b.count - a.count) }
}
