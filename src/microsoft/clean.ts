/** Makes one line of at most `max` characters, without control, bidi and invisible characters. */
export function cleanText(text: string, max: number): string {
  if (text.length <= max && plain.test(text)) return text
  return text
    .slice(0, 8 * max)
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .trim()
    .slice(0, max)
    .replace(/\p{Cs}/u, '')
    .trimEnd()
}

/** Most texts are a few words: the classes below take a browser long to compile. */
const plain = /^(?:[!-~]+(?: [!-~]+)*)?$/

/** An `error` value that we may quote. Anybody can put a text for people there: then `other`. */
export function errorName(error: string): string {
  return /^[a-z_]{0,60}$/.test(error) ? error : 'other'
}
