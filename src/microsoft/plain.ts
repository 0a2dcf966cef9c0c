/** More than any page or log entry has; the rest of a longer text is not looked at. */
const longest = 200_000

/**
 * A text as it was before mail programs, logs, terminals and translators had it: escapes, entities and percent signs
 * resolved, full-width and typographic signs made plain, marks of quotation out, white space folded into one space or
 * one line break. Values of secret parameters are out, too.
 */
export function plainText(text: string): string {
  const start = text.slice(0, longest)
  const signs =
    plainAlready.test(start) && !start.includes('=\n')
      ? start
      : plainSigns(decodeLabels(resolveEscapes(start.normalize('NFKC').slice(0, longest))))
  return withoutSecrets(foldSpace(signs))
}

/** Most of Microsoft's own texts: no sign that escapes, encodes, marks up or quotes anything, and no line that a mail has broken. */
const plainAlready = /^[\n !"#$'(),./:;=>?@[\]^_{|}~\w-]*$/

function resolveEscapes(text: string): string {
  return (
    text
      // Mail's way to break a line, terminals' way to colour one.
      .replace(/=\r?\n|\u001b\[[\d;]{0,12}m/g, '')
      // JSON, sometimes as a string inside JSON.
      .replace(/\\{1,4}u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/\\{1,4}[rn]/g, '\n')
      .replace(/\\{1,4}t/g, ' ')
      .replace(/\\{1,4}(?=["'/])/g, '')
      .replace(/<\/th>/gi, ': ')
      .replace(/<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,300})?\/?>/gi, ' ')
      .replace(/&(amp|quot|apos|lt|gt|nbsp|#0*39|#x0*27|#0*58|#x0*3a);/gi, entity)
  )
}

function plainSigns(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Cs}\u0000-\u0008*`]/gu, '')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‒–—−]/g, '-')
}

function foldSpace(text: string): string {
  return text
    .replace(/[\n\r\u0085\u2028\u2029][\s\p{Cc}>|]*/gu, '\n')
    .replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
    .replace(/ \n/g, '\n')
}

/** A text without the values of parameters that no reading may ever give back. */
export function withoutSecrets(text: string): string {
  return text.includes('=') ? text.replace(secret, ' ') : text
}

const secret =
  /(?<![\w-]|error[ _-])(?:code|state|nonce|ctx|id_token|access_token|refresh_token|client_info|client_secret|session_state|code_verifier|password|canary|sFT|sCtx)=[^\s&"'<>]*/g

/** Percent signs are resolved where a label or a code still has them: brokers encode what was encoded already. */
export function decodeLabels(text: string): string {
  return /[%+]/.test(text) && encodedLabel.test(text) ? decodePercent(text) : text
}

/** Resolves percent signs and the plus that stands for a space. */
export function decodePercent(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, decode)
}

const encodedLabel =
  /(?:AADSTS\d{4,8}|ID|Timestamp)(?:%(?:25)?3a|%(?:25)?20|:\+|:%20)|(?:Trace|Correlation|Request)(?:%(?:25)?(?:20|2b)|\+)ID/i

function decode(octets: string): string {
  try {
    return decodeURIComponent(octets)
  } catch {
    // Not UTF-8, so most likely Latin-1: a character an octet.
    return octets.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }
}

function entity(_: string, name: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', nbsp: ' ' }
  return signs[name.toLowerCase()] ?? (/58|3a/i.test(name) ? ':' : "'")
}
