/** ISO 8601 in UTC, without a fraction of zero. */
export function utcTime(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

/** The same time on the person's clock, with its offset from UTC. Throws for an unknown zone. */
export function localTime(at: number, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does, but with a true minus sign.
  const local = new Date(at).toLocaleString('sv', { timeZone, timeZoneName: 'longOffset' })
  return `${local.replace('GMT', 'UTC').replace('−', '-')} (${timeZone})`
}
