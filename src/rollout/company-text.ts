/** The text of a company's file: UTF-8, or the UTF-16 of Windows PowerShell and Notepad. Null for another encoding. */
export function companyText(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    // Without `ignoreBOM` the byte order mark goes.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
