import { cleanText } from '../microsoft/clean.ts'

/*
 * Makes literals for the languages of the queries. Whatever a text holds, its literal has one line
 * and ends where the text ends.
 */

const longest = 100
/** PowerShell gets a whole filter of Graph's in one literal. */
const longestFilter = 4000

/** OData doubles a quotation mark inside (OData 4.01, URL conventions). */
export function odataText(text: string): string {
  return `'${cleanText(text, longest).replaceAll("'", "''")}'`
}

/** PowerShell expands nothing in single quotes, and takes five characters for a single quote. */
export function powershellText(text: string): string {
  return `'${cleanText(text, longestFilter).replace(/['‘’‚‛]/g, '$&$&')}'`
}

/** Kusto escapes with a backslash in a double-quoted literal. */
export function kustoText(text: string): string {
  return `"${cleanText(text, longest).replace(/[\\"]/g, '\\$&')}"`
}
