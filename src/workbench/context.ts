import type { TenantWords, TriageWords } from '../_locales/index.ts'
import type { ReportContext } from '../ui/report/context.ts'

/** What every part of the workbench has around it. */
export interface WorkbenchContext extends ReportContext {
  triage: TriageWords
  tenant: TenantWords
}
