import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/*
 * Prints the sizes of the builds and fails if one is above its limit. Run it after `npm run build`.
 */
const rows = ['chrome', 'firefox'].flatMap((browser) => weigh(join('dist', browser), browser))
for (const { what, gzip, budget } of rows) {
  const limit = budget === null ? '' : ` of ${kilobytes(budget)}${gzip > budget ? '  TOO LARGE' : ''}`
  console.log(`${what.padEnd(32)}${kilobytes(gzip).padStart(9)}${limit}`)
}
for (const browser of ['chrome', 'firefox']) {
  const folder = join('dist', browser)
  const early = ['background.js', 'content.js', 'popup.js', 'workbench.js'].flatMap((entry) =>
    withStaticImports(folder, entry),
  )
  const heavy = early.filter((file) =>
    readFileSync(join(folder, file), 'utf8').includes('in_mem_redirect_unavailable'),
  )
  if (heavy.length === 0) continue
  console.log(`${browser}: MSAL is in ${heavy.join(', ')}. Only a sign-in may load it.`)
  process.exitCode = 1
}
if (rows.some(({ gzip, budget }) => budget !== null && gzip > budget)) process.exitCode = 1

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
