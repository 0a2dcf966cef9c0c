import { runCommand } from '../../src/cli/command.ts'
import { choiceOf } from '../../src/cli/option-values.ts'
import { runNode } from '../tools.ts'
import type { Row } from './measure.ts'

/** Each one loads only what it measures. */
const benches = {
  engine: async () => (await import('./engine.ts')).benchEngine(),
  command: async () => (await import('./command.ts')).benchCommand(),
  counts: async () => (await import('./counts.ts')).benchCounts(),
  chromium: async () => (await import('./browsers.ts')).benchBrowser('chromium'),
  firefox: async () => (await import('./browsers.ts')).benchBrowser('firefox'),
  'pages-chromium': async () => (await import('./pages.ts')).benchPages('chromium'),
  'pages-firefox': async () => (await import('./pages.ts')).benchPages('firefox'),
  'flood-chromium': async () => (await import('./flood.ts')).benchFlood('chromium'),
  'flood-firefox': async () => (await import('./flood.ts')).benchFlood('firefox'),
  'big-recording': async () => (await import('./big-file.ts')).benchBigRecording(),
  'big-log': async () => (await import('./big-file.ts')).benchBigLog(),
} satisfies Record<string, () => Promise<AsyncIterable<Row>>>

type BenchName = keyof typeof benches

const benchNames = Object.keys(benches) as BenchName[]

await runCommand({
  usage: 'npm run bench -- [NAME…]',
  purpose: `Builds and measures what is no test, or only the named ones of ${benchNames.join(', ')}.
Each result is a ratio within one run. The table is also in artifacts/bench.json; a history of all runs is beside the project’s own browsers.`,
  options: {},
  accepts: 'positionals',
  notes: 'Exit code: 0; 1 if a goal is missed.',
  run: async ({ positionals }) => {
    const chosen = positionals.map((name) => choiceOf('NAME', name, benchNames))
    if (runNode('build.mjs') !== 0) return 1
    return runBenches(chosen.length > 0 ? chosen : benchNames)
  },
})

async function runBenches(names: readonly BenchName[]): Promise<number> {
  const { keep, printRow, printVerdicts } = await import('./results.ts')
  const rows: Row[] = []
  for (const name of names) {
    console.log(`\n== ${name}`)
    console.log('| what | ratio | 95 % between | baseline itself up to | goal | |\n|---|---|---|---|---|---|')
    for await (const row of await benches[name]()) {
      printRow(row)
      rows.push(row)
    }
  }
  keep(rows)
  return printVerdicts(rows)
}
