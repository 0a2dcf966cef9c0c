/** A file's text in UTF-8, or in UTF-16 as PowerShell and Notepad write it; else null. */
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
