import { loadCodeTexts, loadTriageWords, loadWords, type Words } from '../../_locales/index.ts'
import type { Passed } from '../../triage/access/types.ts'
import { startCounting } from '../../triage/count.ts'
import { TriageError } from '../../triage/errors.ts'
import { prometheusText } from '../../triage/prometheus.ts'
import type { Found, Unread } from '../../triage/reading.ts'
import { triageFile } from '../../triage/triage.ts'
import { UsageError } from '../command.ts'
import { followFile } from './follow.ts'
import { summaryText } from './human.ts'
import { diagnoseLines } from './lines.ts'
import type { Options } from './options.ts'
import { csvPieces, jsonPieces, textPieces, write } from './output.ts'
import { problems, untilThere } from './problems.ts'
import { randomKey } from './random-key.ts'
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
  const unread: Unread[] = []
  await (options.summary ? writeCounts : writeFound)(options, words, unread)
  for (const line of unreadLines(unread)) console.error(line)
  return unread.length > 0 ? 1 : 0
}

async function writeCounts(options: Options, words: Words, unread: Unread[]): Promise<void> {
  const counting = startCounting(await randomKey())
  for await (const found of foundIn(options, unread, counting.pass)) counting.add(found)
  const summary = counting.summary(unread.length)
  if (options.prometheus !== null) replaceFile(options.prometheus, prometheusText(summary))
  const triage = await loadTriageWords(options.language)
  const isJson = options.format === 'json'
  console.log(isJson ? JSON.stringify(summary, null, 2) : summaryText(summary, words, triage))
}

async function writeFound(options: Options, words: Words, unread: Unread[]): Promise<void> {
  const { format, language } = options
  const found = foundIn(options, unread)
  if (format === 'csv') return write(csvPieces(found))
  if (format === 'json') return write(jsonPieces(found, words, unread))
  const [codeTexts, triage] = [await loadCodeTexts(), await loadTriageWords(language)]
  return write(textPieces(found, { words, triage, codeTexts, language }))
}

/** Each result as it is read. Collects what cannot be read, also after an error in the middle. */
async function* foundIn(
  { source, clara }: Options,
  unread: Unread[],
  pass: (passed: Passed) => void = () => {},
): AsyncGenerator<Found> {
  let isStarted = false
  try {
    for await (const one of triageFile(readBytes(source), { clara, now: Date.now() })) {
      isStarted ||= one.kind !== 'form'
      if (one.kind === 'found') yield one.found
      else if (one.kind === 'passed') pass(one.passed)
      else if (one.kind === 'unread') unread.push(one.unread)
    }
  } catch (error) {
    const problem = error instanceof TriageError ? usageError(error, source) : error
    if (!(isStarted && problem instanceof UsageError)) throw problem
    console.error(`${problem.message} ${untilThere}`)
  }
}

function usageError({ reason }: TriageError, source: string): UsageError {
  return new UsageError(`${sourceName(source)} ${problems[reason]}`)
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
  await write(output())
  if (lines === 0)
    throw new UsageError(`${sourceName(source)} is empty: write {"id": …, "input": "…"} on each line.`)
  return errors > 0 ? 1 : 0
}
