import { guidPattern, wholeGuid } from './guid-pattern.ts'

/** A GUID with or without dashes and braces, in lower case with dashes; null for anything else. */
export function readGuid(text: string): string | null {
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

/** Puts together what `guidInText` found, in lower case. */
export function joinGuid(found: string): string {
  return found.replace(/\n/g, '').toLowerCase()
}
