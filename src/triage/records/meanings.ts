import { aliases, type Meaning } from './aliases.ts'
import type { Field } from './fields.ts'

/** The values of each meaning, best first. */
export type Meanings = ReadonlyMap<Meaning, readonly Field[]>

export function meaningsOf(fields: readonly Field[]): Meanings {
  const found = new Map<Meaning, Field[]>()
  for (const field of fields) {
    const match = matchOf(field.path)
    if (match === null || isNothing(field.value)) continue
    if (field.isListed && match.meaning !== 'prose') continue
    const same = found.get(match.meaning)
    if (same === undefined) found.set(match.meaning, [field])
    else insert(same, field, match.rank)
  }
  return found
}

/** Behind all that are as good. */
function insert(same: Field[], field: Field, rank: number): void {
  let at = same.length
  while (at > 0 && rankOf(same[at - 1]) > rank) at--
  same.splice(at, 0, field)
}

const rankOf = (field: Field | undefined) => (field && matchOf(field.path)?.rank) ?? 0

/** How exporters write that there is no value. */
const isNothing = (value: string) => value.length < 10 && nothing.test(value)
const nothing = /^(?:-|\(empty\)|null|none|n\/a|undefined)$/i

/** What the name of a field means; null if it has no row. */
export function meaningOf(path: string): Meaning | null {
  return matchOf(path)?.meaning ?? null
}

/** Whether a name is one of the list, and not only like one. */
export function isWholeName(path: string): boolean {
  return matchOf(path)?.isWhole ?? false
}

interface Match {
  meaning: Meaning
  /** Its place among the names of this meaning. */
  rank: number
  isWhole: boolean
}

/** Thousands of records have the same names. */
const known = new Map<string, Match | null>()
const mostKnown = 20_000

function matchOf(path: string): Match | null {
  const before = known.get(path)
  if (before !== undefined) return before
  const match = find(path.slice(0, longestPath))
  if (known.size >= mostKnown) known.clear()
  known.set(path, match)
  return match
}

const longestPath = 300

function find(path: string): Match | null {
  const parts = partsOf(path)
  const last = parts.at(-1) ?? ''
  const byName = exact.get(parts.slice(-2).join('.')) ?? exact.get(last)
  return byName ?? byParts(last)
}

/**
 * The names on a path without case, accents and signs. "Id. de usuario" is one name.
 * Flat names have ends for types and the holder before them: `properties_id_g`.
 * Log Analytics adds a zone: `TimeGenerated [UTC]`.
 */
function partsOf(path: string): string[] {
  const [holder, name, more] = path.split(' - ')
  // GLPI: "Requester - Requester".
  const plain = (holder === name && more === undefined ? (name ?? path) : path)
    .replace(/[ _]?(?:\[[^\][]{1,30}\]|\(?UTC\)?)$/i, '')
    .replace(/^_?properties_(\w{1,100}?)(?:_[bdgst])?$/, 'properties.$1')
    .normalize('NFD')
    .toLowerCase()
    .replace(/\.(?=\s|$)/g, '')
  return plain.split('.').map(letters)
}

/** A heading may be a number sign alone. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '') || (text.trim() === '#' ? '#' : '')

const exact: ReadonlyMap<string, Match> = new Map(
  aliases
    .flatMap(({ meaning, names }) =>
      names.map(
        (name, rank) => [partsOf(name).slice(-2).join('.'), { meaning, rank, isWhole: true }] as const,
      ),
    )
    // The first row with a name keeps it.
    .reverse(),
)

function byParts(name: string): Match | null {
  const row = aliases.find(({ like, unlike = [] }) => {
    const isLike = like?.every((some) => some.some((part) => name.includes(part))) ?? false
    return isLike && !unlike.some((part) => name.includes(letters(part)))
  })
  return row === undefined ? null : { meaning: row.meaning, rank: row.names.length, isWhole: false }
}
