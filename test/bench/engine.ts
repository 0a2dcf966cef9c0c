import { readInput } from '../../src/attempt/input.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { clara, noon } from '../builders.ts'
import { corpus } from '../cli/diagnose/corpus.ts'
import { median, type Row, spread } from './measure.ts'

/** Inputs at a time, from few to many: what takes longer for each of more of them is not linear. */
const sizes = [1_000, 10_000, 100_000, 1_000_000]
const pairs = 20

/**
 * The engine, from text to diagnosis, over the mixed inputs of the corpus; against `URL` and `URLSearchParams` alone, which take the
 * addresses apart and pass the texts over. Then whether it grows with their number, and what it keeps.
 */
export async function benchEngine(): Promise<Row[]> {
  const mixed = corpus.map(({ input }) => input)
  const addresses = mixed.filter((input) => URL.canParse(input.trim()))
  const rows: Row[] = []
  for (const [what, inputs] of Object.entries({ 'mixed inputs': mixed, 'addresses alone': addresses })) {
    const ours = () => each(inputs, 4000, engine)
    const floor = () => each(inputs, 4000, takeApart)
    ours()
    floor()
    rows.push({ what: `engine, ${what}, against URL alone`, goal: 3, ...compareTimes(ours, floor) })
  }
  const perInput = sizes.map((size) => each(mixed, size, engine) / size)
  const [first = 0] = perInput
  rows.push({
    what: `engine, each of ${sizes.at(-1)} inputs against each of ${sizes[0]}`,
    goal: 1.3,
    ratio: (perInput.at(-1) ?? 0) / first,
    low: Math.min(...perInput) / first,
    high: Math.max(...perInput) / first,
    noise: 1,
    detail: `${Math.round(1000 / (perInput.at(-1) ?? 1))} inputs a second`,
  })
  return rows
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

function compareTimes(ours: () => number, base: () => number) {
  const ratios: number[] = []
  const noise: number[] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    const [a, b, again] = [base(), ours(), base()]
    ratios.push(b / ((a + again) / 2))
    noise.push(a / again)
  }
  return { ratio: median(ratios), ...spread(ratios), noise: spread(noise).high }
}
