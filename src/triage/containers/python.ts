import { isTime } from '../../microsoft/stamp.ts'

/**
 * Whether a text starts like an object that Python, Ruby or Node prints:
 * `{'errorCode': 50105}`, `SignIn(id='…')`, `{"resultType" => 50105}`, `{ errorCode: 50105 }`.
 */
export const isPython = (text: string) => printed.test(text)

const printed =
  /^(?:\[\s{0,20})?(?:[A-Z]\w{1,60}\([a-z_]{1,60}=|\{\s{0,20}(?:u?'|"[^"]{1,60}"\s?=>|\w{1,40}: {0,9}['"\d{[]))/

/** The same values as JSON. A text without an end is closed there. */
export function jsonOfPython(text: string): string {
  return text.replace(
    token,
    (_, single?: string, double?: string, word?: string, date?: string, zone = '', sign?: string) => {
      if (sign !== undefined) return signOf(sign)
      if (date !== undefined) return JSON.stringify(stampOf(date, zone))
      if (word !== undefined) return words[word] ?? 'null'
      return JSON.stringify(plainOf(single ?? double ?? ''))
    },
  )
}

/** A time, a name without quotes, or the start or the end of an object. */
function signOf(sign: string): string {
  if (/^\d/.test(sign)) return JSON.stringify(sign)
  if (/\w[=:]/.test(sign)) return sign.replace(/\w+/, '"$&"').replace('=', ':')
  return signs[sign] ?? '{'
}

const signs: Readonly<Record<string, string>> = { '=>': ':', ')': '}' }

const words: Readonly<Record<string, string>> = { True: 'true', False: 'false' }

const token = new RegExp(
  [
    "(?:\\b[bru])?'((?:[^'\\\\]|\\\\(?:[\\s\\S]|$))*)(?:'|$)",
    '(?:\\b[bru])?"((?:[^"\\\\]|\\\\(?:[\\s\\S]|$))*)(?:"|$)',
    // <RiskLevel.None_: 'none'>
    '(\\[(?:Object|Array)\\]|\\b(?:True|False|None|nil|undefined)\\b|<[\\w.]{1,80}: [^<>\\n]{1,80}>)',
    // datetime.datetime(2026, 11, 20, 10, 15, 30, tzinfo=datetime.timezone.utc)
    'datetime\\.datetime\\((\\d[\\d, ]{1,60})' +
      '(?:tzinfo=(<[^<>\\n]{1,80}>|[\\w.]{1,60}(?:\\([^()\\n]{0,60}(?:\\([^()\\n]{0,60}\\))?\\))?))?\\)',
    // Ruby: "@timestamp" => 2026-11-20T10:15:30.000Z; Node: names without quotes.
    '(=>|\\b\\d{4}-\\d\\d-\\d\\dT[\\d:.]{5,20}Z|[{,]\\s{0,60}[A-Za-z_]\\w{0,40}: ' +
      // SignIn(id='…', status=SignInStatus(error_code=0))
      '|\\b[A-Z]\\w{1,60}\\(|\\b[a-z_]\\w{0,60}=|\\))',
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

/** In UTC, as every log has it; empty for a zone without its offset, and a time that no log has. */
function stampOf(numbers: string, zone: string): string {
  if (zone !== '' && !/utc|timedelta/i.test(zone)) return ''
  const [year = 0, month = 1, ...others] = (numbers.match(/\d+/g) ?? []).map(Number)
  const [day = 1, hour, minute, second] = others
  const ahead = Number(days.exec(zone)?.[1] ?? 0) * 86_400 + Number(seconds.exec(zone)?.[1] ?? 0)
  const at = Date.UTC(year, month - 1, day, hour ?? 0, minute ?? 0, (second ?? 0) - ahead)
  return isTime(at) ? new Date(at).toISOString().replace('.000Z', 'Z') : ''
}

const days = /days=(-?\d{1,3})/
const seconds = /seconds=(\d{1,6})/
