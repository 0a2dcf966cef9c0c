/** Parts of regular expressions, built from lists so that each case has its own line. */

export function anyOf(parts: readonly string[]): string {
  return `(?:${parts.join('|')})`
}

/**
 * Words as programs print them: a space is any white space.
 * A letter with an accent is any one or two characters, since programs break accents.
 */
export function anyWord(words: readonly string[]): string {
  return anyOf(words).replaceAll(' ', '\\s').replace(/[À-ž]/g, '\\S{1,2}')
}
