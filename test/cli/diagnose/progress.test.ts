import { expect, test } from 'vitest'
import { withProgress } from '../../../src/cli/diagnose/progress.ts'

const clear = '\r\x1b[K'
const megabyte = new Uint8Array(1e6)

/** Reads pieces of a megabyte, each after so many milliseconds, and gives what appears. */
async function shown(times: readonly number[], size: number | null, isTTY = true): Promise<string[]> {
  const lines: string[] = []
  const terminal = { isTTY, write: (text: string) => lines.push(text) }
  let at = 0
  async function* pieces() {
    for (const time of times) {
      at = time
      yield megabyte
    }
  }
  const source = { name: '/tmp/a\u202e.har', size }
  let pieceCount = 0
  for await (const piece of withProgress(pieces(), source, terminal, () => at)) {
    expect(piece).toBe(megabyte)
    pieceCount++
  }
  expect(pieceCount).toBe(times.length)
  return lines
}

test('a quick reading shows nothing', async () => {
  expect(await shown([0, 400, 999], 3e6)).toEqual([])
})
test('a long reading shows its share, four times a second, and leaves an empty line', async () => {
  expect(await shown([0, 1000, 1100, 1249, 1250], 2e7)).toEqual([
    `${clear}Reading a.har: 10 % of 20 MB`,
    `${clear}Reading a.har: 25 % of 20 MB`,
    clear,
  ])
})
test('a reading of unknown size shows how much it has read', async () => {
  expect(await shown([0, 5000], null)).toEqual([`${clear}Reading a.har: 2.0 MB`, clear])
})
test('nothing appears where standard error is no terminal', async () => {
  expect(await shown([0, 5000, 9000], 3e6, false)).toEqual([])
})
test('the line goes if the reader stops early', async () => {
  const lines: string[] = []
  const terminal = { isTTY: true, write: (text: string) => lines.push(text) }
  let at = 0
  async function* pieces() {
    for (;;) {
      at += 1000
      yield megabyte
    }
  }
  for await (const _ of withProgress(pieces(), { name: '-', size: null }, terminal, () => at)) break
  expect(lines.at(-1)).toBe(clear)
})
