import { gzip } from 'pako'
import { joinBytes } from '../microsoft/bytes.ts'
import type { Files } from './zip.ts'

/**
 * An npm package, as `npm pack` writes one. The same files always give the same bytes.
 * Our own code: npm compresses with Node, and each version of Node compresses in another way.
 */
export function npmTarball(files: Files): Uint8Array {
  const parts = Object.keys(files)
    .sort()
    .map((name) => packed(`package/${name}`, files[name] ?? new Uint8Array()))
  // Two empty blocks end an archive.
  return gzip(joinBytes([...parts, new Uint8Array(2 * block)]), { level: 9 })
}

/** The format counts in blocks of bytes. */
const block = 512

/** A head of ustar (POSIX.1-1988), and the file in whole blocks. */
function packed(name: string, content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(block + Math.ceil(content.length / block) * block)
  whole.set(content, block)
  const write = (text: string, at: number) => whole.set(new TextEncoder().encode(text), at)
  write(name, 0)
  write(octal(0o644, 8), 100)
  write(octal(0, 8), 108)
  write(octal(0, 8), 116)
  write(octal(content.length, 12), 124)
  write(octal(npmTime, 12), 136)
  // The checksum counts its own place as spaces.
  write(' '.repeat(8), 148)
  write('0', 156)
  write('ustar\0', 257)
  write('00', 263)
  const sum = whole.subarray(0, block).reduce((all, byte) => all + byte, 0)
  write(octal(sum, 7), 148)
  return whole
}

/** Digits and the sign that ends a field of this length. */
const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`

/** The time that npm gives every file: October 26, 1985. */
const npmTime = 499_162_500
