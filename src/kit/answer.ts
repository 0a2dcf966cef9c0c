import { chooseLanguage, type Language } from '../_locales/index.ts'
import { loadKitWords } from '../_locales/kit.ts'
import { bytesOf } from '../rollout/files.ts'
import { type CompanyOutcome, outcomesOf, summaryFile, summaryOf } from '../rollout/summary.ts'
import { companyFile } from './company-file.ts'

/**
 * What the scripts ask the page, and its answer: lines. What could break a line is base64.
 * A request: `language TAG`, `company NAME`, then `json TEXT` or any number of `set KEY=VALUE`.
 * An answer: `file NAME PATH CONTENT`, `wrong NAME TEXT`, `note NAME TEXT`, at the end `done`.
 */
export async function answerTo(request: string): Promise<string> {
  const asked = companiesIn(request)
  const words = await loadKitWords(languageIn(request))
  const sources = asked.map(({ name, json, answers }) => ({
    name,
    bytes: json ?? bytesOf(companyFile(answers)),
  }))
  const outcomes = await outcomesOf(sources, words)
  const lines = outcomes.flatMap((outcome, index) => {
    const { json = null, answers = [] } = asked[index] ?? {}
    const isAnswered = json === null && outcome.complaints.length === 0
    return [
      ...linesOf(outcome),
      ...(isAnswered ? [fileLine(outcome.name, 'company.json', companyFile(answers))] : []),
    ]
  })
  const all = [...lines, fileLine('', summaryFile, summaryOf(outcomes)), 'done']
  return all.map((line) => `@ ${line}\n`).join('')
}

function languageIn(request: string): Language {
  const [, base64 = ''] = /^language (\S+)/m.exec(request) ?? []
  return chooseLanguage([textOf(fromBase64(base64))])
}

interface Asked {
  name: string
  json: Uint8Array | null
  answers: [string, string][]
}

function companiesIn(request: string): Asked[] {
  const companies: Asked[] = []
  for (const line of request.split('\n')) {
    const [kind = '', base64 = ''] = line.trim().split(' ')
    const bytes = fromBase64(base64)
    const company = companies.at(-1)
    if (kind === 'company') companies.push({ name: textOf(bytes), json: null, answers: [] })
    else if (kind === 'json' && company !== undefined) company.json = bytes
    else if (kind === 'set' && company !== undefined) company.answers.push(answerIn(textOf(bytes)))
  }
  return companies
}

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

function answerIn(text: string): [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function linesOf({ name, files, complaints, notes }: CompanyOutcome): string[] {
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
  const bytes = bytesOf(content)
  return bytes.length === 0 ? '-' : toBase64(bytes)
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))
}
