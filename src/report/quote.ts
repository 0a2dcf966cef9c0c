import { cleanText } from '../microsoft/clean.ts'

/*
 * Texts made into literals of the languages that look-ups are written in, whatever they hold: one line, and no way out of
 * the quotation marks.
 */

const longest = 100

/** OData: a quotation mark inside is doubled (OData 4.01, URL conventions). */
export function odataText(text: string): string {
  return `'${cleanText(text, longest).replaceAll("'", "''")}'`
}

/** PowerShell, single quotes: nothing is expanded, and every mark that PowerShell takes for a single quote is doubled. */
export function powershellText(text: string): string {
  return `'${oneLine(text).replace(/['‘’‚‛]/g, '$&$&')}'`
}

/** Kusto: backslash escapes in a double-quoted literal. */
export function kustoText(text: string): string {
  return `"${cleanText(text, longest).replace(/[\\"]/g, '\\$&')}"`
}

/** A whole filter goes into one literal: no bound but the line's end. */
const oneLine = (text: string) => cleanText(text, 4000)
