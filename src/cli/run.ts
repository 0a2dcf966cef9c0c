import { pipeline } from 'node:stream/promises'
import { loadWords, type Words } from '../_locales/index.ts'
import { attemptsOfHar, isHar } from '../attempt/har.ts'
import { readInput } from '../attempt/input.ts'
import { type Fields, fieldsOfAttempt, fieldsOfInput } from './fields.ts'
import { humanText } from './human.ts'
import { diagnoseLines } from './lines.ts'
import { type Options, UsageError } from './options.ts'
import { readSource, sourceName } from './source.ts'

/** Runs the command and gives its exit code; throws a UsageError where nothing could be read at all. */
export async function run(options: Options): Promise<number> {
  const words = await loadWords(options.language)
  if (options.format === 'jsonl') return writeLines(options, words)
  const attempts = fieldsOf(await wholeText(options.source), options, words)
  if (options.format === 'json') console.log(JSON.stringify({ attempts }, null, 2))
  else console.log(attempts.map((fields) => humanText(fields, words)).join('\n\n') || words.report.cliNothing)
  return 0
}

async function wholeText(source: string): Promise<string> {
  let text = ''
  for await (const piece of readSource(source)) text += piece
  if (text.trim() !== '') return text
  throw new UsageError(`${sourceName(source)} is empty: give an address, a text, a report or a HAR file.`)
}

function fieldsOf(text: string, { clara }: Options, words: Words): Fields[] {
  const har = /^\s*\{\s*"log"/.test(text) ? parse(text) : undefined
  if (isHar(har)) return attemptsOfHar(har, clara).map((attempt) => fieldsOfAttempt(attempt, words))
  return [fieldsOfInput(readInput(text, Date.now(), clara), words)]
}

async function writeLines({ source, clara }: Options, words: Words): Promise<number> {
  let lines = 0
  let errors = 0
  async function* output() {
    for await (const { line, isError } of diagnoseLines(readSource(source), clara, words, Date.now())) {
      lines++
      if (isError) errors++
      yield `${line}\n`
    }
  }
  await pipeline(output, process.stdout, { end: false })
  if (lines === 0)
    throw new UsageError(`${sourceName(source)} is empty: write {"id": …, "input": "…"} on each line.`)
  return errors > 0 ? 1 : 0
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
