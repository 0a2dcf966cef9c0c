import { type Outcome, outcomeOf, summaryFile, summaryOf } from '../rollout/summary.ts'
import { companyFile } from './company-file.ts'

/**
 * What the scripts ask the page, and its answer: lines. What could break a line is base64.
 * A request: `company NAME`, then `json TEXT` or any number of `set KEY=VALUE`.
 * An answer: `file NAME PATH CONTENT`, `wrong NAME TEXT`, `note NAME TEXT`, at the end `done`.
 */
export async function answerTo(request: string): Promise<string> {
  const outcomes: Outcome[] = []
  const lines: string[] = []
  for (const { name, json, answers } of companiesIn(request)) {
    const text = json ?? companyFile(answers)
    const outcome = await outcomeOf(name, text)
    outcomes.push(outcome)
    lines.push(...linesOf(outcome))
    if (json === null && outcome.complaints.length === 0) lines.push(fileLine(name, 'company.json', text))
  }
  lines.push(fileLine('', summaryFile, summaryOf(outcomes)), 'done')
  return lines.map((line) => `@ ${line}\n`).join('')
}

interface Asked {
  name: string
  json: string | null
  answers: [string, string][]
}

function companiesIn(request: string): Asked[] {
  const companies: Asked[] = []
  for (const line of request.split('\n')) {
    const [kind = '', base64 = ''] = line.trim().split(' ')
    const text = base64 === '' ? '' : fromBase64(base64)
    const company = companies.at(-1)
    if (kind === 'company') companies.push({ name: text, json: null, answers: [] })
    else if (kind === 'json' && company !== undefined) company.json = text
    else if (kind === 'set' && company !== undefined) company.answers.push(answerIn(text))
  }
  return companies
}

function answerIn(text: string): [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function linesOf({ name, files, complaints, notes }: Outcome): string[] {
  return [
    ...files.map(({ path, content }) => fileLine(name, path, content)),
    ...complaints.map((text) => `wrong ${field(name)} ${field(text)}`),
    ...notes.map((text) => `note ${field(name)} ${field(text)}`),
  ]
}

const fileLine = (name: string, path: string, content: string | Uint8Array) =>
  `file ${field(name)} ${path} ${field(content)}`

/** An empty text is a dash, so that every field is there. */
function field(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return bytes.length === 0 ? '-' : toBase64(bytes)
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function fromBase64(base64: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)),
  )
}
