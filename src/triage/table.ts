import { cleanText } from '../microsoft/clean.ts'
import { masked } from '../report/mask.ts'
import type { Found } from './reading.ts'

/** The columns in order. Their names are the header of the CSV file. */
export const tableColumns = [
  'name',
  'time',
  'cause',
  'code',
  'codes',
  'owner',
  'then',
  'certainty',
  'tenant',
  'clientId',
  'correlationId',
  'traceId',
  'notDiagnosed',
  'otherApp',
] as const

export type Row = Record<(typeof tableColumns)[number], string>

/** One row. The writer of a ticket chooses its name, so secrets and code are taken out. */
export function rowOf({ name, at, cause, fields, diagnosis, silence }: Found): Row {
  const { notDiagnosed, otherApp } = diagnosis === null ? silence : said
  return {
    name: cleanText(masked(name ?? ''), 200),
    time: at === null ? '' : new Date(at).toISOString(),
    cause,
    code: diagnosis?.code ?? fields.code ?? '',
    codes: fields.codes.join(' '),
    owner: diagnosis?.owner ?? '',
    then: diagnosis?.then ?? '',
    certainty: diagnosis?.certainty ?? '',
    tenant: cleanText(fields.tenant ?? '', 200),
    clientId: cleanText(fields.clientId ?? '', 200),
    correlationId: fields.correlationId ?? '',
    traceId: fields.traceId ?? '',
    notDiagnosed: notDiagnosed ?? '',
    otherApp: cleanText(masked(otherApp ?? ''), 200),
  }
}

const said = { notDiagnosed: null, otherApp: null }

export function csvOf(rows: readonly Row[]): string {
  return tableOf([tableColumns, ...rows.map(cellsOf)])
}

export const cellsOf = (row: Row) => tableColumns.map((column) => row[column])

/** A CSV file (RFC 4180) with the mark by which Excel recognizes UTF-8. */
export function tableOf(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map(lineOf).join('')}`
}

export const lineOf = (cells: readonly string[]) => `${cells.map(cellOf).join(',')}\r\n`

/** An apostrophe before a formula stops a spreadsheet from running it (OWASP, CSV injection). */
function cellOf(text: string): string {
  // In Brazil and Colombia semicolons separate cells. Full-width signs start formulas, too.
  const safe = text.replace(/(^|[;,\t|])(?=[\t\r]|\s{0,9}["']?[=+\-@＝＋－＠])/g, "$1'")
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
