/** A moment in the person's own language and time zone, to the minute. */
export function shortDate(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}
