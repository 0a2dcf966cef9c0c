import { describe, expect, test } from 'vitest'
import { readCsv } from '../../src/microsoft/csv.ts'
import { readPage } from '../../src/microsoft/page.ts'
import { masked } from '../../src/report/mask.ts'
import { readInput } from '../../src/triage/records/read-input.ts'
import { clara, noon } from '../builders.ts'
import { isLongRun } from '../run-mode.ts'
import { readAll } from '../triage/read-all.ts'
import { attemptsIn, entry, login } from '../triage/recordings.ts'

/** Each is repeated up to a long text: a slow reader would take minutes. */
const pieces = [
  '9',
  ' ',
  '\n',
  '"',
  "'",
  '""",',
  '(',
  '{"a":',
  '[',
  '%',
  '%25',
  '%0d%0a',
  '\\u003a',
  '&#58;',
  '<',
  '<a ',
  '$Config=',
  '@a',
  'a.',
  'a-',
  'a=',
  '/a=',
  '&error=',
  'AADSTS',
  'AADSTS90094: ',
  'Error Code: ',
  'Trace ID: ',
  'Correlation ID: 0c0c0000-0000-4000-8000-00000000cafe ',
  'error_description=',
  'https://login.microsoftonline.com/',
  'Timestamp: 2026-11-20 02:42:55Z ',
  'application (a',
  'App name: ',
  'Need admin approval\n',
  'Request sent by Microsoft ',
  'needs permission to access resources in your organization ',
  'error code: ',
  'user account ',
  'state=',
  'eyJhbGciOi.',
  '\ud800',
  'From a Fri Nov 20 08:15:00 2026\n',
  '=?utf-8?Q?=41',
]

const page = {
  pageId: null,
  headline: () => '',
  has: () => false,
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  text: (text) => readInput(text, noon, clara),
  address: (text) => readInput(`${login}/common/login?${text}`.replace(/\s/g, '+'), noon, clara),
  path: (text) => readInput(`https://app.clara.com/${text}`.replace(/\s/g, '+'), noon, clara),
  page: (text) => readPage({ ...page, script: `$Config=${text}`, text: () => text, visibleText: () => text }),
  recording: (text) => attemptsIn([entry({ url: `${login}/common/login`, html: text })]),
  table: (text) => readCsv(text, 1000),
  mask: masked,
  ticket: (text) => readAll(text, { size: text.length }),
}

/** A quadratic reader needs far longer for this many characters. */
const largest = isLongRun ? 1_000_000 : 200_000
/** Milliseconds. A linear reader needs far less, even on a busy machine. */
const bound = 4000

describe.each(Object.entries(readers))('the reader of a %s reads a long text in time of', (_, read) => {
  test.each(pieces)('%j', async (piece) => {
    for (const size of [10_000, largest]) {
      const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
      const began = performance.now()
      await Promise.resolve(read(text)).catch(() => undefined)
      expect([size, performance.now() - began < bound]).toEqual([size, true])
    }
  })
})
