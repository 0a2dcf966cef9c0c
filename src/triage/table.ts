import { cleanText } from '../microsoft/clean.ts'
import { masked } from '../report/mask.ts'
import type { Found } from './triage.ts'

/** What a table of tickets has of each, in order; the names stand in the table's header. */
export const columns = [
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
] as const

export type Row = Record<(typeof columns)[number], string>

/** One line of the table. Whoever wrote the ticket chose its name: nothing of it may look like a secret or like code. */
export function rowOf({ name, at, cause, facts, diagnosis }: Found): Row {
  return {
    name: cleanText(masked(name ?? ''), 200),
    time: at === null ? '' : new Date(at).toISOString(),
    cause,
    code: diagnosis?.code ?? facts.code ?? '',
    codes: facts.codes.join(' '),
    owner: diagnosis?.owner ?? '',
    then: diagnosis?.then ?? '',
    certainty: diagnosis?.certainty ?? '',
    tenant: cleanText(facts.tenant ?? '', 200),
    clientId: cleanText(facts.clientId ?? '', 200),
    correlationId: facts.correlationId ?? '',
    traceId: facts.traceId ?? '',
  }
}

/**
 * The table as a file for a spreadsheet (CSV, RFC 4180, with the mark that Excel knows UTF-8 by). No cell begins as a
 * formula would: an apostrophe stands before it (OWASP, CSV injection). Nor does what a spreadsheet would take for a cell that
 * parts them by other signs than commas, as in Brazil and Colombia.
 */
export function csvOf(rows: readonly Row[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))]
  return `\uFEFF${lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`
}

function cellOf(text: string): string {
  // Spreadsheets take full-width signs for the others.
  const harmless = text.replace(/(^|[;,\t|])(?=[\t\r]|\s{0,9}["']?[=+\-@＝＋－＠])/g, "$1'")
  return /[",;\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
