import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { ownCache } from '../browsers/find.ts'
import { benchBigRecording } from './big-recording.ts'
import { benchBrowsers } from './browsers.ts'
import { benchEngine } from './engine.ts'
import type { Row } from './measure.ts'

/*
 * `npm run bench`: what has to be measured and is no test. `npm run bench -- NAME` runs one. Ratios within one run; the table is also
 * written to `artifacts/bench.json`, and kept, run by run, beside the browsers that this project installs for itself.
 */
const benches: Readonly<Record<string, () => Promise<Row[] | boolean>>> = {
  engine: benchEngine,
  browsers: benchBrowsers,
  'big-recording': benchBigRecording,
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}: there is ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
const rows: Row[] = []
let isGood = true
for (const [name, run] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  console.log(`\n== ${name}`)
  const measured = await run()
  if (typeof measured === 'boolean') isGood &&= measured
  else {
    print(measured)
    rows.push(...measured)
  }
}
isGood &&= rows.every(isWithin)
keep(rows)
console.log(isGood ? '\nAll within their goals.' : '\nNOT all within their goals.')
process.exit(isGood ? 0 : 1)

/** A goal near 1 is met where the difference is no greater than the baseline's own. */
function isWithin({ ratio, goal, noise }: Row): boolean {
  return ratio <= goal || (goal > 1 && goal < 1.1 && ratio <= noise)
}

function print(measured: readonly Row[]): void {
  const short = (number: number) => number.toFixed(2)
  console.log(
    '| what | ratio | 8 in 10 between | baseline itself up to | goal | |\n|---|---|---|---|---|---|',
  )
  for (const row of measured) {
    const { what, ratio, low, high, noise, goal, detail = '' } = row
    const verdict = isWithin(row) ? 'met' : 'MISSED'
    console.log(
      `| ${what} | ${short(ratio)} | ${short(low)} to ${short(high)} | ${short(noise)} | ${goal}: ${verdict} | ${detail} |`,
    )
  }
}

function keep(all: readonly Row[]): void {
  if (all.length === 0) return
  const run = { at: new Date().toISOString(), node: process.version, cpu: cpus()[0]?.model, rows: all }
  mkdirSync('artifacts', { recursive: true })
  writeFileSync('artifacts/bench.json', JSON.stringify(run, null, 2))
  const history = join(dirname(ownCache), 'bench.jsonl')
  mkdirSync(dirname(history), { recursive: true })
  appendFileSync(history, `${JSON.stringify(run)}\n`)
  console.log(`\nKept in artifacts/bench.json, and after the runs before in ${history}.`)
}
