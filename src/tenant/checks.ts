import type { Check, CheckInput } from './check.ts'
import { api } from './checks/api.ts'
import { app } from './checks/app.ts'
import { approval } from './checks/approval.ts'
import { classified } from './checks/classified.ts'
import { grants } from './checks/grants.ts'
import { requests } from './checks/requests.ts'
import { signIns } from './checks/sign-ins.ts'
import { stepUp } from './checks/step-up.ts'
import { userConsent } from './checks/user-consent.ts'
import { workflow } from './checks/workflow.ts'
import { GraphError } from './graph.ts'
import type { CheckId, CheckOutcome, Findings, Result } from './types.ts'

/** In the order in which they are made: later ones need what earlier ones find. */
const checks: { readonly [K in CheckId]: Check<Findings[K]> } = {
  app,
  api,
  grants,
  userConsent,
  classified,
  workflow,
  requests,
  stepUp,
  signIns,
  approval,
}

const checkIds = Object.keys(checks) as CheckId[]

export const checkCount = checkIds.length

/** The least privileged permissions that all checks need. */
export const allPermissions: readonly string[] = [
  ...new Set(Object.values(checks).map(({ permissions: [least] }) => least)),
]

/** Makes all checks, also after one has failed, and hands out each result at once. Never throws. */
export async function checkTenant(input: CheckInput, onResult: (result: Result) => void): Promise<Result[]> {
  const results: Result[] = []
  for (const id of checkIds) {
    const check: Check<Findings[CheckId]> = checks[id]
    const outcome = await outcomeOf(check, input, results)
    // The table gives each check the finding of its ID.
    const result = { id, permission: check.permissions[0], ...outcome } as Result
    results.push(result)
    onResult(result)
  }
  return results
}

async function outcomeOf<F>(
  check: Check<F>,
  input: CheckInput,
  before: readonly Result[],
): Promise<CheckOutcome<F>> {
  const held = new Set(input.scopes.map((scope) => scope.toLowerCase()))
  if (!check.permissions.some((name) => held.has(name.toLowerCase())))
    return { status: 'skipped', reason: 'permission' }
  try {
    const finding = check.ask(input, before)
    if (typeof finding === 'string') return { status: 'skipped', reason: finding }
    return { status: 'done', finding: await finding }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const { failure, requestId } = error
    // The token has the permission, so it is the account that lacks a role.
    if (failure === 'forbidden') return { status: 'skipped', reason: 'role' }
    if (failure === 'license') return { status: 'skipped', reason: 'license' }
    return { status: 'failed', reason: failure, requestId }
  }
}
