import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { languages } from '../../../src/_locales/index.ts'
import { bundleCli } from '../bundle-cli.ts'

const command = 'artifacts/cli-counts/index.cjs'
bundleCli(command)

const clientId = 'c1a7a000-1111-4222-8333-0123456789ab'
const folder = mkdtempSync(join(tmpdir(), 'clara-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Nothing of these may be in any output. */
const secrets = ['ana.planted@contoso.example', '7e57ab1e-0000-4000-8000-0000000000aa', '203.0.113.77']

const log = JSON.stringify({
  value: [90094, 90094, 0, 50105].map((errorCode, index) => ({
    id: `0b1c0000-0000-4000-8000-00000000000${index}`,
    createdDateTime: `2026-11-24T0${index}:00:00Z`,
    userPrincipalName: secrets[0],
    userId: secrets[1],
    ipAddress: secrets[2],
    appId: clientId,
    appDisplayName: 'Clara',
    correlationId: `0c0c0000-0000-4000-8000-00000000000${index}`,
    status: { errorCode, failureReason: 'Invented.' },
  })),
})

describe('the counts', () => {
  const outputs = [
    ['--summary'],
    ['--summary', '--json'],
    ...languages.map((language) => ['--summary', '--lang', language]),
  ]

  test.each(outputs.map((args) => [args]))('with %j name nobody', (args) => {
    const { stdout, stderr, status } = run(args)
    expect([status, stderr]).toEqual([0, ''])
    expect(secrets.filter((secret) => stdout.includes(secret))).toEqual([])
    expect(stdout).toMatch(/1/)
  })

  test('tell a manager what helps most', () => {
    const { stdout } = run(['--summary'])
    expect(stdout).toMatch(/\nFor the manager\nPeople blocked: 1\nStill blocked: 1\n/)
    expect(stdout).toMatch(/\nWhat helps most: .+ People still blocked by it: 1 \(fewer than 5 people\)\n$/)
  })

  test.each([
    ['en', 'fewer than 5 people'],
    ['es', 'menos de 5 personas'],
    ['pt-BR', 'menos de 5 pessoas'],
  ])('mark groups of fewer than five people as their JSON does: %s', (language, mark) => {
    const json = run(['--summary', '--json']).stdout
    const { stdout } = run(['--summary', '--lang', language])
    // The text leaves out the causes of each day, and says the first action again to the manager.
    const { days, ...rest } = JSON.parse(json)
    const shown = JSON.stringify([
      rest,
      rest.actions[0],
      days.map(({ small }: { small?: true }) => ({ small })),
    ])
    expect(shown.split('"small":true').length).toBeGreaterThan(5)
    expect(stdout.split(` (${mark})\n`).length).toBe(shown.split('"small":true').length)
  })
})

describe('--prometheus', () => {
  test('replaces a file with the counts, which name nobody', () => {
    const file = join(folder, 'clara.prom')
    run(['--prometheus', file])
    const { status } = run(['--prometheus', file])
    const text = readFileSync(file, 'utf8')
    expect(status).toBe(0)
    expect(readdirSync(folder)).toEqual(['clara.prom'])
    expect(text).toContain('clara_still_blocked_people{scenario="not-assigned",owner="it"} 1\n')
    expect(text).toContain('clara_blocked_sign_ins{scenario="admin-approval"} 2\n')
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  })

  test('says which file it cannot write', () => {
    const { status, stderr } = run(['--prometheus', join(folder, 'no', 'clara.prom')])
    expect(status).toBe(2)
    expect(stderr).toMatch(/cannot be written \(ENOENT\)/)
  })
})

describe('--follow', () => {
  test.each(['SIGINT', 'SIGTERM'])('prints what was written last when %s ends it', (signal) => {
    const file = join(folder, `${signal}.log`)
    const line =
      '192.0.2.1 - - [20/Nov/2026:10:15:30 +0000] "GET /callback?error=access_denied' +
      '&error_description=AADSTS50105%3a+no&state=1 HTTP/1.1" 302 5 "-" "curl"\n'
    writeFileSync(file, line)
    // The process ends itself as soon as it listens.
    const ending = `import { appendFileSync } from 'node:fs'
      process.on('newListener', (name) => {
        if (name !== ${JSON.stringify(signal)}) return
        setImmediate(() => {
          appendFileSync(${JSON.stringify(file)}, ${JSON.stringify(line)})
          process.kill(process.pid, name)
        })
      })`
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        ...['--import', `data:text/javascript,${encodeURIComponent(ending)}`],
        ...[command, 'diagnose', '--redirect-host', 'app.clara.com', '--json', '--follow', file],
      ],
      { encoding: 'utf8' },
    )
    expect([status, stderr]).toEqual([0, ''])
    const { minute, all } = JSON.parse(stdout)
    expect([minute.stopped, all.stopped]).toEqual([1, 2])
  })
})

function run(args: readonly string[]) {
  return spawnSync(process.execPath, [command, 'diagnose', '--client-id', clientId, ...args], {
    input: log,
    encoding: 'utf8',
  })
}
