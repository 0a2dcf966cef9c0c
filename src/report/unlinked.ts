import { cleanText } from '../microsoft/clean.ts'
import { guidPattern } from '../microsoft/guid-pattern.ts'

/**
 * One line in which programs find no link and no phone number: a stranger's text could lead IT to
 * an attack. GUIDs and AADSTS codes stay whole.
 */
export function unlinked(text: string, longest: number): string {
  return undialled(
    cleanText(text, longest)
      .replace(/(?<=[\p{L}\p{N}]):(?=[^\s:[])/gu, '[:]')
      .replace(/\\(?=\\)/g, '[\\]')
      .replace(/@/g, '[@]')
      .replace(dotInHost, '[$&]'),
  )
}

/** The text with its phone numbers broken up. */
export function undialled(text: string): string {
  return text.replace(numbers, (found) =>
    whole.test(found)
      ? found
      : found.replace(/[^\p{Nd}]+/gu, gap).replace(/\p{Nd}{4}(?=\p{Nd})/gu, `$&${gap}`),
  )
}

/** Browsers read other signs as a dot, too. A single character is no last label: `v2.0` stays. */
const dotInHost =
  /(?<=[\p{L}\p{N}\p{M}_-])[.\u3002\uff0e\uff61](?=[\p{L}\p{N}_-]{2})|(?<=\d)\.(?=\d{1,3}\.\d)/gu

/** No program reads a phone number across an underscore. */
const gap = '[_]'

const whole = new RegExp(`^(?:${guidPattern}|AADSTS\\d{4,8})$`)
const numbers = new RegExp(
  [
    `(?<![\\p{L}\\p{N}_-])${guidPattern}(?![\\p{L}\\p{N}_-])`,
    '(?<![\\p{L}\\p{N}])AADSTS\\d{4,8}(?!\\p{Nd}|[^\\p{L}\\p{Nd}]{1,3}\\p{Nd})',
    '\\p{Nd}(?:[^\\p{L}\\p{Nd}]{0,3}\\p{Nd}){6,}',
  ].join('|'),
  'gu',
)
