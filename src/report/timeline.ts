import { fill, type Words } from '../_locales/index.ts'
import type { Observation } from '../attempt/observation.ts'
import { saidScenarios } from '../diagnosis/without-code.ts'
import { errorName } from '../microsoft/clean.ts'
import { hostText } from './shown.ts'
import { utcTime } from './time.ts'
import type { Moment, ReportInput } from './types.ts'
import { unlinked } from './unlinked.ts'

/** The attempt's observations by time, with the seconds since it began. */
export function timelineOf({ attempt, words, settings }: ReportInput): Moment[] {
  return attempt.seen
    .toSorted((a, b) => a.at - b.at)
    .map((one) => ({
      at: utcTime(one.at),
      seconds: Math.round((one.at - attempt.startedAt) / 100) / 10,
      what: whatOf(one, words),
      where: hostText(hostOf(one), 'path' in one ? one.path : '', settings, 120),
    }))
}

function hostOf(one: Observation): string {
  if (one.kind === 'request') return one.request.host
  return one.kind === 'text' || one.kind === 'said' ? '' : one.host
}

function whatOf(one: Observation, { report }: Words): string {
  switch (one.kind) {
    case 'request':
      return line(report['seen-kind-request'], one.request.endpoint)
    case 'page':
      return line(report['seen-kind-page'], one.page.pageId, ...one.page.codes.map(codeName))
    case 'response': {
      const { outcome, error, code, subcode } = one.response
      const names = [errorName(error ?? ''), code && codeName(code), subcode && errorName(subcode)]
      return line(report[`seen-kind-${outcome}`], ...names)
    }
    case 'served':
      return line(report['seen-kind-served'], String(one.status))
    case 'failure':
      return line(report['seen-kind-failure'], one.error)
    case 'text':
      return line(report['seen-kind-text'], one.text.code && codeName(one.text.code))
    case 'said':
      return line(report['seen-kind-said'], saidScenarios[one.page].headline)
    default:
      return report[`seen-kind-${one.kind}`]
  }
}

const codeName = (code: string) => `AADSTS${code}`

/** Without a value the colon goes, too. */
function line(text: string, ...values: (string | null)[]): string {
  const value = values.filter(Boolean).join(', ')
  return value === '' ? text.replace(': {value}', '') : fill(text, { value: unlinked(value, 80) })
}
