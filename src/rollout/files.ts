import { extensionSettingsFiles } from './extension-settings-files.ts'
import { googleAdminFiles } from './google-admin.ts'
import { groupPolicyFiles } from './group-policy.ts'
import { mobileconfigFiles } from './mobileconfig.ts'
import { policyFiles } from './policy-files.ts'
import { powershellFiles } from './powershell.ts'
import { regFiles } from './reg-file.ts'
import type { Company, RollOutFile } from './types.ts'

/** Every roll-out file, sorted by path. The same company always gives the same bytes. */
export async function rollOutFiles(company: Company): Promise<RollOutFile[]> {
  const files = [
    ...regFiles(company),
    ...(await groupPolicyFiles(company)),
    ...powershellFiles(company),
    ...extensionSettingsFiles(company),
    ...mobileconfigFiles(company),
    ...policyFiles(company),
    ...googleAdminFiles(company),
  ]
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
