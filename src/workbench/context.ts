import type { TenantWords, TriageWords } from '../_locales/index.ts'
import type { Context as ReportContext } from '../ui/report/context.ts'

/** What every part of the workbench has around it. */
export interface Context extends ReportContext {
  triage: TriageWords
  tenant: TenantWords
}
