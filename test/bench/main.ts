import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { ownCache } from '../browsers/find.ts'
import { benchBigRecording } from './big-recording.ts'
import { benchBrowser } from './browsers.ts'
import { benchEngine } from './engine.ts'
import { type Row, verdictOf } from './measure.ts'

/*
 * `npm run bench`: what has to be measured and is no test. `npm run bench -- NAME` runs one. Ratios within one run; the table is also
 * written to `artifacts/bench.json`, and kept, run by run, beside the browsers that this project installs for itself. Ends with 1 where
 * a goal is missed.
 */
const benches: Readonly<Record<string, () => AsyncIterable<Row>>> = {
  engine: benchEngine,
  chromium: () => benchBrowser('chromium'),
  firefox: () => benchBrowser('firefox'),
  'big-recording': benchBigRecording,
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}: there is ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
const rows: Row[] = []
for (const [name, run] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.log(`\n== ${name}`)
  console.log('| what | ratio | 95 % between | baseline itself up to | goal | |\n|---|---|---|---|---|---|')
  for await (const row of run()) {
    print(row)
    rows.push(row)
  }
}
keep(rows)
const named = (verdict: string) => rows.filter((row) => verdictOf(row) === verdict).map(({ what }) => what)
const [missed, open] = [named('MISSED'), named('not decided')]
if (missed.length > 0) console.log(`\nMISSED: ${missed.join('; ')}.`)
if (open.length > 0) console.log(`\nNot decided, the machine was too restless: ${open.join('; ')}.`)
if (missed.length + open.length === 0) console.log('\nAll within their goals.')
process.exit(missed.length > 0 ? 1 : 0)

function print(row: Row): void {
  const short = (number: number) => number.toFixed(2)
  const { what, ratio, low, high, noise, goal, detail, broken } = row
  const numbers = `${short(ratio)} | ${short(low)} to ${short(high)} | ${short(noise)} | ${goal}: ${verdictOf(row)}`
  console.log(`| ${what} | ${numbers} | ${[detail, broken].filter(Boolean).join('; ')} |`)
}

function keep(all: readonly Row[]): void {
  const run = { at: new Date().toISOString(), node: process.version, cpu: cpus()[0]?.model, rows: all }
  mkdirSync('artifacts', { recursive: true })
  writeFileSync('artifacts/bench.json', JSON.stringify(run, null, 2))
  const history = join(dirname(ownCache), 'bench.jsonl')
  mkdirSync(dirname(history), { recursive: true })
  appendFileSync(history, `${JSON.stringify(run)}\n`)
  console.log(`\nKept in artifacts/bench.json, and after the runs before in ${history}.`)
}
