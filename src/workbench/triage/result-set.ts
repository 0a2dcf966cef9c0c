import { dayOf, isFailedSignIn, type Summary, summarise } from '../../triage/summary.ts'
import { csvOf, type Row, rowOf } from '../../triage/table.ts'
import type { Found } from '../../triage/triage.ts'
import type { Line, Only, View } from './reader-messages.ts'

/** What was found in everything that was handed in, to be counted, sorted and looked through. */
export class ResultSet {
  readonly #all: Found[] = []
  readonly #rows: Row[] = []

  add(found: Found): void {
    this.#all.push(found)
    this.#rows.push(rowOf(found))
  }

  get count(): number {
    return this.#all.length
  }

  at(index: number): Found | undefined {
    return this.#all[index]
  }

  summary(): Summary {
    return summarise(this.#all)
  }

  lines(view: View): { lines: Line[]; all: number } {
    const chosen = this.#chosen(view)
    const lines = chosen.slice(0, view.most).flatMap((index): Line[] => {
      const [found, row] = [this.#all[index], this.#rows[index]]
      return found && row ? [{ index, row, cause: found.cause, canOpen: found.diagnosis !== null }] : []
    })
    return { lines, all: chosen.length }
  }

  csv(view: View): string {
    return csvOf(this.#chosen(view).flatMap((index) => this.#rows[index] ?? []))
  }

  #chosen({ only, onlyStops, sort, isDescending }: View): number[] {
    const indices = this.#all.flatMap((found, index) =>
      (!onlyStops || isFailedSignIn(found)) && (only === null || belongs(found, only)) ? [index] : [],
    )
    if (sort === null) return indices
    const way = isDescending ? -1 : 1
    const cell = (index: number) => this.#rows[index]?.[sort] ?? ''
    // What has nothing in this column stands last, whichever way.
    return indices.sort((a, b) => {
      const [first, second] = [cell(a), cell(b)]
      if (first === second) return a - b
      if (first === '' || second === '') return first === '' ? 1 : -1
      return way * (first < second ? -1 : 1)
    })
  }
}

/** Tenants, codes and days are counted of stopped sign-ins alone. */
function belongs(found: Found, only: Only): boolean {
  if (only.group === 'causes') return found.cause === only.key
  if (!isFailedSignIn(found)) return false
  if (only.group === 'codes') return found.diagnosis?.code === only.key
  return (only.group === 'tenants' ? found.fields.tenant : dayOf(found)) === only.key
}
