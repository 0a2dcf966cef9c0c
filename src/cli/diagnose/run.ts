import { randomInt } from 'node:crypto'
import { loadCodeTexts, loadTriageWords, loadWords, type Words } from '../../_locales/index.ts'
import type { Passed } from '../../triage/access/types.ts'
import { startCounting } from '../../triage/count.ts'
import { TriageError } from '../../triage/errors.ts'
import { prometheusText } from '../../triage/prometheus.ts'
import { csvOf, rowOf } from '../../triage/table.ts'
import { type Found, triageFile, type Unread } from '../../triage/triage.ts'
import { UsageError } from '../command.ts'
import { attemptsOf, shownOf } from './fields.ts'
import { followFile } from './follow.ts'
import { humanText, nothingText, summaryText } from './human.ts'
import { diagnoseLines } from './lines.ts'
import type { Options } from './options.ts'
import { problems } from './problems.ts'
import { replaceFile } from './replace-file.ts'
import { saveHar } from './save-har.ts'
import { readBytes, readSource, sourceName } from './source.ts'
import { unreadLines } from './unread.ts'

/** Runs the command and returns its exit code. Throws a UsageError if nothing could be read. */
export async function run(options: Options): Promise<number> {
  if (options.saveHar !== null) return saveHar(options, options.saveHar)
  const words = await loadWords(options.language)
  if (options.follow) return followFile(options, words)
  if (options.format === 'jsonl') return writeLines(options, words)
  const unread = options.summary ? await writeCounts(options, words) : await writeFound(options, words)
  for (const line of unreadLines(unread)) console.error(line)
  return unread.length > 0 ? 1 : 0
}

async function writeCounts(options: Options, words: Words): Promise<Unread[]> {
  const counting = startCounting(randomKey())
  const unread = await readEach(options, counting.add, counting.pass)
  const summary = counting.summary(unread.length)
  if (options.prometheus !== null) replaceFile(options.prometheus, prometheusText(summary))
  const triage = await loadTriageWords(options.language)
  print(summary, options, () => summaryText(summary, words, triage))
  return unread
}

/** Nobody can compare what is kept of a person with another run. */
const randomKey = () => randomInt(2 ** 47)

async function writeFound(options: Options, words: Words): Promise<Unread[]> {
  const found: Found[] = []
  const unread = await readEach(options, (one) => found.push(one))
  if (options.format === 'csv') process.stdout.write(csvOf(found.map(rowOf)))
  else await writeEach({ found, unread }, options, words)
  return unread
}

interface ReadSource {
  found: Found[]
  unread: Unread[]
}

async function writeEach({ found, unread }: ReadSource, options: Options, words: Words): Promise<void> {
  const attempts = attemptsOf(found, words)
  const { language } = options
  const speech = {
    ...{ words, language },
    codeTexts: await loadCodeTexts(),
    triage: await loadTriageWords(language),
  }
  const text = () =>
    shownOf(found)
      .map((one) => humanText(one, speech))
      .join('\n\n') || nothingText(found, speech)
  print({ attempts, unread: unread.length }, options, text)
}

function print<T>(value: T, { format }: Options, text: (value: T) => string): void {
  console.log(format === 'json' ? JSON.stringify(value, null, 2) : text(value))
}

/** Passes on each result, and returns what could not be read. */
async function readEach(
  { source, clara }: Options,
  take: (found: Found) => void,
  pass: (passed: Passed) => void = () => {},
): Promise<Unread[]> {
  const unread: Unread[] = []
  try {
    for await (const one of triageFile(readBytes(source), { clara, now: Date.now() })) {
      if (one.kind === 'found') take(one.found)
      else if (one.kind === 'passed') pass(one.passed)
      else if (one.kind === 'unread') unread.push(one.unread)
    }
  } catch (error) {
    if (!(error instanceof TriageError)) throw error
    if (error.reason !== 'broken-off') throw new UsageError(messageOf(error, source))
    console.error(messageOf(error, source))
  }
  return unread
}

function messageOf({ reason }: TriageError, source: string): string {
  return `${sourceName(source)} ${problems[reason]}`
}

async function writeLines({ source, clara }: Options, words: Words): Promise<number> {
  // On one terminal the lines themselves show the progress.
  const terminal = process.stdout.isTTY ? { write: () => true } : process.stderr
  let lines = 0
  let errors = 0
  async function* output() {
    for await (const { line, isError } of diagnoseLines(
      readSource(source, terminal),
      clara,
      words,
      Date.now(),
    )) {
      lines++
      if (isError) errors++
      yield `${line}\n`
    }
  }
  const { pipeline } = await import('node:stream/promises')
  await pipeline(output, process.stdout, { end: false })
  if (lines === 0)
    throw new UsageError(`${sourceName(source)} is empty: write {"id": …, "input": "…"} on each line.`)
  return errors > 0 ? 1 : 0
}
