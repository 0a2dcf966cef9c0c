/** The query parameter by which Graph returns only entries that meet the condition. */
export function filter(condition: string): string {
  return `$filter=${encodeURIComponent(condition)}`
}

/** The time so many days before `now`, as a condition has it. */
export function daysBefore(now: number, days: number): string {
  return new Date(now - days * 86_400_000).toISOString()
}
