import { isObject } from '../../microsoft/json.ts'
import type { Json } from '../containers/types.ts'

/** A value of a record with the names that lead to it, such as `properties.status.errorCode`. */
export interface Field {
  path: string
  value: string
  /** It stands in a list: it says something of one of many. */
  isListed: boolean
}

/** All names and values of a record, whatever exporter wrote it; those of its own objects first. */
export function fieldsOf(record: Json): Field[] {
  const fields: Field[] = []
  const queue: Holder[] = [{ path: '', holder: record, isListed: false }]
  for (const holder of queue) {
    for (const [path, inner] of entriesOf(holder)) {
      const value = opened(single(inner))
      if (typeof value === 'object' && value !== null) queue.push(holderOf(path, value, holder))
      else if (!isEmpty(value)) fields.push({ path, value: String(value), isListed: holder.isListed })
    }
    if (fields.length + queue.length > mostFields) break
  }
  return fields
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

function holderOf(path: string, holder: object, { isListed }: Holder): Holder {
  return { path, holder, isListed: isListed || isList(holder) }
}

interface Holder {
  path: string
  holder: object
  isListed: boolean
}

const mostFields = 3000

/** Purview lists names with their values. */
function isList(value: object): boolean {
  return Array.isArray(value) && !value.every(isNamed)
}

function isNamed(value: unknown): value is { Name: string; Value: unknown } {
  return isObject(value) && typeof value.Name === 'string' && 'Value' in value
}

/** Elastic lists also single values. */
function single(value: unknown): unknown {
  const isSingle = Array.isArray(value) && value.length === 1 && typeof value[0] !== 'object'
  return isSingle ? value[0] : value
}

function entriesOf({ path, holder }: Holder): [path: string, value: unknown][] {
  const named: [string, unknown][] = Array.isArray(holder)
    ? holder.map((one, at) => (isNamed(one) ? [one.Name, one.Value] : [String(at), one]))
    : Object.entries(holder)
  return path === '' ? named : named.map(([name, value]) => [`${path}.${name}`, value])
}

/** Some values hold JSON themselves, some of them behind the start of a log's line. */
function opened(value: unknown): unknown {
  if (typeof value !== 'string' || value.length < 4 || value.length > longest) return value
  if (value.startsWith('@{')) return hashtable(value) ?? value
  const start = value.search(/[{[]["{]/)
  const isPossible = start >= 0 && start < longestPrefix && /[}\]]\s*$/.test(value.slice(-3))
  return isPossible ? (parse(value.slice(start)) ?? value) : value
}

const longest = 1_000_000
const longestPrefix = 500

function parse(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

/** PowerShell writes an inner object as `@{ErrorCode=50105; FailureReason=…}`. */
function hashtable(text: string): Json | null {
  if (!text.endsWith('}')) return null
  const pairs = text
    .slice(2, -1)
    .split(/;\s(?=\w{1,60}=)/)
    .map((pair) => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at).trim(), pair.slice(at + 1)] as const
    })
  return Object.fromEntries(pairs)
}
