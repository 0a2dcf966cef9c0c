import { expect, test } from 'vitest'
import { bytesOfBase64, joinBytes } from '../../src/microsoft/bytes.ts'

test('pieces are joined in their order, whatever their size', () => {
  const pieces = [[1, 2], [], [3], [4, 5, 6]].map((piece) => Uint8Array.from(piece))
  expect(joinBytes(pieces)).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6))
  expect(joinBytes([])).toEqual(new Uint8Array(0))
})

test('base64 gives its bytes, also above 127, and anything else is an error', () => {
  expect(bytesOfBase64('AH//')).toEqual(Uint8Array.of(0, 127, 255))
  expect(() => bytesOfBase64('no base64!')).toThrow()
})
