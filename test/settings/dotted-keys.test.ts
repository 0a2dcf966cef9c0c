import { describe, expect, test } from 'vitest'
import { nested, valueAt } from '../../src/settings/dotted-keys.ts'

describe('nested', () => {
  test('puts values with a dot in their key into one object for each group', () => {
    const entries: [string, unknown][] = [
      ['report.level', 'full'],
      ['history', false],
      ['report.tenant', true],
    ]
    expect(nested(entries)).toEqual({ report: { level: 'full', tenant: true }, history: false })
  })
  test('takes the last of two values for one key', () => {
    const entries = [
      ['a', 1],
      ['b.c', 2],
      ['b.c', 3],
      ['a', 4],
    ] as const
    expect(nested(entries)).toEqual({ a: 4, b: { c: 3 } })
  })
})

test.each([
  ['a', undefined],
  ['report', { level: 'full' }],
  ['report.level', 'full'],
  ['report.level.x', undefined],
  ['toString', undefined],
  ['report.toString', undefined],
])('valueAt finds own values only: %s', (key, expected) => {
  expect(valueAt({ report: { level: 'full' } }, key)).toEqual(expected)
})
