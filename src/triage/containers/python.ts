/** Whether a text starts like an object that Python prints: `{'errorCode': 50105}`. */
export const isPython = (text: string) => /^(?:\[\s{0,20})?\{\s{0,20}u?'/.test(text)

/** The same values as JSON. A text without an end is closed there. */
export function jsonOfPython(text: string): string {
  return text.replace(token, (_, single?: string, double?: string, word?: string, date?: string) => {
    if (date !== undefined) return JSON.stringify(stampOf(date))
    if (word !== undefined) return words[word] ?? 'null'
    return JSON.stringify(plainOf(single ?? double ?? ''))
  })
}

const words: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' }

const token = new RegExp(
  [
    "(?:\\b[bru])?'((?:[^'\\\\]|\\\\(?:[\\s\\S]|$))*)(?:'|$)",
    '(?:\\b[bru])?"((?:[^"\\\\]|\\\\(?:[\\s\\S]|$))*)(?:"|$)',
    '\\b(True|False|None)\\b',
    // datetime.datetime(2026, 11, 20, 10, 15, 30, tzinfo=datetime.timezone.utc)
    'datetime\\.datetime\\((\\d[\\d, ]{1,60})(?:tzinfo=[\\w.]{1,60}(?:\\(\\))?)?\\)',
  ].join('|'),
  'g',
)

function plainOf(text: string): string {
  return text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|([\s\S]))/gi, (whole, byte, unit, sign) => {
    const hex: string | undefined = byte ?? unit
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    return escapes[sign] ?? whole
  })
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  "'": "'",
  '"': '"',
  '\\': '\\',
}

/** In UTC, as every log has it. */
function stampOf(numbers: string): string {
  const [year = '', ...others] = numbers.split(/[, ]{1,4}/)
  const [month, day, hour, minute, second] = others.map((part) => part.padStart(2, '0'))
  return `${year}-${month ?? '01'}-${day ?? '01'}T${hour || '00'}:${minute || '00'}:${second || '00'}Z`
}
