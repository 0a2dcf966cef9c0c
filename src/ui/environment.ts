import browser from 'webextension-polyfill'
import { helpCentresFor } from '../report/help-centres.ts'
import type { ReportInput } from '../report/types.ts'
import type { Settings } from '../settings/types.ts'
import { languageTags } from './language.ts'
import { readUserAgent } from './user-agent.ts'

/** What a report says about the browser and the person's place. */
export function readEnvironment({
  supportCountry,
}: Settings): Pick<ReportInput, 'helpCentres' | 'environment' | 'timeZone'> {
  return {
    helpCentres: helpCentresFor(languageTags(), supportCountry),
    environment: {
      ...readUserAgent(navigator.userAgent),
      version: browser.runtime.getManifest().version,
    },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
}
