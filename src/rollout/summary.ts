import { fill } from '../_locales/index.ts'
import type { KitWords } from '../_locales/kit.ts'
import { forms } from '../settings/forms.ts'
import { nameComplaints } from './company-names.ts'
import { companyText } from './company-text.ts'
import { filesOfRings } from './files.ts'
import { readRings } from './rings.ts'
import type { RollOutFile } from './types.ts'
import { warningsOf } from './warnings.ts'

/** What comes of one company's file. */
export interface CompanyOutcome {
  readonly name: string
  readonly files: readonly RollOutFile[]
  /** What is wrong. Then there are no files. */
  readonly complaints: readonly string[]
  /** What the company must know. */
  readonly notes: readonly string[]
}

/** A company's file: its name without the ending, and its bytes; null if it cannot be read. */
export interface CompanySource {
  readonly name: string
  readonly bytes: Uint8Array | null
}

/** Each company gets a folder with its name. */
export async function outcomesOf(
  sources: readonly CompanySource[],
  words: KitWords,
): Promise<CompanyOutcome[]> {
  const names = nameComplaints(
    sources.map(({ name }) => name),
    [summaryFile],
    words.wrong,
  )
  return Promise.all(
    sources.map(({ name, bytes }, index) => {
      const complaint = names[index] ?? null
      return complaint === null ? outcomeOf(name, bytes, words) : wrong(name, [complaint])
    }),
  )
}

export async function outcomeOf(
  name: string,
  file: Uint8Array | string | null,
  words: KitWords,
): Promise<CompanyOutcome> {
  if (file === null) return wrong(name, [words.wrong.unreadable])
  const text = typeof file === 'string' ? file : companyText(file)
  const read = text === null ? { complaints: [words.wrong.notUtf8] } : readText(text, words.wrong)
  if ('complaints' in read) return wrong(name, read.complaints)
  return {
    name,
    files: await filesOfRings(read.rings),
    complaints: [],
    notes: warningsOf(read.rings, words.notes),
  }
}

/** A key may hold characters that turn or hide the sentence around it. */
function wrong(name: string, complaints: readonly string[]): CompanyOutcome {
  return { name, files: [], complaints: complaints.map((one) => forms.line(one) ?? ''), notes: [] }
}

/** Editors on Windows begin a file with a byte order mark. */
function readText(text: string, words: KitWords['wrong']): ReturnType<typeof readRings> {
  try {
    return readRings(JSON.parse(text.replace(/^\ufeff/, '')), words)
  } catch (error) {
    // A number out of range and the like are our own errors.
    if (!(error instanceof SyntaxError)) throw error
    return { complaints: [fill(words.notJson, { reason: error.message })] }
  }
}

export const summaryFile = 'summary.csv'

/** A table of many companies, for a spreadsheet. */
export function summaryOf(outcomes: readonly CompanyOutcome[]): string {
  const rows = outcomes.map((outcome) => [
    outcome.name,
    resultOf(outcome),
    String(outcome.files.length),
    [...outcome.complaints, ...outcome.notes].join(' '),
  ])
  const head = ['company', 'result', 'files', 'what to correct or know']
  return [head, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')
}

export const resultOf = ({ complaints }: CompanyOutcome) => (complaints.length > 0 ? 'wrong' : 'written')

/** Spreadsheets take a text that begins like a formula for one. */
function csvField(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}
