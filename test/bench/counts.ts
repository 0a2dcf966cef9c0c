import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, memoryRow, run } from './command.ts'
import { writeLog } from './log-file.ts'
import { compare, type Row } from './measure.ts'

/** Counting a sign-in log. Baseline: reading its lines as JSON; for memory, a tenth of it. */
export async function* benchCounts(): AsyncGenerator<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'clara-counts-'))
  const [million, tenth] = [join(folder, 'million.jsonl'), join(folder, 'tenth.jsonl')]
  try {
    await writeLog(tenth, 100_000)
    yield* rowsOf(tenth, 3)
    await writeLog(million, 1_000_000)
    yield* rowsOf(million, 1)
    yield memoryRow('counts, 1,000,000 records: memory, against 100,000', counts(million), counts(tenth), 2)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* rowsOf(file: string, pairs: number): AsyncGenerator<Row> {
  const { total, stopped, people } = JSON.parse(run(counts(file)).output)
  const times = await compare(
    pairs,
    () => run(counts(file)).time,
    () => run(['-e', readLines, file]).time,
  )
  const isWrong = stopped !== total / 2 || people !== 10_000
  yield {
    what: `counts, ${total.toLocaleString('en')} records, against reading them as JSON`,
    goal: 4,
    ...times,
    ...(isWrong && { broken: `${stopped} failures of ${people} people` }),
  }
}

const counts = (file: string) => [command, 'diagnose', '--summary', '--json', file]

const readLines = `require('node:readline')
  .createInterface({ input: require('node:fs').createReadStream(process.argv[1]) })
  .on('line', (line) => JSON.parse(line))`
