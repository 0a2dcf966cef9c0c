import { strFromU8, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { npmTarball } from '../../src/release/npm-tarball.ts'
import { openFile } from '../../src/triage/open-file.ts'

const files = {
  'package.json': strToU8('{"name":"a"}'),
  'index.cjs': strToU8('x'.repeat(512)),
  LICENSE: strToU8('é'),
}

describe('a tarball of npm', () => {
  test('holds each file in the folder that npm expects', async () => {
    const read: Record<string, string> = {}
    for await (const { name, pieces } of openFile(once(npmTarball(files))))
      for await (const piece of pieces) read[name ?? ''] = (read[name ?? ''] ?? '') + piece
    expect(read).toEqual({
      'package/LICENSE': 'é',
      'package/index.cjs': 'x'.repeat(512),
      'package/package.json': '{"name":"a"}',
    })
  })
  test('has the same bytes whatever the order of the files, and no time of its own', () => {
    const turned = Object.fromEntries(Object.entries(files).reverse())
    expect(npmTarball(turned)).toEqual(npmTarball(files))
    expect([...npmTarball(files).subarray(4, 8)]).toEqual([0, 0, 0, 0])
    expect(strFromU8(npmTarball(files).subarray(0, 2), true)).toBe('\x1f\x8b')
  })
})

async function* once(bytes: Uint8Array) {
  yield bytes
}
