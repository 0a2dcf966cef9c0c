/** Text from a page, an address or a paste made harmless: one line, no control, direction or invisible characters, at most `max` long. */
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

/** Most texts are one word already. */
const plain = /^[!-~]*$/

/** An `error` value as it may be quoted; `other` where somebody has written a text in its place, for people to read. */
export function errorName(error: string): string {
  return /^[a-z_]{0,60}$/.test(error) ? error : 'other'
}
