import { labels } from './labels.ts'
import { reportText } from './text.ts'
import type { Report } from './types.ts'

/** An address with the report in it. If it is not whole, the person pastes the report. */
export interface ShareAddress {
  address: string
  isWhole: boolean
}

/** Every mail program and browser accepts this length. */
const longestAddress = 2000
/** Browsers and ticket servers accept longer web addresses. */
const longestFormAddress = 8000
const longestSubject = 500
/** Mail and chat pages refuse, or do not document, a longer address. */
const hostsOfShortAddresses: readonly string[] = [
  'outlook.office.com',
  'outlook.office365.com',
  'outlook.cloud.microsoft',
  'mail.google.com',
  'teams.microsoft.com',
  'teams.cloud.microsoft',
]

/** `pasteHere` asks for the report if it is too long for an address. */
export function mailAddress(to: string, report: Report, pasteHere: string): ShareAddress {
  const start = `mailto:${encoded(to).replace('%40', '@')}?subject=${cut(report.title, longestSubject)}&body=`
  // RFC 6068, section 5, wants both characters.
  return fitted(start, report, pasteHere, (text) => text.replaceAll('\n', '\r\n'))
}

/** Microsoft documents this address. It fills the message in and does not send it. */
export function teamsAddress(user: string, report: Report, pasteHere: string): ShareAddress {
  const start = `https://teams.microsoft.com/l/chat/0/0?users=${encoded(user)}&message=`
  return fitted(start, report, pasteHere, (text) => text)
}

/**
 * A form's address with its placeholders filled in. All are behind `?` or `#`, see
 * src/settings/forms.ts. Values are percent-encoded, so none can leave its place.
 */
export function formAddress(form: string, report: Report, pasteHere: string): ShareAddress {
  const longest = hostsOfShortAddresses.includes(new URL(form).hostname) ? longestAddress : longestFormAddress
  const whole = filled(form, { ...valuesOf(report), report: { text: reportText(report), longest: Infinity } })
  if (asksForReport.test(form) && whole.length <= longest) return { address: whole, isWhole: true }
  const rest = filled(form, { ...valuesOf(report), report: { text: '', longest: 0 } })
  const room = Math.min(longestAddress, Math.max(0, longest - rest.length))
  const short = { text: shortText(report, pasteHere), longest: room }
  return { address: filled(form, { ...valuesOf(report), report: short }), isWhole: false }
}

const asksForReport = /\{report(?:\|\w+)?\}/

export function fileName({ head }: Report, extension: string): string {
  const code = head.code === null ? head.scenario : `AADSTS${head.code}`
  return `clara-sign-in-${code}-${head.madeAt.slice(0, 10)}.${extension}`
}

function fitted(
  start: string,
  report: Report,
  pasteHere: string,
  lines: (text: string) => string,
): ShareAddress {
  const address = start + encoded(lines(reportText(report)))
  if (address.length <= longestAddress) return { address, isWhole: true }
  const short = cut(lines(shortText(report, pasteHere)), longestAddress - start.length)
  return { address: start + short, isWhole: false }
}

/** Enough to find the sign-in in a log. The end may be cut off. */
function shortText(report: Report, pasteHere: string): string {
  const facts = essential.flatMap((label) => {
    const value = factOf(report, label)
    return value === null ? [] : [`${label}: ${value}`]
  })
  const { code } = report.head
  const lines = code === null ? facts : [`${labels.code}: AADSTS${code}`, ...facts]
  const warning = report.warning === null ? [] : [report.warning]
  return [pasteHere, lines.join('\n'), ...warning, ...report.summary].join('\n\n')
}

const essential = [labels.requestId, labels.correlationId, labels.time]

interface PlaceValue {
  text: string
  /** Of the encoded value. */
  longest: number
}

function valuesOf(report: Report) {
  const value = (text: string | null | undefined): PlaceValue => ({
    text: text ?? '',
    longest: longestSubject,
  })
  return {
    title: value(report.title),
    summary: value(report.summary[0]),
    code: value(report.head.code),
    correlationId: value(factOf(report, labels.correlationId)),
    requestId: value(factOf(report, labels.requestId)),
  }
}

function factOf({ sections }: Report, label: string): string | null {
  for (const { kind, items } of sections)
    if (kind === 'facts') return items.find((fact) => fact.label === label)?.value ?? null
  return null
}

/** How a placeholder writes its value: `{report|json}` is inside a JSON string. */
const escapings: ReadonlyMap<string | undefined, Escape> = new Map<string | undefined, Escape>([
  [undefined, (character) => character],
  ['json', (character) => JSON.stringify(character).slice(1, -1)],
  // ServiceNow separates the conditions of `sysparm_query` by a caret.
  ['query', (character) => (character === '^' ? '^^' : character)],
])

type Escape = (character: string) => string

function filled(form: string, values: Readonly<Record<string, PlaceValue>>): string {
  const known = new Map(Object.entries(values))
  return form.replace(/\{(\w+)(?:\|(\w+))?\}/g, (place, name: string, escaping: string | undefined) => {
    const value = known.get(name)
    const escaped = escapings.get(escaping)
    return value === undefined || escaped === undefined ? place : cut(value.text, value.longest, escaped)
  })
}

/** The percent-encoded start of a text, at most `longest` long. No character is cut in two. */
function cut(text: string, longest: number, escaped: Escape = (character) => character): string {
  let kept = ''
  for (const character of text.toWellFormed()) {
    const next = kept + encoded(escaped(character))
    if (next.length > longest) break
    kept = next
  }
  return kept
}

/** Half a surrogate pair cannot be encoded. RFC 3986 reserves the last characters. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
