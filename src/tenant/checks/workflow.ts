import type { AdminConsentRequestPolicy } from '@microsoft/microsoft-graph-types'
import type { Check } from '../check.ts'
import { GraphError } from '../graph.ts'
import type { Workflow } from '../types.ts'

export const workflow: Check<Workflow> = {
  permissions: ['Policy.Read.All', 'Policy.ReadWrite.ConsentRequest'],
  async ask({ graph }) {
    const policy = await graph.get<AdminConsentRequestPolicy>('policies/adminConsentRequestPolicy')
    const { isEnabled, reviewers, requestDurationInDays: days } = policy
    if (typeof isEnabled !== 'boolean') throw new GraphError('unexpected')
    return {
      isOn: isEnabled,
      reviewers: Array.isArray(reviewers) ? reviewers.length : 0,
      days: typeof days === 'number' ? days : null,
    }
  },
}
