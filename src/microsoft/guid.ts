/** A GUID as people write it, with or without dashes and braces, in lower case with dashes; null for anything else. */
export function readGuid(text: string): string | null {
  const parts = text
    .trim()
    .match(/^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i)
  return parts?.slice(1).join('-').toLowerCase() ?? null
}

/** A GUID inside a text, as a part of a regular expression: mail programs break lines in its middle. */
export const guidForm = [8, 4, 4, 4, 12].map((length) => `(?:[0-9a-fA-F]\\n?){${length}}`).join('-\\n?')

/** What `guidForm` found, in lower case and in one piece. */
export function joinGuid(found: string): string {
  return found.replace(/\n/g, '').toLowerCase()
}
