import { isTime } from '../../microsoft/stamp.ts'

/** Which of two numbers is the day, where a date does not show it. */
export type DateOrder = 'day-first' | 'month-first'

/** An exporter's time in milliseconds since the epoch; null if no sign-in can have it. */
export function readMoment(text: string, order: DateOrder = 'month-first'): number | null {
  const trimmed = text.trim()
  for (const read of [isoTime, numberTime, numericTime, namedTime, otherTime]) {
    const time = read(trimmed, order)
    if (time !== null) return isTime(time) ? time : null
  }
  return null
}

/** The form of nearly all logs, in milliseconds since the epoch; null for any other. */
export function isoMoment(text: string): number | null {
  const at = isoForm.test(text) ? Date.parse(text) : Number.NaN
  // February 30 would roll over into the next month.
  const isDay = isTime(at) && new Date(at).getUTCDate() === Number(text.slice(8, 10))
  return isDay ? at : null
}

const isoForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/

/** Without a zone it is in UTC, as in every sign-in log. */
function isoTime(text: string): number | null {
  const match = /^(\d{4})[-/](\d\d?)[-/](\d\d?)(?:[T\s_](.{1,60}))?$/.exec(text)
  if (match === null) return null
  const [, year, month, day, clock = ''] = match
  return moment(Number(year), Number(month), Number(day), clock)
}

/** Splunk and Slack count seconds, others milliseconds; PowerShell writes `/Date(…)/`. */
function numberTime(text: string): number | null {
  const digits = /^\\?\/Date\((-?\d{1,15})/.exec(text)?.[1]
  if (digits !== undefined) return Number(digits)
  if (!/^\d{10}(?:\.\d{1,9})?$|^\d{13}$|^\d{16}$|^\d{19}$/.test(text)) return null
  const whole = text.replace(/\..*/, '').length
  return Math.round(Number(text) * 10 ** (13 - whole))
}

function numericTime(text: string, order: DateOrder): number | null {
  const match = /^(\d\d?)([./-])(\d\d?)[./-](\d{4}|\d\d)(?:,?\s(.{1,60}))?$/.exec(text)
  if (match === null) return null
  const [, first, sign, second, year, clock = ''] = match
  const isDayFirst = dayComesFirst(Number(first), Number(second), String(sign), order)
  const [day, month] = isDayFirst ? [first, second] : [second, first]
  return moment(fullYear(Number(year)), Number(month), Number(day), clock)
}

function dayComesFirst(first: number, second: number, sign: string, order: DateOrder): boolean {
  if (first > 12 || second > 12) return first > 12
  return sign === '.' || order === 'day-first'
}

const fullYear = (year: number) => (year < 100 ? 2000 + year : year)

/** "Nov 20, 2026 @ 10:15:30.123", "20/Nov/26 10:15 AM", "vie. 20 de nov. de 2026, 10:15". */
function namedTime(text: string): number | null {
  if (text.length > 60) return null
  const clockAt = text.search(/\d\d?:\d\d/)
  const date = clockAt < 0 ? text : text.slice(0, clockAt)
  const [day, year = / (\d{4})$/.exec(text)?.[1], ...others] = date.match(/\d+/g) ?? []
  // A weekday may read like a month, and stands before it.
  const month = (date.match(/\p{L}{3,10}/gu) ?? []).map(monthOf).findLast((found) => found !== null)
  if (day === undefined || year === undefined || others.length > 0 || month === undefined) return null
  return moment(fullYear(Number(year)), month, Number(day), clockAt < 0 ? '' : text.slice(clockAt))
}

/** In English, Spanish, Portuguese, French and German. */
const months = [
  ['jan', 'ene', 'jän'],
  ['feb', 'fev', 'fév'],
  ['mar', 'mär', 'mrz'],
  ['apr', 'abr', 'avr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'ago', 'aoû'],
  ['sep', 'set'],
  ['oct', 'out', 'okt'],
  ['nov'],
  ['dec', 'dic', 'dez', 'déc'],
]

function monthOf(word: string): number | null {
  const lower = word.toLowerCase()
  const long = months.findIndex((names) => names.some((name) => name.length > 3 && lower.startsWith(name)))
  const month = long >= 0 ? long : months.findIndex((names) => names.includes(lower.slice(0, 3)))
  return month < 0 ? null : month + 1
}

/** Mail programs and JavaScript write a zone. Without one, ours would change the result. */
function otherTime(text: string): number | null {
  if (!/(?:GMT|UTC|Z|[+-]\d\d:?\d\d)/.test(text)) return null
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : time
}

/** Null if there is no such day or hour. */
function moment(year: number, month: number, day: number, clock: string): number | null {
  const midnight = Date.UTC(year, month - 1, day)
  // February 30 would roll over into the next month.
  if (new Date(midnight).getUTCDate() !== day || month > 12) return null
  const time = timeOfDay(clock)
  return time === null ? null : midnight + time
}

/** Milliseconds since midnight in UTC; null for anything else than a time of day. */
function timeOfDay(clock: string): number | null {
  if (clock.trim() === '') return 0
  const match = /^(\d\d?)[:.h](\d\d)(?:[:.](\d\d)(?:[.,](\d{1,9}))?)?(.*)$/.exec(clock.trim())
  if (match === null) return null
  const [, hours, minutes, seconds = '0', fraction = '0', rest = ''] = match
  const half = /^\s?([ap])\.?\s?m/i.exec(rest)?.[1]
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0)
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000)
  return hour * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + milliseconds - offsetOf(rest)
}

/** How far a zone is ahead of UTC, in milliseconds. */
function offsetOf(zone: string): number {
  const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):?(\d\d)?/.exec(zone) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -offset : offset
}
