import { fill, type Words } from '../_locales/index.ts'
import type { Observation } from '../attempt/observation.ts'
import { isClaraHost } from '../attempt/recognise.ts'
import { cleanText, errorName } from '../microsoft/clean.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'
import { utcTime } from './time.ts'
import type { Moment, ReportInput } from './types.ts'
import { unlinked } from './unlinked.ts'

/** What was seen of the attempt, in order, with the seconds since it began. */
export function timelineOf({ attempt, words, settings }: ReportInput): Moment[] {
  const place = (host: string, path: string) =>
    isMicrosoftHost(host) || isClaraHost(host, settings)
      ? cleanText(`${host}${path}`, 120)
      : unlinked(`${host}${path}`, 120)
  return attempt.seen
    .toSorted((a, b) => a.at - b.at)
    .map((one) => ({
      at: utcTime(one.at),
      seconds: Math.round((one.at - attempt.startedAt) / 100) / 10,
      what: whatOf(one, words),
      where: place(hostOf(one), 'path' in one ? one.path : ''),
    }))
}

function hostOf(one: Observation): string {
  if (one.kind === 'request') return one.request.host
  return one.kind === 'text' ? '' : one.host
}

function whatOf(one: Observation, { report }: Words): string {
  const said = (text: string, value: string | number | null) =>
    value === null || value === ''
      ? text.replace(': {value}', '')
      : fill(text, { value: unlinked(String(value), 80) })
  switch (one.kind) {
    case 'request':
      return said(report['seen-kind-request'], one.request.endpoint)
    case 'page':
      return said(
        report['seen-kind-page'],
        [one.page.pageId, ...one.page.codes.map((code) => `AADSTS${code}`)].filter(Boolean).join(', '),
      )
    case 'response':
      return said(
        report[`seen-kind-${one.response.outcome}`],
        [
          errorName(one.response.error ?? ''),
          one.response.code && `AADSTS${one.response.code}`,
          one.response.subcode && errorName(one.response.subcode),
        ]
          .filter(Boolean)
          .join(', '),
      )
    case 'served':
      return said(report['seen-kind-served'], one.status)
    case 'failure':
      return said(report['seen-kind-failure'], one.error)
    case 'text':
      return said(report['seen-kind-text'], one.text.code && `AADSTS${one.text.code}`)
    default:
      return report[`seen-kind-${one.kind}`]
  }
}
