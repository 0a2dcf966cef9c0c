import { sha256 } from './sha256.ts'

/** A UUID made from a text (RFC 9562, version 8): the same text always has the same UUID. */
export function contentUuid(text: string): string {
  const hex = sha256(new TextEncoder().encode(text))
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4]
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
