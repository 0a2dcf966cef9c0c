import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { runCommand, UsageError } from '../src/cli/command.ts'

const browsers = ['chrome', 'firefox']

await runCommand({
  usage: 'npx tsx test/sizes.ts',
  purpose: 'Prints the sizes of the builds in dist, compressed, and their limits.',
  options: {},
  notes: 'Exit code: 0; 1 if a size is above its limit, or if MSAL is loaded before a sign-in.',
  run: async () => {
    const missing = browsers.find((browser) => !existsSync(join('dist', browser)))
    if (missing !== undefined) throw new UsageError(`There is no dist/${missing}: run npm run build first.`)
    const rows = browsers.flatMap((browser) => weigh(join('dist', browser), browser))
    for (const row of rows) console.log(lineOf(row))
    const early = browsers.flatMap(earlyMsal)
    for (const file of early) console.log(`MSAL is in ${file}. Only a sign-in may load it.`)
    return early.length > 0 || rows.some(isTooLarge) ? 1 : 0
  },
})

/** The files with MSAL that a page or the worker loads at its start. */
function earlyMsal(browser: string): string[] {
  const folder = join('dist', browser)
  return ['background.js', 'content.js', 'popup.js', 'workbench.js']
    .flatMap((entry) => withStaticImports(folder, entry))
    .filter((file) => readFileSync(join(folder, file), 'utf8').includes('in_mem_redirect_unavailable'))
    .map((file) => join(folder, file))
}

function lineOf(row: Row): string {
  const { what, gzip, budget } = row
  const limit = budget === null ? '' : ` of ${kilobytes(budget)}${isTooLarge(row) ? '  TOO LARGE' : ''}`
  return `${what.padEnd(32)}${kilobytes(gzip).padStart(9)}${limit}`
}

function isTooLarge({ gzip, budget }: Row): boolean {
  return budget !== null && gzip > budget
}

interface Row {
  what: string
  /** Bytes. */
  gzip: number
  budget: number | null
}

function weigh(folder: string, browser: string): Row[] {
  const popup = withStaticImports(folder, 'popup.js')
  const later = scripts(folder, 'chunks').filter((chunk) => !popup.includes(chunk))
  return [
    { what: `${browser}: page reader`, gzip: weight(folder, ['content.js']), budget: 4 * 1024 },
    { what: `${browser}: popup`, gzip: weight(folder, popup), budget: 17 * 1024 },
    { what: `${browser}: background`, gzip: weight(folder, ['background.js']), budget: null },
    ...later.map((chunk) => ({ what: `${browser}: ${chunk}`, gzip: weight(folder, [chunk]), budget: null })),
  ]
}

/** The entry and its static imports. A dynamic import is loaded later. */
function withStaticImports(folder: string, entry: string, seen: string[] = []): string[] {
  if (seen.includes(entry)) return seen
  const imports = readFileSync(join(folder, entry), 'utf8').matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g)
  const found = [...seen, entry]
  return [...imports].reduce(
    (all, [, file = '']) => withStaticImports(folder, join(entry, '..', file), all),
    found,
  )
}

function scripts(folder: string, below: string): string[] {
  return readdirSync(join(folder, below))
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(below, name))
}

/** Each file is stored compressed by itself. */
function weight(folder: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(2)} kB`
}
