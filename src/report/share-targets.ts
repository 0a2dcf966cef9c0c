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
 * A ticket form's address with its places filled in. All places are behind `?` or `#`, see
 * src/settings/forms.ts. Values are percent-encoded, so none can leave its place.
 */
export function formAddress(form: string, report: Report, pasteHere: string): ShareAddress {
  const fill = (text: string) => filled(form, { ...valuesOf(report), report: text })
  const whole = fill(encoded(reportText(report)))
  if (form.includes('{report}') && whole.length <= longestFormAddress)
    return { address: whole, isWhole: true }
  return { address: fill(cut(shortText(report, pasteHere), longestAddress)), isWhole: false }
}

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
  const warning = report.warning === null ? [] : [report.warning]
  return [pasteHere, facts.join('\n'), ...warning, ...report.summary].join('\n\n')
}

/** Labels of facts are in English in every language. */
const essential = ['Error code', 'Request ID', 'Correlation ID', 'Timestamp (UTC)']

/** Percent-encoded. */
function valuesOf(report: Report) {
  const value = (text: string | null | undefined) => cut(text ?? '', longestSubject)
  return {
    title: value(report.title),
    summary: value(report.summary[0]),
    code: value(report.head.code),
    correlationId: value(factOf(report, 'Correlation ID')),
    requestId: value(factOf(report, 'Request ID')),
  }
}

function factOf({ sections }: Report, label: string): string | null {
  for (const { kind, items } of sections)
    if (kind === 'facts') return items.find((fact) => fact.label === label)?.value ?? null
  return null
}

function filled(form: string, values: Readonly<Record<string, string>>): string {
  const known = new Map(Object.entries(values))
  return form.replace(/\{(\w+)\}/g, (place, name: string) => known.get(name) ?? place)
}

/** The percent-encoded start of a text, at most `longest` long. No character is cut in two. */
function cut(text: string, longest: number): string {
  let kept = ''
  for (const character of text) {
    const next = kept + encoded(character)
    if (next.length > longest) break
    kept = next
  }
  return kept
}

/** Half a surrogate pair cannot be encoded. RFC 3986 reserves the last characters. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
