/** A time stamp in a text, as a part of a regular expression: redirects have a space, pages a T. */
export const stampForm =
  '\\d{4}-\\d\\d-\\d\\d[Tt\\s_-]\\d\\d[:-]\\d\\d[:-]\\d\\d(?:[.,]\\d{1,9})?(?:\\s?(?:[Zz]|UTC|GMT)|\\s?[+-]\\d\\d:?\\d\\d)?'

/** The same moment as older programs write it in JSON. */
export const jsonDate = '/Date\\(\\d{12,13}'

/** Whether a value is a time from 1970 to 2200, in milliseconds since the epoch. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Date.UTC(2200)
}

/** A date in any common form, in milliseconds since the epoch; null if no sign-in can have it. */
export function readTime(text: string): number | null {
  const time = Date.parse(text)
  return isTime(time) ? time : null
}

/** Converts a match of `stampForm` to ISO 8601 in UTC; null if there is no such day or hour. */
export function readStamp(found: string): string | null {
  const milliseconds = found.match(/^\/Date\((\d{12,13})/)?.[1]
  if (milliseconds !== undefined) return new Date(Number(milliseconds)).toISOString()
  // A stamp without a zone is in UTC.
  const instant = Date.parse(`${found.slice(0, 10)}T${found.slice(11, 19).replaceAll('-', ':')}Z`)
  // A day like February 30 would roll over into the next month.
  if (new Date(instant).getUTCDate() !== Number(found.slice(8, 10))) return null
  const moment = instant - offsetOf(found)
  if (!isTime(moment)) return null
  const utc = new Date(moment).toISOString().slice(0, 19)
  const fraction = found.match(/[.,](\d+)/)?.[1]
  return fraction === undefined ? `${utc}Z` : `${utc}.${fraction}Z`
}

/** How far the stamp's zone is ahead of UTC, in milliseconds. */
function offsetOf(found: string): number {
  const [, sign, hours = 0, minutes = 0] = found.match(/([+-])(\d\d):?(\d\d)$/) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -offset : offset
}
