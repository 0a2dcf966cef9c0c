const lengths = [8, 4, 4, 4, 12]
const digit = '[0-9a-fA-F]'

/** A GUID inside a text, as a part of a regular expression: mail programs break lines in its middle. */
export const guidPattern = lengths.map((length) => `(?:${digit}\\n?){${length}}`).join('-\\n?')

/** A GUID with or without dashes and braces, in lower case with dashes; null for anything else. */
export function readGuid(text: string): string | null {
  const parts = text.trim().match(wholeGuid)
  return parts?.slice(1).join('-').toLowerCase() ?? null
}

const wholeGuid = new RegExp(`^\\{?${lengths.map((length) => `(${digit}{${length}})`).join('-?')}\\}?$`)

/** What `guidPattern` found, in lower case and in one piece. */
export function joinGuid(found: string): string {
  return found.replace(/\n/g, '').toLowerCase()
}
