/** A time stamp inside a text, as a part of a regular expression: redirects put a space where pages put a T. */
export const stampForm =
  '\\d{4}-\\d\\d-\\d\\d[Tt\\s]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:\\s?(?:[Zz]|UTC|GMT)|\\s?[+-]\\d\\d:?\\d\\d)?'

/** What `stampForm` found as ISO 8601 in UTC, its fraction kept; null where there is no such day or hour. Without a zone it is UTC. */
export function readStamp(found: string): string | null {
  const [, date = '', time = '', fraction = '', sign, hours, minutes] =
    found.match(/^(\S{10}).(\S{8})(?:[.,](\d+))?\s?(?:([+-])(\d\d):?(\d\d))?/is) ?? []
  const instant = Date.parse(`${date}T${time}Z`)
  // A day like February 30 would roll over into the next month.
  if (Number.isNaN(instant) || !new Date(instant).toISOString().startsWith(date)) return null
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
  const utc = new Date(instant - (sign === '-' ? -offset : offset)).toISOString().slice(0, 19)
  return `${utc}${fraction && `.${fraction}`}Z`
}
