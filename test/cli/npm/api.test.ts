import { spawnSync } from 'node:child_process'
import { Readable } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import { diagnose, triage } from '../../../src/cli/npm/api.ts'
import { clientId } from '../../builders.ts'
import { bundleCli } from '../bundle-cli.ts'
import { corpus } from '../diagnose/corpus.ts'

// Each test starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const command = 'artifacts/cli/index.cjs'
bundleCli(command)

function run(args: string[], input: string | Buffer) {
  return spawnSync(process.execPath, [command, 'diagnose', ...args], { input, encoding: 'utf8' }).stdout
}

const records = corpus.map(({ id, input }) => ({ id, input }))

describe('the library gives what the command prints', () => {
  test('for each input of the corpus', async () => {
    const lines = run(
      ['--jsonl', '--client-id', clientId],
      records.map((one) => JSON.stringify(one)).join('\n'),
    )
    const given = records.map(async ({ id, input }) => ({
      id,
      ...(await diagnose(input, { clientIds: [clientId] })),
    }))
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(await Promise.all(given))
  })
  test.each([
    ['a list', JSON.stringify(records)],
    ['one text', 'AADSTS90094'],
    ['a recording', JSON.stringify({ log: { entries: [] } })],
    ['UTF-16', Buffer.from('\uFEFFAADSTS90094', 'utf16le')],
  ])('for %s', async (_, input) => {
    const { attempts, unread, summary, isWhole } = await triage(input, {
      lang: 'es',
      redirectHosts: ['clara.example'],
    })
    const options = ['--lang', 'es', '--redirect-host', 'clara.example', '--json']
    expect({ attempts, unread }).toEqual(JSON.parse(run(options, input)))
    expect(summary).toEqual(JSON.parse(run([...options, '--summary'], input)))
    expect(isWhole).toBe(true)
  })
})

describe('triage', () => {
  test('reads text and bytes in chunks, from a list, a generator or a stream', async () => {
    const whole = await triage('AADSTS90094 ñ')
    const bytes = Buffer.from('AADSTS90094 ñ')
    const inHalves = [bytes.subarray(0, 13), bytes.subarray(13)]
    for (const chunks of [inHalves, ['AADSTS', '90094 ñ'], Readable.from(inHalves), bytes])
      expect(await triage(chunks)).toEqual(whole)
  })
  test('says that a recording breaks off, and gives what it holds up to there', async () => {
    expect(await triage('{"log":{"entries":[')).toMatchObject({ attempts: [], isWhole: false })
    const lone = await triage('{"value":[{"description":"lunch?"},')
    expect(lone).toMatchObject({ attempts: [{ notDiagnosed: 'no-error' }], isWhole: false })
  })
  test('gives what was read before an error in the middle', async () => {
    const start = `Ticket ID,Description\n1,AADSTS90094\n2,"${'x'.repeat(60_000)}`
    expect(await triage([start, 'x'.repeat(10_100_000)])).toMatchObject({
      attempts: [{ code: '90094' }],
      unread: 1,
      summary: { total: 1, unread: 1 },
      isWhole: false,
    })
  })
  test.each([
    ['empty', ' \n'],
    ['binary', new Uint8Array([0x89, 0, 1])],
  ])('rejects an %s input with a reason and a sentence', async (reason, input) => {
    await expect(triage(input)).rejects.toMatchObject({
      reason,
      message: expect.stringMatching(/^The input is .+: give .+\.$/),
    })
  })
})

describe('a wrong option is an error that says how to correct it', () => {
  test.each([
    [{ clientIds: ['clara'] }, 'clientIds: clara: give the Application (client) ID'],
    [{ redirectHosts: ['https://x'] }, 'redirectHosts: https://x: give only a host name'],
    [{ lang: 'fr' }, 'lang: fr: choose en, es, pt-BR.'],
    [{ lang: 5 }, 'lang: give a text.'],
    [{ clientIds: clientId }, 'clientIds: give a list.'],
    [{ clientIDs: [clientId] }, 'clientIDs is no option: choose clientIds, redirectHosts, lang.'],
    [null, 'options: give an object'],
  ])('%j', async (options, sentence) => {
    // Programs in JavaScript have no compiler to tell them.
    const wrong = options as never
    await expect(diagnose('x', wrong)).rejects.toThrow(sentence)
    await expect(triage('x', wrong)).rejects.toThrow(sentence)
  })
  test('an input that is no text', async () => {
    await expect(diagnose(Buffer.from('x') as never)).rejects.toThrow('diagnose: give a text')
    for (const input of [null, undefined, 5, {}, [5]])
      await expect(triage(input as never)).rejects.toThrow('triage: give a text, bytes, or chunks of them')
  })
})
