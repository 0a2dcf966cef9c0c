/** One line of the table. */
export interface Row {
  what: string
  /** The maximum of the ratio. Near 1, the baseline's own variation counts too. */
  goal: number
  /** Median of the ratios, and its bounds (95 %). */
  ratio: number
  low: number
  high: number
  /** The baseline's own variation: how far its ratio to itself may be from 1. */
  noise: number
  detail?: string
  /** An error that misses the goal at any ratio. */
  broken?: string
}

export type Verdict = 'met' | 'MISSED' | 'not decided'

/** Milliseconds. The two alternate, because a second run in a row would be warm. */
export type Round = readonly [base: number, ours: number, baseAgain: number, oursAgain: number]

/** Measures both in turn. Each function returns one measurement in milliseconds. */
export async function compare(
  pairs: number,
  ours: () => Promise<number> | number,
  base: () => Promise<number> | number,
): Promise<Omit<Row, 'what' | 'goal'>> {
  const rounds: Round[] = []
  for (let pair = -2; pair < pairs; pair += 1) {
    const round = [await base(), await ours(), await base(), await ours()] as const
    // The first rounds only warm up.
    if (pair >= 0) rounds.push(round)
  }
  return rowOf(rounds)
}

/** The row of such rounds. */
export function rowOf(rounds: readonly Round[]): Omit<Row, 'what' | 'goal'> {
  const { ratio, low, high } = middleOf(rounds.map(([a, b, c, d]) => (b + d) / (a + c)))
  const itself = middleOf(rounds.map(([a, , c]) => a / c))
  const base = median(rounds.flatMap(([a, , c]) => [a, c]))
  const own = median(rounds.flatMap(([, b, , d]) => [b, d]))
  return {
    ...{ ratio, low, high },
    noise: Math.max(itself.high, 1 / itself.low),
    detail: `${own.toFixed(1)} ms, baseline ${base.toFixed(1)} ms, ${rounds.length} rounds`,
  }
}

/** A goal is missed if the lower bound is above it. */
export function verdictOf({ goal, ratio, low, noise, broken }: Row): Verdict {
  const bound = isNearOne(goal) ? Math.max(goal, noise) : goal
  if (broken === undefined && ratio <= bound) return 'met'
  return broken !== undefined || low > bound ? 'MISSED' : 'not decided'
}

const isNearOne = (goal: number) => goal <= 1.1

export function median(values: readonly number[]): number {
  return middleOf(values).ratio
}

/** The median, and its bounds (95 %) by the normal approximation to the binomial distribution. */
function middleOf(values: readonly number[]): { ratio: number; low: number; high: number } {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (rank: number) => sorted[Math.min(sorted.length - 1, Math.max(0, rank))] ?? Number.NaN
  const half = sorted.length / 2
  const reach = 0.98 * Math.sqrt(sorted.length)
  return {
    ratio: (at(Math.ceil(half) - 1) + at(Math.floor(half))) / 2,
    low: at(Math.floor(half - reach)),
    high: at(Math.ceil(half + reach) - 1),
  }
}
