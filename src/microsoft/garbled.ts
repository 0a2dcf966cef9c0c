/**
 * Undoes what programs do to letters: UTF-8 that was read as Windows-1252, the source of a mail in
 * quoted-printable, signs that nobody sees, and letters that a picture has in place of digits.
 * Never throws.
 */
export function ungarbled(text: string): string {
  return fromWindows1252(fromQuotedPrintable(text))
    .replace(/\p{Cf}/gu, '')
    .replace(pictured, inDigits)
}

/** A number with letters that look like its digits. */
const pictured = /AAD[S5]T[S5][\s:]{0,2}(?=\D{0,7}\d)[\dOoIlS]{5,8}(?!\w)/g

function inDigits(number: string): string {
  const digits = number.slice(6).replace(/[Oo]/g, '0').replace(/[Il]/g, '1').replace(/S/g, '5')
  return `AADSTS${digits}`
}

/**
 * In that form no equals sign stands alone, but the heads of a mail have one.
 * Letters and digits stay as they are: `code=50105` is none.
 */
function fromQuotedPrintable(text: string): string {
  const isQuoted =
    /^content-transfer-encoding: quoted/im.test(text) || !/=(?!3D|20|[89A-F][\dA-F]|\r?\n)/.test(text)
  const hasSeveral = text.indexOf('=') < text.lastIndexOf('=')
  if (!isQuoted || (!hasSeveral && !/=3D\w{0,8}[g-z_]/.test(text))) return text
  return text
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/g, (run) => decoded(run, run.slice(1).split('=').map(fromHex)))
}

const fromHex = (hex: string) => Number.parseInt(hex, 16)

/** Two or more of these in a row start with a letter that no language writes before such a sign. */
function fromWindows1252(text: string): string {
  return garbled.test(text) ? text.replace(garbledRuns, (run) => decoded(run, octetsOf(run))) : text
}

/** What the octets 0x80 to 0x9F become. */
const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const garbled = new RegExp(`[Ã-ï][\u0080-¿${signs}]`)
const garbledRuns = new RegExp(`[\u0080-ÿ${signs}]{2,}`, 'g')

function octetsOf(run: string): number[] {
  return Array.from(run, (sign) => {
    const place = signs.indexOf(sign)
    return place < 0 ? sign.charCodeAt(0) : 0x80 + place
  })
}

/** What is no UTF-8 stays. */
function decoded(run: string, octets: readonly number[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(octets))
  } catch {
    return run
  }
}
