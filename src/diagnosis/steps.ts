import { anotherApp, scenarios } from './scenarios.ts'
import type { Diagnosis } from './types.ts'

/** What the person does at a step: give Microsoft a reason, send the report, or sign in again. */
export type StepAction = 'copy-reason' | 'copy-report' | 'try-again'

/** The action of each of the person's first steps, in order. Steps after these are advice. */
export function actionsOf(diagnosis: Diagnosis): readonly StepAction[] {
  if (hasRequestForm(diagnosis)) return ['copy-reason', 'copy-report', 'try-again']
  return asksSomebody(diagnosis) ? ['copy-report', 'try-again'] : ['try-again', 'copy-report']
}

/** Whether somebody has to approve Clara. Nobody should approve another app. */
export function awaitsApproval({ scenario, words }: Diagnosis): boolean {
  return scenarios[scenario].isApproval && words !== anotherApp
}

/** Whether Microsoft's page has the form in which the person asks for the approval. */
function hasRequestForm(diagnosis: Diagnosis): boolean {
  return diagnosis.scenario === 'approval-request' && awaitsApproval(diagnosis)
}

/** Whether the first step is to ask somebody. Otherwise it is to sign in again. */
function asksSomebody({ owner }: Diagnosis): boolean {
  return owner === 'it' || owner === 'clara'
}
