/** A time stamp inside a text, as a part of a regular expression: redirects put a space where pages put a T. */
export const stampForm =
  '\\d{4}-\\d\\d-\\d\\d[Tt\\s]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:\\s?(?:[Zz]|UTC|GMT)|\\s?[+-]\\d\\d:?\\d\\d)?'

/** Whether a value is a moment that a sign-in can have, in milliseconds since the epoch: from 1970 to 2200. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Date.UTC(2200)
}

/** A date in any form that programs write, in milliseconds since the epoch; null where it is none that a sign-in can have. */
export function readTime(text: string): number | null {
  const time = Date.parse(text)
  return isTime(time) ? time : null
}

/** What `stampForm` found as ISO 8601 in UTC, its fraction kept; null where there is no such day or hour. Without a zone it is UTC. */
export function readStamp(found: string): string | null {
  const instant = Date.parse(`${found.slice(0, 10)}T${found.slice(11, 19)}Z`)
  // A day like February 30 would roll over into the next month.
  if (new Date(instant).getUTCDate() !== Number(found.slice(8, 10))) return null
  const moment = instant - offsetOf(found)
  if (!isTime(moment)) return null
  const utc = new Date(moment).toISOString().slice(0, 19)
  const fraction = found.match(/[.,](\d+)/)?.[1]
  return fraction === undefined ? `${utc}Z` : `${utc}.${fraction}Z`
}

/** Milliseconds that the clock of the stamp is ahead of UTC. */
function offsetOf(found: string): number {
  const [, sign, hours = 0, minutes = 0] = found.match(/([+-])(\d\d):?(\d\d)$/) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -offset : offset
}
