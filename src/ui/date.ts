/** Date and time to the minute, in the person's language and time zone. */
export function shortDate(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}
