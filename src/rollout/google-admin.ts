import { jsonText } from './policy-files.ts'
import type { Company, RollOutFile } from './types.ts'

/** "Policy for extensions" in the Google Admin console wants each value inside a `Value`. */
export function googleAdminFiles({ browsers, policy }: Company): RollOutFile[] {
  if (browsers.chrome === undefined) return []
  const wrapped = Object.entries(policy).map(([key, value]) => [key, { Value: value }])
  return [{ path: 'google-admin/policy.json', content: jsonText(Object.fromEntries(wrapped)) }]
}
