import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'
import { vi } from 'vitest'
import type { Clara } from '../../src/attempt/types.ts'
import { corpus } from '../cli/diagnose/corpus.ts'

export interface Expression {
  source: string
  flags: string
}

/** The product's regular expressions: in its source, and built when files run. */
export async function findExpressions(): Promise<{
  written: Expression[]
  built: Expression[]
  builders: string[]
}> {
  return { written: await writtenExpressions(), ...(await buildExpressions()) }
}

/** Files of `src` that build expressions. */
export async function filesThatBuild(): Promise<string[]> {
  const all: string[] = []
  for (const file of await sourceFiles())
    if ((await readFile(join('src', file), 'utf8')).includes('new RegExp(')) all.push(file)
  return all.sort()
}

async function writtenExpressions(): Promise<Expression[]> {
  const all: Expression[] = []
  for (const file of await sourceFiles())
    collect(parseSync(file, await readFile(join('src', file), 'utf8')).program, all)
  return all
}

async function sourceFiles(): Promise<string[]> {
  return (await readdir('src', { recursive: true })).filter((name) => /\.tsx?$/.test(name))
}

function collect(node: unknown, into: Expression[]): void {
  if (typeof node !== 'object' || node === null) return
  if ('regex' in node && isLiteral(node.regex))
    into.push({ source: node.regex.pattern, flags: node.regex.flags })
  for (const inner of Object.values(node)) collect(inner, into)
}

function isLiteral(value: unknown): value is { pattern: string; flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value
}

/** Loads and uses the files that build expressions, and records what they build. */
async function buildExpressions(): Promise<{ built: Expression[]; builders: string[] }> {
  const built: Expression[] = []
  const stacks: string[] = []
  vi.stubGlobal(
    'RegExp',
    new Proxy(RegExp, {
      construct(target, [pattern, flags]: [string | RegExp, string?]) {
        const { source, flags: all } = new target(pattern, flags)
        built.push({ source, flags: all })
        stacks.push(new Error().stack ?? '')
        return new target(pattern, flags)
      },
    }),
  )
  vi.resetModules()
  const files = await filesThatBuild()
  for (const file of files) await import(resolve('src', file))
  await useReaders()
  vi.unstubAllGlobals()
  return { built, builders: files.filter((file) => stacks.some((stack) => stack.includes(`src/${file}:`))) }
}

/** Some expressions are built only when a reader reads. */
async function useReaders(): Promise<void> {
  const { readInput } = await import('../../src/triage/records/read-input.ts')
  const { readCsv } = await import('../../src/microsoft/csv.ts')
  const { readPage } = await import('../../src/microsoft/page.ts')
  const clara: Clara = { clientIds: [], redirectHosts: ['clara.com'], brokerHosts: [] }
  for (const { input } of corpus) readInput(input, 0, clara)
  for (const separator of [',', ';', '\t']) readCsv(`a${separator}b`, 1)
  const script = '$Config={"correlationId":"x"};'
  const x = () => 'x'
  readPage({ pageId: null, script, text: x, visibleText: x, headline: x, has: () => false })
}
