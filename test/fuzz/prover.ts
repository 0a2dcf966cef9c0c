import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { check } from 'recheck'
import type { Expression } from './expressions.ts'

const file = 'test/fuzz/proved.json'
const prover = `recheck ${JSON.parse(readFileSync('node_modules/recheck/package.json', 'utf8')).version}`

/** The prover's verdict on an expression; every verdict but `safe` has its reasons. */
export interface Verdict extends Expression {
  status: string
  why: string
}

/** Verdicts by the expression's hash. The same prover repeats itself, after up to a minute. */
interface Memory {
  /** The prover is the last row: each verdict ends with a comma, and git can merge its line. */
  verdicts: Record<string, string>
}

/** Asks the prover about each expression, or only about those that it does not remember. */
export async function prove(
  expressions: readonly Expression[],
  from: 'memory' | 'nothing',
): Promise<Verdict[]> {
  const remembered = from === 'memory' ? remember() : {}
  const all = new Map(expressions.map((one) => [hashOf(one), one]))
  const verdicts: Verdict[] = []
  for (const [hash, expression] of all) {
    const status = remembered[hash]
    verdicts.push(status === undefined ? await ask(expression) : { ...expression, status, why: status })
  }
  return verdicts
}

/** Writes the verdicts, and forgets all others. */
export function keep(verdicts: readonly Verdict[]): void {
  const rows = verdicts.map((one) => [hashOf(one), one.status] as const)
  const sorted = rows.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const memory: Memory = { verdicts: Object.fromEntries([...sorted, ['prover', prover]]) }
  writeFileSync(file, `${JSON.stringify(memory, null, 2)}\n`)
}

function remember(): Memory['verdicts'] {
  const { verdicts }: Memory = JSON.parse(readFileSync(file, 'utf8'))
  return verdicts.prover === prover ? verdicts : {}
}

function hashOf({ source, flags }: Expression): string {
  return createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 16)
}

/** In the usual second for an attack, a busy machine finds attacks that do not exist. */
const options = {
  timeout: 60_000,
  seedingTimeout: null,
  incubationTimeout: null,
  attackTimeout: 10_000,
  randomSeed: 20261124,
}

async function ask(expression: Expression): Promise<Verdict> {
  const found = await check(expression.source, expression.flags, options)
  return { ...expression, status: found.status, why: JSON.stringify(found, null, 2).slice(0, 400) }
}
