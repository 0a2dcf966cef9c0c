import { isObject } from '../../microsoft/json.ts'
import type { IsList } from '../containers/cut-json.ts'
import type { Json, Piece } from '../containers/types.ts'
import type { Meaning } from './aliases.ts'
import { fieldsOf } from './fields.ts'
import { meaningOf } from './meanings.ts'
import { alwaysList, mostlyList, recordNames } from './wrappers.ts'

/** The records in a value of JSON: exporters wrap a batch of records in an object. */
export function unwrap(value: unknown, wrapper = '', depth = 0): Piece[] {
  if (typeof value === 'string')
    return [{ kind: 'ticket', ticket: { name: null, text: value, at: null, from: null } }]
  if (Array.isArray(value)) return value.flatMap((one) => unwrap(one, wrapper, depth + 1))
  if (!isObject(value)) return []
  if (isFailedAnswer(value)) return [{ kind: 'unread', name: String(value.id), reason: 'no-records' }]
  const list = depth > mostWrappers ? null : listIn(value)
  if (list === null) return [{ kind: 'record', record: value, wrapper }]
  const inner = wrapper === '' ? list.name : `${wrapper}.${list.name}`
  return list.values.flatMap((one) => unwrap(one, inner, depth + 1))
}

const mostWrappers = 6

/** A list that can be read in pieces, element by element. */
export const isListOfRecords: IsList = (path, before) => {
  const [name = '', inner] = path
  if (inner !== undefined) return name === 'hits' && inner === 'hits'
  if (alwaysList.includes(name)) return true
  return mostlyList.includes(name) && !recordNames.some((one) => before.has(one))
}

/** One answer of Graph's `$batch`, with an error in the place of records. */
function isFailedAnswer({ id, status, body }: Json): boolean {
  const isAnswer = typeof id === 'string' && typeof status === 'number' && isObject(body)
  return isAnswer && status >= 400
}

interface List {
  name: string
  values: readonly unknown[]
}

function listIn(value: Json): List | null {
  const isRecord = recordNames.some((name) => name in value)
  for (const name of isRecord ? alwaysList : [...alwaysList, ...mostlyList]) {
    const list = value[name]
    if (Array.isArray(list) && list.every(isObject)) return { name, values: list }
  }
  return specialList(value) ?? (isRecord ? null : onlyList(value))
}

/** A list with a name that nobody knows, if its elements read like records. */
function onlyList(value: Json): List | null {
  const lists = Object.entries(value).filter(([, inner]) => Array.isArray(inner) && inner.some(isObject))
  const [name = '', values] = lists[0] ?? []
  if (lists.length !== 1 || !Array.isArray(values) || Object.keys(value).some(isTelling)) return null
  const first = values.find(isObject)
  const isRecord = first !== undefined && fieldsOf(first).some(({ path }) => isTelling(path))
  return isRecord ? { name, values } : null
}

const isTelling = (path: string) => tells.has(meaningOf(path))

const tells: ReadonlySet<Meaning | null> = new Set(['code', 'correlationId', 'prose', 'input', 'name'])

/** Lists that need more than a name. */
function specialList(value: Json): List | null {
  const { hits, body, status } = value
  if (isObject(hits) && Array.isArray(hits.hits)) return { name: 'hits.hits', values: hits.hits }
  if (typeof status === 'number' && isObject(body)) return { name: 'body', values: [body] }
  const rows = rowsOf(value.rows ?? value.Rows, value.columns ?? value.Columns ?? value.fields)
  return rows === null ? null : { name: 'rows', values: rows }
}

/** Rows of a table with the names of its columns. */
function rowsOf(rows: unknown, columns: unknown): Json[] | null {
  if (!Array.isArray(rows) || !Array.isArray(columns) || !rows.every(Array.isArray)) return null
  const names = columns.map(columnName)
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])))
}

function columnName(column: unknown): string {
  if (!isObject(column)) return String(column)
  return String(column.name ?? column.Name ?? column.ColumnName ?? '')
}
