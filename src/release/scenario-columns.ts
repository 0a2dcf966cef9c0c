import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** A kind of words in a scenario's row: all but `log` are the extension's. */
type Column = 'person' | 'message' | 'setup' | 'log'

/** An esbuild plugin: of each scenario's words, a bundle gets these columns alone. */
export function scenarioColumns(...columns: readonly Column[]): Plugin {
  return {
    name: 'scenario-columns',
    setup(build) {
      build.onLoad({ filter: /_locales[/\\]\w+[/\\]scenarios\.json$/ }, async ({ path }) => {
        const { scenarios, notes } = JSON.parse(await readFile(path, 'utf8'))
        const words = {
          scenarios: rowsWith(columns, scenarios),
          // They are for the person, too.
          ...(columns.includes('person') ? { notes } : {}),
        }
        return { contents: `export default ${JSON.stringify(words)}`, loader: 'js' }
      })
    },
  }
}

/** A row without any of the columns is left out. */
function rowsWith(columns: readonly string[], scenarios: object): object {
  const rows = Object.entries(scenarios).flatMap(([id, words]) => {
    const kept = Object.entries(words).filter(([column]) => columns.includes(column))
    return kept.length === 0 ? [] : [[id, Object.fromEntries(kept)]]
  })
  return Object.fromEntries(rows)
}
