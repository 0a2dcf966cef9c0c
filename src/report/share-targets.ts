import { reportText } from './text.ts'
import type { Report } from './types.ts'

/** Where a report goes at a click. `isWhole` says whether all of it is in there; else it has to be pasted. */
export interface ShareAddress {
  address: string
  isWhole: boolean
}

/** What mail programs and browsers take for certain. */
const longestAddress = 2000
/** A browser takes more of a web address, and so do the servers behind ticket forms. */
const longestFormAddress = 8000
const longestSubject = 500

/** `mailto:` with subject and text filled in. `pasteHere` asks for the report where it is too long for an address. */
export function mailAddress(to: string, report: Report, pasteHere: string): ShareAddress {
  const start = `mailto:${encoded(to).replace('%40', '@')}?subject=${cut(report.title, longestSubject)}&body=`
  // Mail knows lines by both signs (RFC 6068, section 5).
  return fitted(start, report, pasteHere, (text) => text.replaceAll('\n', '\r\n'))
}

/** Microsoft's documented address of a Teams chat with somebody, the message filled in but not sent. */
export function teamsAddress(user: string, report: Report, pasteHere: string): ShareAddress {
  const start = `https://teams.microsoft.com/l/chat/0/0?users=${encoded(user)}&message=`
  return fitted(start, report, pasteHere, (text) => text)
}

/**
 * A ticket form's address with its places filled in. The places stand behind `?` or `#` (src/settings/forms.ts), and no value
 * holds a sign that means anything there: none can leave its place.
 */
export function formAddress(form: string, report: Report, pasteHere: string): ShareAddress {
  const fill = (text: string) => filled(form, { ...valuesOf(report), report: text })
  const whole = fill(encoded(reportText(report)))
  if (form.includes('{report}') && whole.length <= longestFormAddress)
    return { address: whole, isWhole: true }
  return { address: fill(cut(shortText(report, pasteHere), longestAddress)), isWhole: false }
}

/** What a saved report is called. */
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

/** What finds the sign-in, for where the whole does not fit; what may be cut off stands last. */
function shortText(report: Report, pasteHere: string): string {
  const facts = essential.flatMap((label) => {
    const value = factOf(report, label)
    return value === null ? [] : [`${label}: ${value}`]
  })
  const warning = report.warning === null ? [] : [report.warning]
  return [pasteHere, facts.join('\n'), ...warning, ...report.summary].join('\n\n')
}

/** Facts keep Entra's own English labels in every language. */
const essential = ['Error code', 'Request ID', 'Correlation ID', 'Timestamp (UTC)']

/** Encoded; the report itself comes apart, it may have to be cut. */
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

/** As much of a text as stays within this length when encoded; encoded. */
function cut(text: string, longest: number): string {
  let kept = ''
  for (const sign of text) {
    const next = kept + encoded(sign)
    if (next.length > longest) break
    kept = next
  }
  return kept
}

/** Half a sign, which cannot be encoded, becomes a mark; the few signs that are left alone by default are none of ours. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
