import type { Check, CheckInput } from './check.ts'
import { app } from './checks/app.ts'
import { approval } from './checks/approval.ts'
import { grants } from './checks/grants.ts'
import { requests } from './checks/requests.ts'
import { signIns } from './checks/sign-ins.ts'
import { stepUp } from './checks/step-up.ts'
import { userConsent } from './checks/user-consent.ts'
import { workflow } from './checks/workflow.ts'
import { GraphError } from './graph.ts'
import type { App, CheckId, CheckOutcome, Findings, Result, Skip } from './types.ts'

/** In the order in which they are made: the later ones need the app that the first one finds. */
const checks: { readonly [K in CheckId]: Check<Findings[K]> } = {
  app,
  grants,
  userConsent,
  workflow,
  requests,
  stepUp,
  approval,
  signIns,
}

const checkIds = Object.keys(checks) as CheckId[]

export const checkCount = checkIds.length

export const allPermissions: readonly string[] = [
  ...new Set(Object.values(checks).map(({ permission }) => permission)),
]

/** Makes all checks, also after one has failed, and hands out each result at once. Never throws. */
export async function checkTenant(input: CheckInput, onResult: (result: Result) => void): Promise<Result[]> {
  const results: Result[] = []
  for (const id of checkIds) {
    const check: Check<Findings[CheckId]> = checks[id]
    const outcome = await outcomeOf(check, input, findingIn(results, 'app'))
    // The table gives each check the finding of its ID.
    const result = { id, permission: check.permission, ...outcome } as Result
    results.push(result)
    onResult(result)
  }
  return results
}

/** The finding of a check; undefined if there is none. */
export function findingIn<K extends CheckId>(results: readonly Result[], id: K): Findings[K] | undefined {
  const result = results.find((one) => one.id === id)
  return result?.status === 'done' ? (result.finding as Findings[K]) : undefined
}

async function outcomeOf<F>(
  check: Check<F>,
  input: CheckInput,
  app: App | null | undefined,
): Promise<CheckOutcome<F>> {
  const finding = input.scopes.includes(check.permission) ? ask(check, input, app) : 'permission'
  if (typeof finding === 'string') return { status: 'skipped', reason: finding }
  try {
    return { status: 'done', finding: await finding }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const { failure, requestId } = error
    if (failure === 'forbidden') return { status: 'skipped', reason: 'permission' }
    if (failure === 'licence') return { status: 'skipped', reason: 'licence' }
    return { status: 'failed', reason: failure, requestId }
  }
}

/** Asks Graph, or says what is missing to ask. */
function ask<F>(check: Check<F>, input: CheckInput, app: App | null | undefined): Promise<F> | Skip {
  if (check.needs === 'nothing') return check.find(input)
  const { clientId } = input
  if (clientId === null) return 'no-client-id'
  if (check.needs === 'client-id') return check.find(input, clientId)
  return app == null ? 'no-app' : check.find(input, app)
}
