import { anyOf } from './pattern.ts'

/** Longer than any page or log entry; we do not read the rest of a longer text. */
export const longestText = 200_000

/**
 * Undoes what mail programs, logs, terminals and translators do to a text.
 * Removes the values of secret parameters.
 */
export function plainText(text: string): string {
  const start = text.slice(0, longestText)
  const signs =
    plainAlready.test(start) && !/=\n|""/.test(start)
      ? start
      : plainSigns(decodeLabels(resolveEscapes(start.normalize('NFKC').slice(0, longestText))))
  return withoutSecrets(foldSpace(signs)).replace(pythonPrefix, '')
}

/** Python 2 prints a letter before each string of a dictionary. */
const pythonPrefix = /(?<=[:,{[(]\s?)[bu](?=["'])/g

/** Most of Microsoft's own texts have no escape, no markup and no sign that programs change. */
const plainAlready = /^[\n !"#$'(),./:;=>?@[\]^_{|}~\w-]*$/

/** Resolves the escapes of JSON, sometimes of a string inside JSON. */
export function withoutEscapes(text: string): string {
  return text
    .replace(/\\{1,4}u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\{1,4}[rn]/g, '\n')
    .replace(/\\{1,4}t/g, ' ')
    .replace(/\\{1,4}(?=["'/])/g, '')
}

function resolveEscapes(text: string): string {
  // A line that mail has broken; a color of a terminal.
  const whole = withoutEscapes(text.replace(/=\r?\n|\u001b\[[\d;]{0,12}m/g, ''))
  return (
    withLines(whole)
      .replace(fieldElement, '\n$1: $2\n')
      .replace(/<\/?[a-z][a-z0-9:]{0,20}(?:\s[^<>]{0,300})?\/?>/gi, ' ')
      .replace(/&amp;(?=#?\w{2,6};)/gi, '&')
      .replace(/&(amp|quot|apos|lt|gt|nbsp|#0*39|#x0*27|#0*58|#x0*3a);/gi, entity)
      .replace(/&([a-z])(acute|grave|circ|tilde|uml|cedil);/gi, accented)
      // A source that was escaped has its elements only now.
      .replace(fieldElement, '\n$1: $2\n')
      .replace(knownElements, ' ')
      // A cell of a table doubles quotes.
      .replace(/""(?=\w)|(?<=\w)""/g, '"')
  )
}

function withLines(html: string): string {
  return html.replace(/<\/th>/gi, ': ').replace(/<\/(?:p|div|tr|li|h[1-6]|blockquote)>|<br>/gi, '\n')
}

/** In XML the name of an element is the label of its value. */
const fieldElement = /<(\w{0,20}(?:id|code|timestamp))>([^<>]{1,99})<\/\w{2,30}>/gi

const knownElements =
  /<\/?(?:p|div|br|t[dr]|table|span|b|strong|i|em|li|ul|ol|h[1-6]|html|body|head)(?:\s[^<>]{0,300})?\/?>/gi

function entity(_: string, name: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', nbsp: ' ' }
  return signs[name.toLowerCase()] ?? (/58|3a/i.test(name) ? ':' : "'")
}

const accents = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
}

/** `&oacute;` */
function accented(_: string, letter: string, accent: string): string {
  const sign = new Map(Object.entries(accents)).get(accent.toLowerCase())
  return `${letter}${sign}`.normalize()
}

/** Resolves percent signs only where a label or a code has them: brokers encode twice. */
export function decodeLabels(text: string): string {
  return /[%+]/.test(text) && encodedLabel.test(text) ? decodePercent(text) : text
}

const encodedLabel = new RegExp(
  [
    '(?:AADSTS\\d{4,8}|ID|Timestamp)(?:%(?:25)?3a|%(?:25)?20|:\\+|:%20)',
    '(?:Trace|Correlation|Request)(?:%(?:25)?(?:20|2b)|\\+)ID',
    // Words of a description that was cut.
    '(?:[a-z]{2,14}\\+){5}',
  ].join('|'),
  'i',
)

/** Resolves percent signs, and the plus that stands for a space. */
export function decodePercent(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, decode)
}

function decode(octets: string): string {
  try {
    return decodeURIComponent(octets)
  } catch {
    // Not UTF-8, so most likely Latin-1: one octet is one character.
    return octets.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }
}

function plainSigns(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Cs}\u0000-\u0008*`]/gu, '')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‒–—−]/g, '-')
}

/** Every run of white space becomes one space or one line break. */
function foldSpace(text: string): string {
  return text
    .replace(/^[\s>|]+/, '')
    .replace(/[\n\r\u0085\u2028\u2029][\s\p{Cc}>|]*/gu, '\n')
    .replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
    .replace(/ \n/g, '\n')
}

/** Removes parameters whose values we must never return. */
export function withoutSecrets(text: string): string {
  return text.replace(secret, ' ')
}

const secretNames = anyOf([
  'code|state|nonce|ctx',
  'id_token|access_token|refresh_token',
  'client_info|client_secret|session_state|code_verifier',
  'password|canary|sFT|sCtx',
])

/** A log may name Microsoft's number or an OAuth error a code. */
const secret = new RegExp(
  `(?<![\\w-]|error[ _-])${secretNames}=(?!AADSTS|[a-z]{5,12}_(?:required|denied|grant)\\s)[^\\s&"'<>]*`,
  'g',
)
