import type { Choices } from './choices.ts'
import type { ReportInput } from './types.ts'

/** Says what the report does not show. Takes the input before it is redacted. */
export function leftOutOf({ choices, account, words: { report } }: ReportInput): string[] {
  const name = account === null ? null : report.leftOutName
  const hidden = { off: report.leftOutAccount, domain: name, full: null }
  return [
    hidden[choices.account],
    choices.tenant ? null : report.leftOutTenant,
    ...(choices.level === 'message' ? [report.leftOutBackground] : leftOutOfFull(choices, report)),
    report.leftOutAlways,
  ].filter((part) => part !== null)
}

function leftOutOfFull(choices: Choices, report: ReportInput['words']['report']) {
  return [
    choices.environment ? null : report.leftOutEnvironment,
    choices.timeline ? null : report.leftOutTimeline,
  ]
}
