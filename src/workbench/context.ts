import type { TenantWords, TriageWords } from '../_locales/index.ts'
import type { ReportContext } from '../ui/report/context.ts'

/** What the parts of the workbench draw. */
export interface WorkbenchContext extends ReportContext {
  triage: TriageWords
  tenant: TenantWords
}
