import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { check } from 'recheck'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Clara } from '../../src/attempt/types.ts'
import { corpus } from '../cli/diagnose/corpus.ts'

/*
 * Anybody can write what the product reads, so no expression may take more than linear time.
 * `recheck` proves it or finds an attack.
 */

/**
 * `recheck` finds these slower than linear. They are bounded: their text is short, or they read each
 * sign a fixed number of times.
 */
const bounded: Readonly<Record<string, string>> = {
  '["\']?\\s?[:=]\\s?["\']?([^\\n"]{1,80}?)(?=': 'app.ts: a name of 80 characters at most follows each label',
  '\\s\\([^)]*$|^["\']|["\']$': 'app.ts: reads such a name',
  '[:=]\\s?((?:[0-9a-fA-F]\\n?){8}': 'error-text.ts: three values behind one another, each of a fixed length',
  '^(.*?) \\([^:]*: (.*?)\\)': 'links.ts: reads our own words',
  '[^\\s<>"\'(),:;@/\\\\]{1,64}@': 'mask.ts: the parts of a mail address, 64 and 190 characters at most',
}

interface Expression {
  source: string
  flags: string
}

const written = await literals()
const made: Expression[] = []

/** Files that build expressions. The test loads and uses them. */
const loaded = [
  ...[
    'address',
    'app',
    'csv',
    'error-text',
    'guid-pattern',
    'labels',
    'own-report',
    'page',
    'page-source',
    'plain',
    'text',
    'text-fields',
  ].map((name) => `microsoft/${name}.ts`),
  'report/mask.ts',
]
/** This file escapes each sign. */
const literal = ['report/redact.ts']

beforeAll(async () => {
  // Expressions that are built are caught when a file is loaded or used.
  vi.stubGlobal(
    'RegExp',
    new Proxy(RegExp, {
      construct(target, [pattern, flags]: [string | RegExp, string?]) {
        const expression = new target(pattern, flags)
        made.push({ source: expression.source, flags: expression.flags })
        return expression
      },
    }),
  )
  vi.resetModules()
  const { readInput } = await import('../../src/attempt/input.ts')
  const { readCsv } = await import('../../src/microsoft/csv.ts')
  const { readPage } = await import('../../src/microsoft/page.ts')
  await import('../../src/report/mask.ts')
  const clara: Clara = { clientIds: [], redirectHosts: ['clara.com'], brokerHosts: [] }
  for (const { input } of corpus) readInput(input, 0, clara)
  for (const separator of [',', ';', '\t']) readCsv(`a${separator}b`, 1)
  readPage(blank)
})

const blank = {
  pageId: null,
  script: '$Config={"correlationId":"x"};',
  text: 'x',
  headline: 'x',
  has: () => false,
}

afterAll(() => vi.unstubAllGlobals())

test('the test finds every regular expression of the sources', async () => {
  expect(written.length).toBeGreaterThan(200)
  expect(made.length).toBeGreaterThan(15)
  const files: string[] = []
  for (const file of await sources())
    if ((await readFile(join('src', file), 'utf8')).includes('new RegExp(')) files.push(file)
  expect(files.sort()).toEqual([...loaded, ...literal].sort())
})

test('every expression is linear, or bounded by what it reads', { timeout: 300_000 }, async () => {
  const all = new Map([...written, ...made].map((one) => [`/${one.source}/${one.flags}`, one]))
  const guilty: string[] = []
  const excused = new Set<string>()
  for (const [name, { source, flags }] of all) {
    const found = await check(source, flags, { timeout: 60_000, randomSeed: 20261124 })
    if (found.status === 'safe') continue
    const excuse = Object.keys(bounded).find((part) => source.includes(part))
    if (excuse === undefined) guilty.push(`${name}: ${JSON.stringify(found, null, 2).slice(0, 400)}`)
    else excused.add(excuse)
  }
  expect(guilty).toEqual([])
  expect([...excused].sort(), 'expressions that no longer need an exception').toEqual(
    Object.keys(bounded).sort(),
  )
})

async function literals(): Promise<Expression[]> {
  const all: Expression[] = []
  for (const file of await sources())
    collect(parseSync(file, await readFile(join('src', file), 'utf8')).program, all)
  return all
}

async function sources(): Promise<string[]> {
  return (await readdir('src', { recursive: true })).filter((name) => /\.tsx?$/.test(name))
}

function collect(node: unknown, into: Expression[]): void {
  if (typeof node !== 'object' || node === null) return
  if ('regex' in node && isExpression(node.regex))
    into.push({ source: node.regex.pattern, flags: node.regex.flags })
  for (const inner of Object.values(node)) collect(inner, into)
}

function isExpression(value: unknown): value is { pattern: string; flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value
}
