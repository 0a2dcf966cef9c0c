import type { Check } from '../check.ts'
import type { Workflow } from '../types.ts'

export const workflow: Check<Workflow> = {
  permission: 'Policy.Read.All',
  needs: 'nothing',
  async find({ graph }) {
    const {
      isEnabled,
      reviewers,
      requestDurationInDays: days,
    } = await graph.get('policies/adminConsentRequestPolicy')
    return {
      isOn: isEnabled === true,
      reviewers: Array.isArray(reviewers) ? reviewers.length : 0,
      days: typeof days === 'number' ? days : null,
    }
  },
}
