import { isObject } from '../../microsoft/json.ts'
import type { IsList } from '../containers/json-state.ts'
import type { Json, Piece } from '../containers/types.ts'
import type { Meaning } from './aliases.ts'
import { fieldsOf, isHolder, namedIn, parse } from './fields.ts'
import { meaningOf } from './meanings.ts'
import { saysError } from './read-text.ts'
import {
  alwaysList,
  bulkActions,
  carriers,
  columnNames,
  mostlyList,
  recordNames,
  rowNames,
} from './wrappers.ts'

/** The records in a value of JSON: exporters wrap a batch of records in an object. */
export function unwrap(value: unknown, wrapper = '', depth = 0): Piece[] {
  if (typeof value === 'string') {
    const inner = objectIn(value)
    if (inner !== null) return unwrap(inner, wrapper, depth + 1)
    return [{ kind: 'ticket', ticket: { name: null, text: value, at: null, from: null } }]
  }
  if (Array.isArray(value)) return value.flatMap((one) => unwrap(one, wrapper, depth + 1))
  if (!isObject(value)) return []
  // Kusto answers in frames, and one of them holds what was asked for.
  if ('FrameType' in value && value.TableKind !== 'PrimaryResult') return []
  if (isFlat(value)) return [{ kind: 'record', record: value, wrapper }]
  if (isBulkAction(value)) return []
  if (isFailedAnswer(value)) return [{ kind: 'unread', name: String(value.id), reason: 'no-records' }]
  if (isError(value)) return [{ kind: 'unread', name: null, reason: 'no-records' }]
  const list = depth > mostWrappers ? null : listIn(value)
  if (list === null) return [{ kind: 'record', record: value, wrapper }]
  const inner = wrapper === '' ? list.name : `${wrapper}.${list.name}`
  return list.values.flatMap((one) => unwrap(one, inner, depth + 1))
}

const mostWrappers = 6

/** Most records hold no other object, so that nothing is wrapped in them. */
function isFlat(value: Json): boolean {
  for (const name of Object.keys(value)) {
    const inner = value[name]
    if (typeof inner === 'string' ? jsonStart.test(inner) : isHolder(inner)) return false
  }
  return true
}

const jsonStart = /^(?:\{|eyJ)/

/** A list that can be read in pieces, element by element. */
export const isListOfRecords: IsList = (path, before) => {
  const [name = '', inner] = path
  if (inner !== undefined) return name === 'hits' && inner === 'hits'
  if (alwaysList.includes(name)) return true
  const others = rowNames.includes(name) ? [...recordNames, ...columnNames] : recordNames
  return mostlyList.includes(name) && !others.some((one) => before.has(one))
}

/** One answer of Graph's `$batch`, with an error in the place of records. */
function isFailedAnswer({ id, status, body }: Json): boolean {
  const isAnswer = typeof id === 'string' && typeof status === 'number' && isObject(body)
  return isAnswer && status >= 400
}

/** An API's error and nothing else. One that shows a sign-in's error is a record. */
function isError(value: Json): boolean {
  const { error, ...others } = value
  if (!isObject(error) || Object.keys(others).length > 0) return false
  return typeof error.code === 'string' && typeof error.message === 'string' && !saysError(error.message)
}

/** Elastic's `_bulk` has a line before each document that says where it goes. */
function isBulkAction(value: Json): boolean {
  const [first, ...others] = Object.entries(value)
  return first !== undefined && others.length === 0 && bulkActions.includes(first[0]) && isObject(first[1])
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
  const special = specialList(value)
  if (special !== null || !isRecord) return special ?? carried(value) ?? onlyList(value)
  return hasOwnText(value) ? null : (carried(value) ?? namedList(value))
}

/** It says something of its own: what it holds belongs to it. */
function hasOwnText(value: Json): boolean {
  return Object.entries(value).some(([name, inner]) => isTextual(inner) && saysMore(name))
}

const isTextual = (inner: unknown) => inner !== '' && objectIn(inner) === null

/** An ID or a name says nothing: a chat has one, too. */
const saysMore = (name: string) => meaningOf(name) !== 'id' && isTelling(name)

/** A batch in an object or text of its own: `{"Body": "{…}"}`, `{"issues": {"nodes": […]}}`. */
function carried(value: Json): List | null {
  const [only = '', ...others] = Object.keys(value)
  for (const name of others.length === 0 ? [only] : carriers) {
    const inner = objectIn(value[name])
    if (inner !== null && listIn(inner) !== null) return { name, values: [inner] }
  }
  return null
}

function objectIn(value: unknown): Json | null {
  if (isObject(value)) return value
  const inner = typeof value === 'string' && jsonStart.test(value) ? parse(value) : null
  return isObject(inner) ? inner : null
}

function namedList(value: Json): List | null {
  const name = mostlyList.find((one) => {
    const list = value[one]
    return Array.isArray(list) && list.length > 0 && list.every(isObject) && hasTelling(list)
  })
  const values = name === undefined ? null : value[name]
  return name === undefined || !Array.isArray(values) ? null : { name, values }
}

/** A list with a name that nobody knows, if its elements read like records. */
function onlyList(value: Json): List | null {
  const lists = Object.entries(value).filter(([, inner]) => Array.isArray(inner) && inner.some(isUnnamed))
  const [name = '', values] = lists[0] ?? []
  if (lists.length === 0) return mapOf(value)
  if (lists.length !== 1 || !Array.isArray(values) || isRecord({ ...value, [name]: null })) return null
  return hasTelling(values) ? { name, values } : null
}

const isUnnamed = (inner: unknown) => isObject(inner) && namedIn(inner) === null

/** Records of one form, each under its ID. */
function mapOf(value: Json): List | null {
  const values = Object.values(value)
  const forms = new Set(values.map((one) => (isObject(one) ? Object.keys(one)[0] : undefined)))
  return values.length > 1 && forms.size === 1 && hasTelling(values) ? { name: '', values } : null
}

/** It has a name that shows a record, or what surrounds a sign-in. */
function isRecord(value: Json): boolean {
  const found = fieldsOf(value).map(({ path }) => meaningOf(path))
  const marks = new Set(found.filter((meaning) => meaning !== null && signInMarks.has(meaning)))
  return marks.size > 1 || Object.keys(value).some((name) => value[name] !== null && isTelling(name))
}

const signInMarks: ReadonlySet<Meaning> = new Set(['correlationId', 'clientId', 'appName', 'user', 'ip'])

export function hasTelling(values: readonly unknown[]): boolean {
  const first = values.find(isObject)
  return first !== undefined && fieldsOf(first).some(({ path }) => isTelling(path))
}

/** A name that shows a record. */
export const isTelling = (path: string) => tells.has(meaningOf(path))

const tells: ReadonlySet<Meaning | null> = new Set(['code', 'correlationId', 'prose', 'input', 'name'])

/** Lists that need more than a name. */
function specialList(value: Json): List | null {
  const { hits, body, status } = value
  if (isObject(hits) && Array.isArray(hits.hits)) return { name: 'hits.hits', values: hits.hits }
  if (typeof status === 'number' && isObject(body)) return { name: 'body', values: [body] }
  const columns = isObject(value.stream) ? lokiColumns : firstOf(value, columnNames)
  const rows = rowsOf(firstOf(value, rowNames), columns)
  return rows === null ? null : { name: 'rows', values: rows }
}

function firstOf(value: Json, names: readonly string[]): unknown {
  const name = names.find((one) => value[one] !== undefined)
  return name === undefined ? undefined : value[name]
}

/** Rows of a table with the names of its columns. */
function rowsOf(rows: unknown, columns: unknown): Json[] | null {
  if (!Array.isArray(rows) || !Array.isArray(columns)) return null
  if (rows.length > 0 && rows.every(isObject)) return rows
  if (!rows.every(Array.isArray)) return null
  const names = columns.map(columnName)
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])))
}

/** Grafana Loki names none. */
const lokiColumns = ['ts', 'message']

function columnName(column: unknown): string {
  if (!isObject(column)) return String(column)
  return String(column.name ?? column.Name ?? column.ColumnName ?? '')
}
