import { loadCodeTexts, loadWords } from '../../src/_locales/index.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { defaultChoices } from '../../src/report/choices.ts'
import { helpCentresFor } from '../../src/report/help-centres.ts'
import type { ReportInput } from '../../src/report/types.ts'
import { effectiveSettings } from '../../src/settings/effective.ts'
import { attemptOf, clara, noon, page, request, served, tenant } from '../builders.ts'

export const requestId = '0b1c0000-0000-4000-8000-00000000beef'
export const correlationId = '0c0c0000-0000-4000-8000-00000000cafe'

/** A sign-in that a page of Microsoft's blocks; the company's own tenant is in its address. */
export const blockedAt = (more: Parameters<typeof page>[0], ...asked: Parameters<typeof request>) =>
  attemptOf(
    request(...asked),
    { ...served(), requestId },
    page({ correlationId, ...more }, noon + 5000, `/${tenant}/login`),
  )

/** Without a policy, but with Clara's client ID and hosts. */
export const settings: ReportInput['settings'] = {
  ...effectiveSettings({ policy: {}, person: {} }).settings,
  ...clara,
}

/** The popup's input for the report of a failed attempt. */
export async function inputOf(
  attempt: SignInAttempt,
  more: Partial<Omit<ReportInput, 'attempt' | 'diagnosis' | 'words'>> = {},
): Promise<ReportInput> {
  const diagnosis = diagnose(attempt)
  if (diagnosis === null) throw new Error('Nothing has blocked this attempt.')
  const language = more.language ?? 'en'
  return {
    attempt,
    diagnosis,
    settings,
    language,
    words: await loadWords(language),
    codeTexts: await loadCodeTexts(),
    environment: { browser: 'Chrome 156', os: 'Windows', version: '0.1.0' },
    now: noon + 60_000,
    timeZone: 'America/Mexico_City',
    helpCentres: helpCentresFor(['es-MX']),
    choices: defaultChoices('message'),
    account: null,
    ...more,
  }
}
