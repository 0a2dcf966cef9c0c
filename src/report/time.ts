/** Milliseconds since the epoch in, ISO 8601 in UTC out, without an empty fraction. */
export function utcTime(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

/** The same moment on the person's clock, with its distance from UTC and the zone's name. Throws on an unknown zone. */
export function localTime(at: number, timeZone: string): string {
  // Swedes write dates as ISO 8601 does, and a true minus sign.
  const local = new Date(at).toLocaleString('sv', { timeZone, timeZoneName: 'longOffset' })
  return `${local.replace('GMT', 'UTC').replace('−', '-')} (${timeZone})`
}
