import { expect, test } from 'vitest'
import { isTime, readStamp, readTime } from '../../src/microsoft/stamp.ts'

test.each([
  ['2026-11-20T02:42:55Z', '2026-11-20T02:42:55Z'],
  ['2026-11-20 02:42:55.1234567', '2026-11-20T02:42:55.1234567Z'],
  ['2026-11-20T02:42:55+01:30', '2026-11-20T01:12:55Z'],
  ['2026-11-20T02:42:55-0130', '2026-11-20T04:12:55Z'],
  ['2026-11-20T02:42:55.5 +01:00', '2026-11-20T01:42:55.5Z'],
  ['2026-11-20T02:42:55,25Z', '2026-11-20T02:42:55.25Z'],
  ['1970-01-01T00:00:00-01:00', '1970-01-01T01:00:00Z'],
  ['1970-01-01T00:00:00+00:01', null],
  ['0000-01-01T00:00:00Z', null],
  ['9999-12-31T23:59:59-05:00', null],
  ['2026-02-30T00:00:00Z', null],
])('the time stamp %s is read as %s', (found, stamp) => {
  expect(readStamp(found)).toBe(stamp)
})

test('a time of a sign-in is between 1970 and 2200', () => {
  expect(readTime('Fri, 20 Nov 2026 08:15:00 +0000')).toBe(Date.UTC(2026, 10, 20, 8, 15))
  for (const none of ['', 'noon', '+275760-09-13T00:00:00Z', '1969-12-31T23:59:59Z', '2200-01-01'])
    expect(readTime(none)).toBe(null)
  for (const none of [null, '0', Number.NaN, -1, 1e300, Number.POSITIVE_INFINITY])
    expect(isTime(none)).toBe(false)
  expect(isTime(0)).toBe(true)
})
