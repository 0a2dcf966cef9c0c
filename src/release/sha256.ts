/**
 * SHA-256 in hexadecimal.
 * A page has only an asynchronous one. The roll-out kit's page must be ready when it has loaded.
 */
export function sha256(bytes: Uint8Array): string {
  const state = Uint32Array.from(initial)
  const words = new DataView(padded(bytes).buffer)
  const schedule = new Uint32Array(64)
  for (let offset = 0; offset < words.byteLength; offset += 64) {
    for (let index = 0; index < 16; index++) schedule[index] = words.getUint32(offset + index * 4)
    for (let index = 16; index < 64; index++) schedule[index] = extended(schedule, index)
    mix(state, schedule)
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

/** Fractions of the square roots of the first 8 primes, and of the cube roots of the first 64. */
const primes = Array.from({ length: 312 }, (_, index) => index).filter(isPrime)
const fraction = (root: number) => Math.floor((root % 1) * 2 ** 32)
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
const constants = primes.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)))

function isPrime(number: number): boolean {
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false
  return number > 1
}

/** A one bit, zeros, and the length in bits at the end of a block. */
function padded(bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  all.set(bytes)
  all[bytes.length] = 0x80
  const view = new DataView(all.buffer)
  view.setUint32(all.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(all.length - 4, bytes.length * 8)
  return all
}

function extended(words: Uint32Array, index: number): number {
  const early = words[index - 15] ?? 0
  const late = words[index - 2] ?? 0
  const first = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3)
  const second = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10)
  return (words[index - 16] ?? 0) + first + (words[index - 7] ?? 0) + second
}

const rotated = (word: number, count: number) => (word >>> count) | (word << (32 - count))

function mix(state: Uint32Array, schedule: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index++) {
    const choice = (e & f) ^ (~e & g)
    const one = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + choice
    const sum = one + (constants[index] ?? 0) + (schedule[index] ?? 0)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const two = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority
    h = g
    g = f
    f = e
    e = (d + sum) | 0
    d = c
    c = b
    b = a
    a = (sum + two) | 0
  }
  const added = [a, b, c, d, e, f, g, h]
  for (let index = 0; index < 8; index++) state[index] = (state[index] ?? 0) + (added[index] ?? 0)
}
