import { readInput } from '../../src/attempt/input.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { clara, noon } from '../builders.ts'
import { corpus } from '../cli/diagnose/corpus.ts'
import { compare, median, type Row } from './measure.ts'

/** Inputs at a time, from few to many: what takes longer for each of more of them is not linear. */
const sizes = [1_000, 10_000, 100_000, 1_000_000]
const pairs = 20

/**
 * The engine, from text to diagnosis, over the mixed inputs of the corpus; against `URL` and `URLSearchParams` alone, which take the
 * addresses apart and pass the texts over. Then whether time and memory grow with their number.
 */
export async function* benchEngine(): AsyncGenerator<Row> {
  const inputs = corpus.map(({ input }) => input)
  const addresses = inputs.filter((input) => URL.canParse(input.trim()))
  for (const [what, some] of Object.entries({ 'mixed inputs': inputs, 'addresses alone': addresses })) {
    const ours = () => each(some, 4000, engine)
    const floor = () => each(some, 4000, takeApart)
    yield { what: `engine, ${what}, against URL alone`, goal: 3, ...(await compare(pairs, ours, floor)) }
  }
  yield await growth(inputs)
}

/** Each of a million against each of a thousand, a thousand timed before and after each part of the million; and what is kept of them. */
async function growth(inputs: readonly string[]): Promise<Row> {
  const [few = 1, ...more] = sizes
  const most = more.at(-1) ?? few
  const perInput = (count: number) => each(inputs, count, engine) / count
  const steps = more.map(
    (count) =>
      `${count}: ${(1000 * median([1, 2, 3].slice(0, count > 10_000 ? 1 : 3).map(() => perInput(count)))).toFixed(1)} µs`,
  )
  const before = heap()
  // The thousand five times over, so that both are timed for long enough.
  const times = await compare(
    pairs,
    () => perInput(most / pairs),
    () => median([1, 2, 3, 4, 5].map(() => perInput(few))),
  )
  const kept = (heap() - before) / 1e6
  const detail = `each of ${few} inputs ${(1000 * perInput(few)).toFixed(1)} µs, of ${steps.join(', of ')}; ${most} more keep ${kept.toFixed(1)} MB`
  return {
    what: `engine, each of ${most} inputs against each of ${few}`,
    goal: 1.2,
    ...times,
    detail,
    ...(kept > 20 && { broken: 'memory is not flat' }),
  }
}

/** Bytes in use, without what is only waiting to be collected. */
function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

function engine(input: string): void {
  const { attempt } = readInput(input, noon, clara)
  if (attempt !== null) diagnose(attempt)
}

function takeApart(input: string): void {
  if (!URL.canParse(input)) return
  const url = new URL(input)
  for (const part of [url.search, url.hash.slice(1)]) for (const _ of new URLSearchParams(part));
}

/** Milliseconds for so many inputs, taken in turn. */
function each(inputs: readonly string[], count: number, work: (input: string) => void): number {
  const began = performance.now()
  for (let index = 0; index < count; index += 1) work(inputs[index % inputs.length] ?? '')
  return performance.now() - began
}
