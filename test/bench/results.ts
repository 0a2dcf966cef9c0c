import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { ownCache } from '../browsers/find.ts'
import { type Row, verdictOf } from './measure.ts'

/** One row of the table, as Markdown. */
export function printRow(row: Row): void {
  const short = (number: number) => number.toFixed(2)
  const { what, ratio, low, high, noise, goal, detail, broken } = row
  const numbers = `${short(ratio)} | ${short(low)} to ${short(high)} | ${short(noise)} | ${goal}: ${verdictOf(row)}`
  console.log(`| ${what} | ${numbers} | ${[detail, broken].filter(Boolean).join('; ')} |`)
}

/** Writes the run to artifacts, and adds it to the history. */
export function keep(rows: readonly Row[]): void {
  const run = { at: new Date().toISOString(), node: process.version, cpu: cpus()[0]?.model, rows }
  mkdirSync('artifacts', { recursive: true })
  writeFileSync('artifacts/bench.json', JSON.stringify(run, null, 2))
  const history = join(dirname(ownCache), 'bench.jsonl')
  mkdirSync(dirname(history), { recursive: true })
  appendFileSync(history, `${JSON.stringify(run)}\n`)
  console.log(`\nKept in artifacts/bench.json, and added to ${history}.`)
}

/** Prints which goals are missed, and returns the exit code. */
export function printVerdicts(rows: readonly Row[]): number {
  const withVerdict = (verdict: string) =>
    rows.filter((row) => verdictOf(row) === verdict).map(({ what }) => what)
  const [missed, open] = [withVerdict('MISSED'), withVerdict('not decided')]
  if (missed.length > 0) console.log(`\nMISSED: ${missed.join('; ')}.`)
  if (open.length > 0) console.log(`\nNot decided, the machine was too busy: ${open.join('; ')}.`)
  if (missed.length + open.length === 0) console.log('\nAll within their goals.')
  return missed.length > 0 ? 1 : 0
}
