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

/**
 * Letters for a class. An expression with the flag `u` takes three times as long to compile.
 * Other scripts write no spaces: there a letter before a word does not belong to it.
 */
export const letters = 'a-zß-öø-ɏЀ-ӿ'

/** The words that every match of the pattern contains; none if it has several branches. */
export function wordsIn(pattern: string): string[] {
  const words = pattern.replace(optional, ' ')
  return /[(|]/.test(words) ? [] : (words.match(/[a-z']{3,}/g) ?? [])
}

/** Groups, classes, what a quantifier follows, and signs. */
const optional = /\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|.(?:[?*]|\{[^}]*\})|\\.|[^a-z'(|]/g
