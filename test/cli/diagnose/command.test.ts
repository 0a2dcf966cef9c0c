import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { clientId } from '../../builders.ts'
import { bundleCli } from '../bundle-cli.ts'

// Each test starts processes, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const command = 'artifacts/cli/index.cjs'
bundleCli(command)

/** Runs the command as a person does, and returns its output. */
function run(args: string[], input: string | Buffer = '', memory = 512) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${memory}`, command, 'diagnose', ...args],
    { input, encoding: 'utf8', maxBuffer: 1e9, env: { PATH: process.env.PATH } },
  )
  return { status, stdout, stderr }
}

const lines = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const cancel = 'https://app.clara.com/cb?error=access_denied&error_subcode=cancel&state=x'

describe('one input', () => {
  test('prints text for a person, in the chosen language', () => {
    const { status, stdout } = run(['--lang', 'es'], cancel)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^cancelled: El inicio de sesión.*\nQuién lo resuelve: tú\n {2}1\. /)
    expect(stdout).toContain('\nSin confirmar: ')
    expect(stdout).toContain('  subcode: cancel\n')
  })
  test('prints no characters that steer the terminal', () => {
    const { stdout } = run(
      [],
      'https://login.microsoftonline.com/common/login?login_hint=%1b]0;x%07%0aowner:%20it',
    )
    expect(stdout).toContain('host: login.microsoftonline.com')
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f]|\nowner/)
  })
  test('says that the input contains no failure to sign in to Clara, and why', () => {
    expect(run([], 'https://unrelated.example/').stdout).toMatch(
      /^Nothing here says .*\nThis is neither Microsoft’s sign-in page nor Clara\.\n/,
    )
    const { stdout } = run(['--lang', 'pt-BR'], 'MSIS7042: \u001b[31mtoo many requests')
    expect(stdout).toContain('Mostra um erro (“MSIS7042”), mas nada indica a página de login da Microsoft.')
  })
  test('counts the reasons if no record is a failure to sign in to Clara', () => {
    const other = (name: string) => ({
      appDisplayName: name,
      status: { errorCode: 50105 },
      correlationId: 'x',
    })
    const entries = [other('Jira'), other('Jira'), other('Miro')]
    const { stdout } = run([], JSON.stringify(entries))
    expect(stdout).toContain('\n       2  This is about another app, “Jira”, and not about Clara.\n')
    expect(stdout).toContain('\n       1  This is about another app, “Miro”, and not about Clara.\n')
  })
  test('says what the code means', () => {
    expect(run(['--lang', 'es'], 'AADSTS50100: x').stdout).toContain(
      '\n  - AADSTS50100: Falló una regla de claims de esta aplicación en el tenant.\n',
    )
  })
  test('prints JSON', () => {
    const { attempts } = JSON.parse(
      run(['--json', '--client-id', clientId.toUpperCase()], 'AADSTS90094').stdout,
    )
    expect(attempts).toHaveLength(1)
    expect(attempts[0].diagnosis).toEqual({
      scenario: 'admin-approval',
      owner: 'it',
      then: null,
      certainty: 'unconfirmed',
      title: expect.any(String),
      steps: expect.arrayContaining([expect.any(String)]),
      evidence: [{ what: 'code', value: '90094', where: 'pasted' }],
    })
  })
  test('gives one item for each attempt in a recording', () => {
    const url = `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${clientId}&redirect_uri=https://app.clara.com/cb`
    const entry = {
      startedDateTime: '2026-11-23T12:00:00Z',
      _resourceType: 'document',
      request: { url, headers: [] },
      response: {
        status: 302,
        redirectURL: `${cancel}&error_description=AADSTS50105`,
        headers: [],
        content: {},
      },
    }
    const har = JSON.stringify({ log: { entries: [entry] } })
    const { attempts } = JSON.parse(run(['--json', '--client-id', clientId], har).stdout)
    expect(attempts).toMatchObject([
      {
        host: 'login.microsoftonline.com',
        endpoint: 'authorize',
        tenant: 'common',
        clientId,
        code: '50105',
        diagnosis: { scenario: 'not-assigned', certainty: 'likely' },
      },
    ])
    expect(run(['--json'], JSON.stringify({ log: { entries: [] } })).stdout).toBe(
      '{\n  "attempts": [],\n  "unread": 0\n}\n',
    )
  })
  test('finishes its output after an error in the middle, and says what was read', () => {
    const endless = `Ticket ID,Description\n1,AADSTS90094\n2,"${'x'.repeat(10_100_000)}`
    const json = run(['--json'], endless)
    expect([json.status, JSON.parse(json.stdout)]).toMatchObject([1, { attempts: [{}], unread: 1 }])
    expect(json.stderr).toMatch(
      / has a cell without an end, .+ Only the part before that was read\.\nRecord 2 /,
    )
    expect(run([], endless).stdout).toMatch(/\n$/)
    const counts = run(['--summary', '--json'], endless)
    expect([counts.status, JSON.parse(counts.stdout)]).toMatchObject([1, { stopped: 1, unread: 1 }])
  })
  test('says that an archive of which nothing can be read breaks off', () => {
    const archive = Buffer.from(zipSync({ 'a.txt': strToU8('AADSTS90094 '.repeat(100)) }))
    const { status, stdout, stderr } = run(['--json'], archive.subarray(0, 60))
    expect([status, stdout, stderr]).toEqual([
      2,
      expect.any(String),
      'Standard input breaks off before its end: export or copy it again.\n',
    ])
  })
  test('says how to name a file that starts with a dash', () => {
    const { status, stderr } = run(['-ticket.txt'])
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('If -ticket.txt is a file, write ./-ticket.txt.'),
    ])
    expect(run(['--nonsense']).stderr).not.toContain('is a file')
  })
  test('reads UTF-16, as Windows saves texts', () => {
    expect(run([], Buffer.from('\uFEFFAADSTS90094', 'utf16le')).stdout).toMatch(/^admin-approval/)
  })
})

describe('lines', () => {
  test('keeps the order and the ids of good and bad lines', () => {
    const input = [
      '\uFEFF{"id":7,"input":"AADSTS90095"}',
      'no JSON',
      '',
      '[1]',
      '{"id":"x","input":3}',
      '{"input":"hello"}',
    ]
    const { status, stdout } = run(['--jsonl'], input.join('\r\n'))
    expect(status).toBe(1)
    expect(
      lines(stdout).map(({ id, inputError, code, hasError }) => ({
        id,
        error: inputError !== undefined,
        code,
        hasError,
      })),
    ).toEqual([
      { id: 7, error: false, code: '90095', hasError: true },
      { id: null, error: true, code: null, hasError: null },
      { id: null, error: true, code: null, hasError: null },
      { id: 'x', error: true, code: null, hasError: null },
      { id: null, error: false, code: null, hasError: false },
    ])
    expect(lines(stdout)[1].inputError).toBe('Line 2 is not a JSON object: write {"id": …, "input": "…"}.')
  })
  test('reads UTF-16, as Windows saves the output of a command', () => {
    const { status, stdout } = run(
      ['--jsonl'],
      Buffer.from('\uFEFF{"id":1,"input":"AADSTS90094"}\r\n', 'utf16le'),
    )
    expect({ status, code: lines(stdout)[0].code }).toEqual({ status: 0, code: '90094' })
  })
  test('reads an endless line in bounded memory, and keeps its id', () => {
    const endless = `{"id":"long","input":"${'a'.repeat(60_000_000)}"}\n{"id":"next","input":"AADSTS90094"}`
    const { status, stdout } = run(['--jsonl'], endless, 48)
    expect(status).toBe(1)
    expect(lines(stdout)).toMatchObject([
      {
        id: 'long',
        inputError: expect.stringContaining('Line 1 has more than 1000000 characters'),
        code: null,
      },
      { id: 'next', code: '90094' },
    ])
  })
  test('reads a hundred thousand lines in bounded memory', () => {
    const input = Array.from({ length: 100_000 }, (_, id) =>
      JSON.stringify({ id, input: `${cancel}${id}` }),
    ).join('\n')
    const { status, stdout } = run(['--jsonl'], input, 96)
    expect(status).toBe(0)
    expect(stdout.match(/^\{"id":\d+/gm)?.map((start) => Number(start.slice(6)))).toEqual(
      Array.from({ length: 100_000 }, (_, id) => id),
    )
  })
})

describe('says how to correct the command', () => {
  test.each([
    ['a missing file', ['/nowhere/file'], '', 'check the path'],
    ['a folder', ['test'], '', 'name a file in it'],
    ['an empty input', [], ' \n', 'give an address'],
    ['a binary input', [], Buffer.from([0x89, 0, 1]), 'give its text'],
    ['an empty input for --jsonl', ['--jsonl'], '', 'write {"id"'],
    ['a binary input for --jsonl', ['--jsonl'], Buffer.from([0x89, 0, 1]), 'give its text'],
    ['an unknown option', ['--nonsense'], '', 'Usage: npx clara-sign-in-helper diagnose'],
    ['an unknown language', ['--lang', 'fr'], 'x', 'choose en, es, pt-BR'],
    ['two formats', ['--json', '--jsonl'], 'x', 'Choose one'],
    ['two files', ['a', 'b'], '', 'Name one file'],
    ['a wrong client ID', ['--client-id', 'clara'], 'x', 'a GUID with dashes'],
    ['a wrong host', ['--redirect-host', 'https://x'], 'x', 'only a host name'],
  ])('%s', (_, args, input, advice) => {
    const { status, stdout, stderr } = run(args, input)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(advice)
    expect(stderr).not.toContain('    at ')
  })
})

describe('many records', () => {
  const log = (id: string, errorCode: number) => ({
    id,
    createdDateTime: '2026-11-20T08:15:00Z',
    correlationId: '0c0ffee0-0000-4000-8000-000000000001',
    appDisplayName: 'Clara',
    status: { errorCode },
  })
  const export_ = JSON.stringify({ value: [log('a', 0), log('b', 90094), log('c', 50105), log('d', 90094)] })

  test('gives each failed sign-in of a log', () => {
    const { attempts } = JSON.parse(run(['--json'], export_).stdout)
    expect(attempts.map(({ code }: { code: string }) => code)).toEqual(['90094', '50105', '90094'])
  })
  test('counts them for a person', () => {
    const { stdout, status } = run(['--summary'], export_)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Blocked sign-ins: 3 of 4\n/)
    expect(stdout).toMatch(/\n {7}2 {2}AADSTS90094\n {7}1 {2}AADSTS50105\n/)
    expect(stdout).toMatch(/\n {7}3 {2}2026-11-20\n/)
    expect(run(['--summary', '--lang', 'pt-BR'], export_).stdout).toMatch(/^Logins bloqueados: 3 de 4\n/)
  })
  test('counts them as JSON', () => {
    expect(JSON.parse(run(['--summary', '--json'], export_).stdout)).toMatchObject({
      total: 4,
      stopped: 3,
      causes: [{ key: 'admin-approval', count: 2 }, { key: 'no-stop' }, { key: 'not-assigned' }],
      days: [{ key: '2026-11-20', count: 3 }],
    })
  })
  test('prints a table', () => {
    const [header, ...rows] = run(['--csv'], export_).stdout.trimEnd().split('\r\n')
    expect(header).toBe(
      '\uFEFFname,time,cause,code,codes,owner,then,certainty,tenant,clientId,correlationId,traceId,notDiagnosed,otherApp',
    )
    expect(rows[1]).toMatch(/^b,2026-11-20T08:15:00\.000Z,admin-approval,90094,90094,it,/)
    expect(rows).toHaveLength(4)
  })
  test('reads a mailbox', () => {
    const mail = (body: string) =>
      `From a@contoso.example Fri Nov 20 08:15:00 2026\nSubject: help\n\n${body}\n\n`
    const { stdout } = run(['--summary'], mail('AADSTS90094') + mail('lunch?'))
    expect(stdout).toMatch(/^Blocked sign-ins: 1 of 2\n/)
  })
  test('refuses options that exclude each other', () => {
    for (const wrong of [
      ['--summary', '--csv'],
      ['--json', '--csv'],
      ['--summary', '--jsonl'],
    ]) {
      const { status, stderr } = run(wrong, export_)
      expect(status).toBe(2)
      expect(stderr).toMatch(/--(?:csv|summary)/)
    }
  })
})

describe('a recording', () => {
  const url = `https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=${clientId}&redirect_uri=https://app.clara.com/cb&state=SECRET`
  const entry = {
    startedDateTime: '2026-11-20T08:15:00Z',
    _resourceType: 'document',
    request: { url, headers: [] },
    response: { status: 200, headers: [], content: { text: '<p>Sign in</p>' } },
  }
  const recording = JSON.stringify({ log: { entries: [entry] } })

  test('saves a copy without secrets, and never replaces a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clara-har-'))
    const target = join(folder, 'clean.har')
    expect(run(['--save-har', target], recording)).toEqual({ status: 0, stdout: '', stderr: '' })
    const written = await readFile(target, 'utf8')
    expect(JSON.parse(written).log.entries).toHaveLength(1)
    expect(written).not.toContain('SECRET')
    const again = run(['--save-har', target], recording)
    expect(again.status).toBe(2)
    expect(again.stderr).toContain('already exists')
    await rm(folder, { recursive: true })
  })
  test('saves nothing if the input is no recording', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clara-har-'))
    const target = join(folder, 'clean.har')
    for (const input of ['AADSTS90094', JSON.stringify([{ id: 1, input: 'x' }]), '', ' \n']) {
      const { status, stderr } = run(['--save-har', target], input)
      expect([status, stderr]).toEqual([2, expect.stringMatching(/give (?:--save-har )?an? .+\.\n$/)])
    }
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
  })
  test('saves an incomplete recording up to its end, and says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clara-har-'))
    const target = join(folder, 'clean.har')
    const { status, stderr } = run(['--save-har', target], recording.slice(0, -3))
    expect([status, stderr]).toEqual([1, expect.stringContaining('breaks off before its end')])
    expect(JSON.parse(await readFile(target, 'utf8')).log.entries).toHaveLength(1)
    await rm(folder, { recursive: true })
  })
  test('says how to correct a target that cannot be written', () => {
    const { status, stderr } = run(['--save-har', '/nowhere/clean.har'], recording)
    expect([status, stderr]).toEqual([
      2,
      '/nowhere/clean.har cannot be written (ENOENT): check its folder and the permissions.\n',
    ])
  })
  test('reads an incomplete recording up to its end, and says so', () => {
    const { status, stdout, stderr } = run(['--json', '--client-id', clientId], recording.slice(0, -3))
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ attempts: [{}], unread: 1 })
    expect(stderr).toContain('breaks off before its end')
  })
})
