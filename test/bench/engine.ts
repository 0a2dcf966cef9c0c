import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { readInput } from '../../src/triage/records/read-input.ts'
import { clara, noon } from '../builders.ts'
import { corpus } from '../cli/diagnose/corpus.ts'
import { compare, median, type Row } from './measure.ts'

/** Numbers of inputs. If each input of more takes longer, the engine is not linear. */
const sizes = [1_000, 10_000, 100_000, 1_000_000]
const pairs = 20

/**
 * The engine from text to diagnosis. Baseline: `URL` and `URLSearchParams`, which ignore texts.
 * Then whether time and memory grow with the number of inputs.
 */
export async function* benchEngine(): AsyncGenerator<Row> {
  const inputs = corpus.map(({ input }) => input)
  const addresses = inputs.filter((input) => URL.canParse(input.trim()))
  for (const [what, some] of Object.entries({ 'mixed inputs': inputs, 'addresses alone': addresses })) {
    const ours = () => timeFor(some, 4000, engine)
    const floor = () => timeFor(some, 4000, parseAddress)
    yield { what: `engine, ${what}, against URL alone`, goal: 3, ...(await compare(pairs, ours, floor)) }
  }
  yield await growth(inputs)
}

/** One input of a million against one of a thousand, in turn, and the memory that stays in use. */
async function growth(inputs: readonly string[]): Promise<Row> {
  const [few = 1, ...more] = sizes
  const most = more.at(-1) ?? few
  const perInput = (count: number) => timeFor(inputs, count, engine) / count
  const micro = (milliseconds: number) => `${(1000 * milliseconds).toFixed(1)} µs`
  const medianOf = (count: number, times: number) =>
    median(Array.from({ length: times }, () => perInput(count)))
  const steps = more.map((count) => `${count}: ${micro(medianOf(count, count > 10_000 ? 1 : 3))}`)
  const before = heap()
  // Five times the thousand, so that both measurements are long enough.
  const times = await compare(
    pairs,
    () => perInput(most / pairs),
    () => medianOf(few, 5),
  )
  const kept = (heap() - before) / 1e6
  return {
    what: `engine, each of ${most} inputs against each of ${few}`,
    goal: 1.2,
    ...times,
    detail: `each of ${few} inputs ${micro(perInput(few))}, of ${steps.join(', of ')}; ${most} more keep ${kept.toFixed(1)} MB`,
    ...(kept > 20 && { broken: 'memory grows' }),
  }
}

/** Bytes in use after garbage collection. */
function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

function engine(input: string): void {
  const { attempt } = readInput(input, noon, clara)
  if (attempt !== null) diagnose(attempt)
}

function parseAddress(input: string): void {
  if (!URL.canParse(input)) return
  const url = new URL(input)
  for (const part of [url.search, url.hash.slice(1)]) for (const _ of new URLSearchParams(part));
}

/** Milliseconds for `count` inputs. */
function timeFor(inputs: readonly string[], count: number, work: (input: string) => void): number {
  const began = performance.now()
  for (let index = 0; index < count; index += 1) work(inputs[index % inputs.length] ?? '')
  return performance.now() - began
}
