import { isObject } from '../../microsoft/json.ts'
import type { Check } from '../check.ts'

/** Whether an administrator must consent to risky apps. That is Microsoft's default. */
export const stepUp: Check<boolean> = {
  permission: 'Directory.Read.All',
  needs: 'nothing',
  async find({ graph }) {
    const { entries } = await graph.list('groupSettings', 50)
    const values = entries.find(({ templateId }) => templateId === consentPolicySettings)?.values
    const settings = Array.isArray(values) ? values.filter(isObject) : []
    const setting = settings.find(({ name }) => name === 'BlockUserConsentForRiskyApps')
    return String(setting?.value ?? 'true').toLowerCase() === 'true'
  },
}

/** The template "Consent Policy Settings" of directory settings, the same in every tenant. */
const consentPolicySettings = 'dffd5d46-495d-40a9-8e21-954ff55e198a'
