import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { graph } from '../triage/forms/sign-ins.ts'
import { command, memoryRow, run } from './command.ts'
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

/** Half of the sign-ins fail; 10,000 of 20,000 people have failures. */
async function writeLog(file: string, records: number): Promise<void> {
  const out = createWriteStream(file)
  for (let index = 0; index < records; index += 1)
    if (!out.write(`${JSON.stringify(graph(signIn(index)))}\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}

const codes = [90094, 0, 90095, 50105, 0, 90096, 65001, 0, 50140, 0]

function signIn(index: number) {
  const [number, person] = [index, (index * 7919) % 20_000].map((one) => one.toString(16).padStart(8, '0'))
  return {
    code: codes[index % codes.length] ?? 0,
    reason: 'A sentence of the log.',
    at: new Date(Date.UTC(2026, 10, 1) + index * 2000).toISOString(),
    requestId: `${number}-2a4b-4c6d-8e0f-a1b2c3d4e500`,
    correlationId: `${number}-5b3a-4d21-9c77-0f1e2d3c4b00`,
    userId: `${person}-7777-4888-9999-aaaabbbbcccc`,
    upn: `person${person}@contoso.example`,
  }
}
