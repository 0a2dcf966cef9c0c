/** More than any page or log entry has; the rest of a longer text is not looked at. */
const longest = 200_000

/**
 * A text as it was before mail programs, logs, terminals and translators had it: full-width signs made narrow, quotation
 * and invisible marks out, escapes and entities resolved, runs of white space folded into one space or one line break.
 */
export function plainText(text: string): string {
  return decodeLabels(
    text
      .slice(0, longest)
      .normalize('NFKC')
      .slice(0, longest)
      .replace(/=\r?\n/g, '')
      .replace(/\\{1,4}u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/(?:\\{1,4}[rn])+/g, '\n')
      .replace(/\\{1,4}t/g, ' ')
      .replace(/\\{1,4}(?=["'/])/g, '')
      .replace(/<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,300})?\/?>/gi, ' ')
      .replace(/&(amp|quot|apos|lt|gt|nbsp|#0*39|#x0*27|#0*58|#x0*3a);/gi, entity),
  )
    .replace(/[\p{Cf}\p{Cs}*`]/gu, '')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‒–—−]/g, '-')
    .replace(/[\n\r\u0085\u2028\u2029][\s\p{Cc}>|]*/gu, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ \n/g, '\n')
}

/** Percent signs are resolved where a label or a code still has them: brokers encode what was encoded already. */
export function decodeLabels(text: string): string {
  if (!encodedLabel.test(text)) return text
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, decode)
}

const encodedLabel =
  /(?:AADSTS\d{4,8}|ID|Timestamp)(?:%(?:25)?3a|%(?:25)?20|:\+|:%20)|(?:Trace|Correlation|Request)(?:%(?:25)?(?:20|2b)|\+)ID/i

function decode(octets: string): string {
  try {
    return decodeURIComponent(octets)
  } catch {
    // Not UTF-8: only the plain characters among them can be told.
    return octets.replace(/%([2-7][0-9a-f]|0[9ad])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
  }
}

function entity(_: string, name: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', nbsp: ' ' }
  return signs[name.toLowerCase()] ?? (/58$|3a$/i.test(name) ? ':' : "'")
}
