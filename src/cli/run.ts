import { accessSync, constants, createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { loadWords, type Words } from '../_locales/index.ts'
import { attemptsOfHar, isHar } from '../attempt/har.ts'
import { readInput } from '../attempt/input.ts'
import { type Fields, fieldsOfAttempt, fieldsOfInput } from './fields.ts'
import { humanText } from './human.ts'
import { diagnoseLines } from './lines.ts'
import { type Options, UsageError } from './options.ts'

/** Runs the command and gives its exit code; throws a UsageError where nothing could be read at all. */
export async function run(options: Options): Promise<number> {
  const words = await loadWords(options.language)
  if (options.format === 'jsonl') return writeLines(options, words)
  const text = decode(await buffer(open(options.source)))
  const attempts = fieldsOf(text, options, words)
  if (options.format === 'json') console.log(JSON.stringify({ attempts }, null, 2))
  else console.log(attempts.map((fields) => humanText(fields, words)).join('\n\n') || words.report.cliNothing)
  return 0
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
    const input = Readable.from(refuseBinary(open(source)))
    for await (const { line, isError } of diagnoseLines(input, clara, words, Date.now())) {
      lines++
      if (isError) errors++
      yield `${line}\n`
    }
  }
  await pipeline(output, process.stdout, { end: false })
  if (lines === 0)
    throw new UsageError(`${name(source)} holds no line: write {"id": …, "input": "…"} on each.`)
  return errors > 0 ? 1 : 0
}

function open(source: string) {
  if (source === '-') return process.stdin
  try {
    accessSync(source, constants.R_OK)
    if (statSync(source).isDirectory()) throw new UsageError(`${source} is a folder: name a file in it.`)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${source} cannot be read: check the path, or give - for standard input.`)
  }
  return createReadStream(source)
}

const name = (source: string) => (source === '-' ? 'Standard input' : source)

/** Mail programs and Windows save texts as UTF-16 too. Throws a UsageError for an empty or a binary input. */
function decode(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes)
  if (text.trim() === '') throw new UsageError(`The input is empty: ${wanted}`)
  if (text.includes('\0')) throw new UsageError(`The input is binary: ${wanted}`)
  return text
}

async function* refuseBinary(input: Readable): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const chunk of input) {
    if (isFirst && chunk.includes(0))
      throw new UsageError('The input is binary: give lines of {"id": …, "input": "…"}.')
    isFirst = false
    yield chunk
  }
}

const wanted = 'give an address, a text, a report or a HAR file.'

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
