import type { ReportEditorWords } from '../../_locales/index.ts'
import type { ReportInput } from '../../report/types.ts'
import type { Settings } from '../../settings/types.ts'

/** What a report is made on, and when it was. */
export type Stop = Pick<ReportInput, 'attempt' | 'diagnosis' | 'now'>

/** All that is not in the tab's record. */
export interface Context
  extends Pick<ReportInput, 'language' | 'words' | 'environment' | 'timeZone' | 'helpCentres'> {
  settings: Settings
  editor: ReportEditorWords
}
