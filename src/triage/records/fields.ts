import { bytesOfBase64 } from '../../microsoft/bytes.ts'
import { isObject } from '../../microsoft/json.ts'
import { isPython, jsonOfPython } from '../containers/python.ts'
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
    readHolder(holder, fields, queue)
    if (fields.length + queue.length > mostFields) break
  }
  return fields
}

function readHolder({ path, holder, isListed }: Holder, fields: Field[], queue: Holder[]): void {
  const read = (name: string, inner: unknown): void => {
    const at = path === '' ? name : pathOf(path, name)
    const value = opened(single(inner))
    if (isHolder(value)) queue.push({ path: at, holder: value, isListed: isListed || isList(value) })
    else if (!isEmpty(value)) fields.push({ path: at, value: String(value), isListed })
  }
  if (Array.isArray(holder))
    for (const [at, one] of holder.entries()) read(...(namedIn(one) ?? [String(at), one]))
  else for (const name of Object.keys(holder)) read(name, holder[name])
}

export const isHolder = (value: unknown): value is Holder['holder'] => isObject(value) || Array.isArray(value)

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''

interface Holder {
  path: string
  holder: Json | unknown[]
  isListed: boolean
}

const mostFields = 3000

function isList(value: object): boolean {
  return Array.isArray(value) && value.some((one) => namedIn(one) === null)
}

/** Purview and Google list names with their values. */
export function namedIn(value: unknown): [name: string, value: unknown] | null {
  if (!isObject(value)) return null
  const [name, inner] = [value.Name ?? value.key, value.Value ?? value.value]
  return typeof name === 'string' && inner !== undefined ? [name, inner] : null
}

/** Elastic lists also single values, and others write a value's type or its look around it. */
function single(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 && typeof value[0] !== 'object' ? value[0] : value
  if (!isObject(value)) return value
  const [only = '', ...others] = Object.keys(value)
  // PowerShell 5 adds how a time looks.
  if ((others.length === 0 && typed.test(only)) || 'DisplayHint' in value) return value[only]
  return value.display_value === undefined ? value : (value.value ?? value)
}

const typed = /^(?:(?:string|int)_?)?value$|^\$date$/i

/** Thousands of records have the same paths: a string that is not made again is found faster. */
const paths = new Map<string, Map<string, string>>()
const mostPaths = 2000

function pathOf(holder: string, name: string): string {
  const inner = paths.get(holder) ?? new Map<string, string>()
  const path = inner.get(name) ?? `${holder}.${name}`
  if (inner.size < mostPaths) inner.set(name, path)
  if (paths.size >= mostPaths) paths.clear()
  paths.set(holder, inner)
  return path
}

/** Some values hold JSON themselves, some of them behind the start of a log's line. */
function opened(value: unknown): unknown {
  if (typeof value !== 'string' || value.length < 3 || value.length > longest) return value
  if (value.startsWith('@{')) return hashtable(value) ?? value
  if (value.startsWith('eyJ')) return parse(value) ?? value
  if (value.includes('\n')) return linesIn(value)
  return endsAsJson(value) ? parsed(value) : value
}

function parsed(value: string): unknown {
  if (isPython(value)) return parse(jsonOfPython(value)) ?? value
  const start = value.search(/[{[]["{]/)
  return start >= 0 && start < longestPrefix ? (parse(value.slice(start)) ?? value) : value
}

/** Each value of a million records is asked: looking at one sign is far cheaper than a pattern. */
function endsAsJson(value: string): boolean {
  const last = value.charCodeAt(value.length - 1)
  return last === 0x7d || last === 0x5d || (last <= 0x20 && /[}\]]\s*$/.test(value.slice(-3)))
}

const longest = 1_000_000
const longestPrefix = 500

/** An object in JSON, also in base64. */
export function parse(text: string): object | null {
  try {
    const value: unknown = JSON.parse(
      text.startsWith('eyJ') ? new TextDecoder().decode(bytesOfBase64(text)) : text,
    )
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

/** Splunk repeats a value, and PowerShell writes `class SignInStatus { ErrorCode: 50105 … }`. */
function linesIn(value: string): unknown {
  const [first = '', ...others] = value.split(/\r?\n/)
  if (others.every((line) => line === first)) return first
  if (!/^class \w{1,80} \{$/.test(first)) return endsAsJson(value) ? parsed(value) : value
  const pairs = others.map((line) => [
    line.split(':', 1)[0]?.trim(),
    line.slice(line.indexOf(':') + 1).trim(),
  ])
  return Object.fromEntries(pairs)
}

/** PowerShell writes an inner object as `@{ErrorCode=50105; FailureReason=…}`. */
export function hashtable(text: string): Json | null {
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
