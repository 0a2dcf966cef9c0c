import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { corpus } from '../cli/diagnose/corpus.ts'
import { writeLog } from './log-file.ts'
import { compare, type Row } from './measure.ts'
import { writeRecording } from './recording-file.ts'

export const command = resolve('dist', 'cli', 'index.cjs')

/** The bundled command in processes of its own: start-up, a large recording, many lines. */
export async function* benchCommand(): AsyncGenerator<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'clara-command-'))
  try {
    yield await startUp(join(folder, 'text.txt'))
    yield* recording(join(folder, 'large.har'), join(folder, 'small.har'))
    yield* lines(join(folder, 'many.jsonl'), join(folder, 'few.jsonl'))
    yield await records(join(folder, 'large.jsonl'), join(folder, 'small.jsonl'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One error text. Baseline: Node alone. */
async function startUp(file: string): Promise<Row> {
  await writeFile(file, errorText)
  const times = await compare(
    20,
    () => run([command, 'diagnose', file]).time,
    () => run(['-e', '0']).time,
  )
  return { what: 'command, one text, against node -e 0', goal: 2, ...times }
}

const errorText = `AADSTS90094: The grant requires admin permission.
Trace ID: 11111111-2222-4333-8444-555555555555
Correlation ID: 0c0ffee0-0000-4000-8000-000000000001
Timestamp: 2026-11-23 09:00:15Z`

/** A recording of 200 MB. Baseline: JSON.parse of the same file; for memory, one of a tenth. */
async function* recording(large: string, small: string): AsyncGenerator<Row> {
  const size = await writeRecording(large, 7800)
  await writeRecording(small, 780)
  const summary = (file: string) => [command, 'diagnose', '--summary', '--json', file]
  const times = await compare(
    3,
    () => run(summary(large)).time,
    () => run(['-e', parseFile, large]).time,
  )
  const { stopped } = JSON.parse(run(summary(large)).output)
  const what = `command, a recording of ${megabytes(size)} MB`
  yield {
    what: `${what}, against JSON.parse`,
    goal: 2.5,
    ...times,
    ...(stopped !== 3 && { broken: `${stopped} failures found` }),
  }
  yield memoryRow(`${what}: memory, against a tenth of it`, summary(large), summary(small))
}

const parseFile = "JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))"

/** 100,000 lines. Baseline: reading them as JSON; for memory, a tenth of them. */
async function* lines(many: string, few: string): AsyncGenerator<Row> {
  await writeFile(many, linesOf(100_000))
  await writeFile(few, linesOf(10_000))
  const answers = (file: string) => [command, 'diagnose', '--jsonl', file]
  const { time, output } = run(answers(many))
  const count = output.trimEnd().split('\n').length
  const row = memoryRow('command, 100,000 lines: memory, against 10,000', answers(many), answers(few))
  const detail = `${row.detail}; answered in ${(time / 1000).toFixed(1)} s`
  yield { ...row, detail, ...(count !== 100_000 && { broken: `${count} answers` }) }
}

/** A log of 100,000 records, printed one by one. Baseline: a tenth of it. */
async function records(large: string, small: string): Promise<Row> {
  await writeLog(large, 100_000)
  await writeLog(small, 10_000)
  const answers = (file: string) => [command, 'diagnose', '--json', file]
  return memoryRow('command, 100,000 records: memory, against 10,000', answers(large), answers(small))
}

function linesOf(count: number): string {
  const line = (_: unknown, id: number) => JSON.stringify({ id, input: corpus[id % corpus.length]?.input })
  return Array.from({ length: count }, line).join('\n')
}

/** Measured once: the highest use of memory hardly varies. */
export function memoryRow(what: string, args: readonly string[], base: readonly string[], goal = 1.5): Row {
  const [ours, theirs] = [memoryOf(args), memoryOf(base)]
  const ratio = ours / theirs
  const detail = `${megabytes(ours)} MB, baseline ${megabytes(theirs)} MB`
  return { what, goal, ratio, low: ratio, high: ratio, noise: 1, detail }
}

/** Bytes at most. The process writes them at its end. */
function memoryOf(args: readonly string[]): number {
  const atExit = "process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))"
  const { errors } = run(['--import', `data:text/javascript,${encodeURIComponent(atExit)}`, ...args])
  return Number(errors) * 1024
}

/** Runs Node. The time is in milliseconds. */
export function run(args: readonly string[]): { time: number; output: string; errors: string } {
  const began = performance.now()
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9 })
  return { time: performance.now() - began, output: stdout, errors: stderr }
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6)
