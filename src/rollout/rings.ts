import { isObject } from '../microsoft/json.ts'
import { readCompany, type WrongWords } from './company.ts'
import type { Company } from './types.ts'

/** A group of computers with its own values, such as a pilot. `null`: the company has no rings. */
export interface Ring {
  readonly name: string | null
  readonly company: Company
}

type Read = { rings: Ring[] } | { complaints: string[] }

/** Reads a company's file with all its rings. Gives a sentence for each error in it. */
export function readRings(file: unknown, words: WrongWords): Read {
  if (!isObject(file) || file.rings === undefined) {
    const read = readCompany(file, words)
    return 'complaints' in read ? read : { rings: [{ name: null, company: read.company }] }
  }
  const { rings, ...base } = file
  if (!isObject(rings) || Object.keys(rings).length === 0) return { complaints: [`rings: ${words.rings}`] }
  const read = Object.entries(rings).map(([name, changes]) => readRing(name, { base, changes, words }))
  const complaints = read.flatMap((one) => ('complaints' in one ? one.complaints : []))
  if (complaints.length > 0) return { complaints: [...new Set(complaints)] }
  return { rings: withoutLeftovers(read.flatMap((one) => ('company' in one ? [one] : []))) }
}

function readRing(
  name: string,
  { base, changes, words }: { base: object; changes: unknown; words: WrongWords },
): Ring | { complaints: string[] } {
  const key = `rings.${name}`
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(name)) return { complaints: [`${key}: ${words.ringName}`] }
  if (!isObject(changes)) return { complaints: [`${key}: ${words.ring}`] }
  if ('rings' in changes) return { complaints: [`${key}.rings: ${words.ringInRing}`] }
  const read = readCompany(merged(base, changes), words)
  if ('company' in read) return { name, company: read.company }
  return { complaints: read.complaints.map((one) => `${key}: ${one}`) }
}

/** Objects are merged, everything else is replaced. No company's file has more levels. */
function merged(base: unknown, changes: unknown, levels = 6): unknown {
  if (levels === 0 || !isObject(base) || !isObject(changes)) return changes
  const keys = Object.entries(changes).map(([key, value]) => [key, merged(base[key], value, levels - 1)])
  return { ...base, ...Object.fromEntries(keys) }
}

/** A computer may move to another ring: the ID that it had there must go. */
function withoutLeftovers(rings: readonly Ring[]): Ring[] {
  const ids = rings.flatMap(({ company }) => Object.values(company.browsers).map(({ id }) => id))
  return rings.map(({ name, company }) => ({
    name,
    company: { ...company, formerIds: [...new Set([...company.formerIds, ...ids])] },
  }))
}
