import { guidPattern, wholeGuid } from './guid-pattern.ts'

/** A GUID with or without dashes and braces, in lower case with dashes; null for anything else. */
export function readGuid(text: string): string | null {
  // Nearly all are written like this.
  if (text.length === 36 && wholeGuid.test(text)) return text.toLowerCase()
  const guid = text
    .trim()
    .toLowerCase()
    .replace(/^\{(.*)\}$/, '$1')
    .replace(/^(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})$/, '$1-$2-$3-$4-$5')
  return wholeGuid.test(guid) ? guid : null
}

/** The pattern for a text: mail programs break lines in the middle of a GUID. */
export const guidInText = withLineBreaks(guidPattern)

function withLineBreaks(pattern: string): string {
  return pattern.replaceAll('[0-9a-fA-F]', '(?:[0-9a-fA-F]\\n?)').replaceAll('-(', '-\\n?(')
}

/** Behind a label an ID may lack its dashes. */
export const idAtLabel = `(?:${guidInText}|[0-9a-fA-F]{32})`

/** A quick test for it. */
export const startOfId = '[0-9a-fA-F]{4}'

/** Puts together what `guidInText` or `idAtLabel` found, in lower case with dashes. */
export function joinGuid(found: string): string {
  const hex = found.replace(/[-\n]/g, '').toLowerCase()
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
