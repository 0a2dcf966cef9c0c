/** One line of the table of ratios: a goal near 1 means no difference beyond that of the baseline against itself. */
export interface Row {
  what: string
  /** The ratio that must not be exceeded. */
  goal: number
  /** Median of the pairs. */
  ratio: number
  /** Between these lie eight in ten of the pairs. */
  low: number
  high: number
  /** How far the baseline is from itself: the higher end of eight in ten of its own pairs. */
  noise: number
  detail?: string
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function spread(values: readonly number[]): { low: number; high: number } {
  return { low: quantile(values, 0.1), high: quantile(values, 0.9) }
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

/**
 * Measures both in turn, the baseline twice around ours, so many times over. Each function takes one measurement, in milliseconds.
 * The two of a pair see the same moment of the machine.
 */
export async function compare(
  pairs: number,
  ours: () => Promise<number>,
  base: () => Promise<number>,
): Promise<Omit<Row, 'what' | 'goal'>> {
  const all = { ours: [] as number[], base: [] as number[], again: [] as number[] }
  for (let pair = -2; pair < pairs; pair += 1) {
    const [a, b, c] = [await base(), await ours(), await base()]
    // The first ones warm up what both use.
    if (pair < 0) continue
    all.base.push(a)
    all.ours.push(b)
    all.again.push(c)
  }
  const middle = median([...all.base, ...all.again])
  const ratios = all.ours.map((one) => one / middle)
  return {
    ratio: median(all.ours) / middle,
    ...spread(ratios),
    noise: spread([...all.base, ...all.again].map((one) => one / middle)).high,
    detail: `${median(all.ours).toFixed(1)} ms, baseline ${middle.toFixed(1)} ms`,
  }
}
