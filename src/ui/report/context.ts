import type { ReportEditorWords } from '../../_locales/index.ts'
import type { ReportInput } from '../../report/types.ts'
import type { Settings } from '../../settings/types.ts'

/** A failed sign-in, and when its report is made. */
export type Failure = Pick<ReportInput, 'attempt' | 'diagnosis' | 'now'>

/** What a report page draws besides the tab's record. */
export interface ReportContext
  extends Pick<ReportInput, 'language' | 'words' | 'codeTexts' | 'environment' | 'timeZone' | 'helpCentres'> {
  settings: Settings
  editor: ReportEditorWords
}
