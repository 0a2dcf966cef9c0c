import { filesOfRings } from './files.ts'
import { readRings } from './rings.ts'
import type { RollOutFile } from './types.ts'
import { warningsOf } from './warnings.ts'

/** What comes of one company's file. */
export interface Outcome {
  readonly name: string
  readonly files: readonly RollOutFile[]
  /** What is wrong. Then there are no files. */
  readonly complaints: readonly string[]
  /** What the company must know. */
  readonly notes: readonly string[]
}

export async function outcomeOf(name: string, text: string): Promise<Outcome> {
  const read = readText(text)
  if ('complaints' in read) return { name, files: [], complaints: read.complaints, notes: [] }
  return { name, files: await filesOfRings(read.rings), complaints: [], notes: warningsOf(read.rings) }
}

/** Editors on Windows begin a file with a byte order mark. */
function readText(text: string): ReturnType<typeof readRings> {
  try {
    return readRings(JSON.parse(text.replace(/^\ufeff/, '')))
  } catch (error) {
    // A number out of range and the like are our own errors.
    if (!(error instanceof SyntaxError)) throw error
    return { complaints: [`not JSON: ${error.message}`] }
  }
}

export const summaryFile = 'summary.csv'

/** A table of many companies, for a spreadsheet. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => [
    outcome.name,
    resultOf(outcome),
    String(outcome.files.length),
    [...outcome.complaints, ...outcome.notes].join(' '),
  ])
  const head = ['company', 'result', 'files', 'what to correct or know']
  return [head, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')
}

export const resultOf = ({ complaints }: Outcome) => (complaints.length > 0 ? 'wrong' : 'written')

/** Spreadsheets take a text that begins like a formula for one. */
function csvField(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}
