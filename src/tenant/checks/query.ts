/** The query parameter by which Graph returns only entries that meet the condition. */
export function filter(condition: string): string {
  return `$filter=${encodeURIComponent(condition)}`
}

/** The query parameter by which Graph returns only these properties. */
export function select<Entity>(...names: (keyof Entity & string)[]): string {
  return `$select=${names.join(',')}`
}

/** The time so many days before `now`, as a condition has it. */
export function daysBefore(now: number, days: number): string {
  return new Date(now - days * 86_400_000).toISOString()
}

/** Directory.Read.All also reads what these permissions read. */
export const anyDirectory = ['Directory.Read.All', 'Directory.ReadWrite.All'] as const
