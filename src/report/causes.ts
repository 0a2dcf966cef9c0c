import type { Words } from '../_locales/index.ts'
import type { Diagnosis, ScenarioId } from '../diagnosis/types.ts'

type Cause = Extract<keyof Words['report'], `cause-${string}`>

/** Settings of a tenant that lead to a stop (the table "what leads where" of Microsoft's documentation on consent). */
const causes: Readonly<Partial<Record<ScenarioId, readonly Cause[]>>> = {
  'approval-request': ['cause-user-consent', 'cause-risk', 'cause-assignment', 'cause-workflow-on'],
  'approval-pending': ['cause-user-consent', 'cause-risk', 'cause-assignment', 'cause-workflow-on'],
  'admin-approval': ['cause-user-consent', 'cause-risk', 'cause-assignment', 'cause-workflow-off'],
  'consent-missing': ['cause-user-consent'],
  'app-blocked': ['cause-blocked'],
  'not-assigned': ['cause-assigned'],
  'conditional-access': ['cause-conditional-access'],
  device: ['cause-conditional-access'],
  'tenant-restricted': ['cause-cross-tenant'],
}

export function causesOf({ scenario, owner }: Diagnosis, { report }: Words): string[] {
  return owner === 'clara' ? [] : (causes[scenario] ?? []).map((cause) => report[cause])
}
