import type { GroupSetting, SettingValue } from '@microsoft/microsoft-graph-types'
import type { Check, CheckInput } from '../check.ts'
import { unchecked } from '../graph.ts'
import { findingIn } from '../results.ts'
import type { StepUp } from '../types.ts'
import { anyDirectory } from './query.ts'

/** Whether an administrator must consent to risky apps. That is Microsoft's default. */
export const stepUp: Check<StepUp> = {
  permissions: ['GroupSettings.Read.All', 'GroupSettings.ReadWrite.All', ...anyDirectory],
  ask: (input, before) => find(input, findingIn(before, 'userConsent')?.allowsRisky ?? null),
}

async function find({ graph }: CheckInput, allows: boolean | null): Promise<StepUp> {
  const { entries } = await graph.list<GroupSetting>('groupSettings', 50)
  const values = entries.find(({ templateId }) => templateId === consentPolicySettings)?.values
  const settings = (Array.isArray(values) ? values : []).map((one) => unchecked<SettingValue>(one))
  const value = settings.find(({ name }) => name === 'BlockUserConsentForRiskyApps')?.value
  const blocks = value === undefined ? null : String(value).toLowerCase() !== 'false'
  return { blocks, allows, state: stateOf(blocks ?? true, allows) }
}

/** If the switches differ, nobody has published which one wins. */
function stateOf(blocks: boolean, allows: boolean | null): StepUp['state'] {
  if (allows === null || blocks === allows) return 'unclear'
  return blocks ? 'on' : 'off'
}

/** The template "Consent Policy Settings" of directory settings, the same in every tenant. */
const consentPolicySettings = 'dffd5d46-495d-40a9-8e21-954ff55e198a'
