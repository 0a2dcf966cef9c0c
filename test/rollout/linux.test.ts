import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rollOutFiles } from '../../src/rollout/files.ts'
import type { Company } from '../../src/rollout/types.ts'
import { addOnId, company, store } from './builders.ts'

let folder = ''
let root = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clara-linux-'))
  root = join(folder, 'root')
})
afterEach(() => rmSync(folder, { recursive: true }))

const firefoxFile = 'etc/firefox/policies/policies.json'
const chromeFolder = 'etc/opt/chrome/policies/managed'
const chromeFile = `${chromeFolder}/clara-sign-in-helper.json`
/** Policies of the company that have nothing to do with us. */
const others = {
  policies: {
    DisableTelemetry: true,
    ExtensionSettings: { '*': { installation_mode: 'blocked' } },
    '3rdparty': { Extensions: { 'other@contoso.example': { a: 'é' } } },
  },
}

describe('on Linux, the scripts', () => {
  it('set readable files, also for a root whose files are usually private', async () => {
    expect(await run('set')).toMatchObject({ code: 0 })
    expect(filesIn(root)).toEqual([
      'etc/chromium/policies/managed/clara-sign-in-helper.json',
      firefoxFile,
      chromeFile,
      'etc/opt/edge/policies/managed/clara-sign-in-helper.json',
    ])
    for (const file of filesIn(root)) expect(statSync(join(root, file)).mode & 0o777).toBe(0o644)
    expect(statSync(join(root, chromeFolder)).mode & 0o777).toBe(0o755)
    expect(await run('detect')).toMatchObject({ code: 0 })
  })

  it('keep the other policies in Firefox’s file, when they set and when they remove', async () => {
    put(firefoxFile, JSON.stringify(others))
    expect(await run('detect')).toMatchObject({ code: 1 })
    await run('set')
    expect(read(firefoxFile)).toEqual({
      policies: {
        ...others.policies,
        ExtensionSettings: {
          ...others.policies.ExtensionSettings,
          [addOnId]: expect.objectContaining({ installation_mode: 'force_installed' }),
        },
        '3rdparty': {
          Extensions: { ...others.policies['3rdparty'].Extensions, [addOnId]: company().policy },
        },
      },
    })
    expect(await run('detect')).toMatchObject({ code: 0 })
    await run('remove')
    expect(read(firefoxFile)).toEqual(others)
  })

  it('remove everything where nothing else was', async () => {
    await run('set')
    expect(await run('remove')).toMatchObject({ code: 0 })
    expect(filesIn(root)).toEqual([])
    const { code, output } = await run('remove')
    expect([code, output]).toEqual([0, expect.stringContaining(`${chromeFile}: not there\n`)])
    expect(output).not.toContain('removed')
  })

  it('leave nothing of a browser that the company has dropped', async () => {
    put(firefoxFile, JSON.stringify(others))
    await run('set')
    const later = { browsers: { chrome: store } }
    expect(await run('detect', later)).toMatchObject({ code: 1 })
    await run('set', later)
    expect(filesIn(root)).toEqual([firefoxFile, chromeFile])
    expect(read(firefoxFile)).toEqual(others)
    expect(await run('detect', later)).toMatchObject({ code: 0 })
  })

  it('detect a change of the settings, and a file that people cannot read', async () => {
    await run('set')
    expect(await run('detect', { policy: { companyName: 'Contoso' } })).toMatchObject({ code: 1 })
    spawnSync('chmod', ['0640', join(root, chromeFile)])
    expect(await run('detect')).toMatchObject({
      code: 1,
      output: expect.stringContaining('not everybody can read it'),
    })
  })

  it('name another file that sets ExtensionSettings', async () => {
    put(`${chromeFolder}/company.json`, '{"ExtensionSettings": {}}')
    const { output } = await run('set')
    expect(output).toContain(`Note: ${join(root, chromeFolder, 'company.json')} sets ExtensionSettings too`)
  })

  it('change nothing in a file that is not JSON, and say so', async () => {
    put(firefoxFile, '{ broken')
    expect(await run('set')).toMatchObject({
      code: 2,
      errors: expect.stringContaining('nothing changed, because the file is not a policies.json'),
    })
    expect(readFileSync(join(root, firefoxFile), 'utf8')).toBe('{ broken')
  })

  it('name a copy beside our file too, because Chromium reads every file of its folder', async () => {
    put(`${chromeFolder}/company.json.bak`, '{"ExtensionSettings": {}}')
    const { output } = await run('set')
    expect(output).toContain('company.json.bak sets ExtensionSettings too')
  })

  it('replace what an interrupted run has left', async () => {
    put(join(dirname(chromeFolder), '.clara-sign-in-helper.new'), 'half of a fi')
    await run('set')
    expect(filesIn(root).filter((file) => file.includes('chrome'))).toEqual([chromeFile])
    expect(await run('detect')).toMatchObject({ code: 0 })
  })

  it('change the file behind a link, and keep the link', async () => {
    put('srv/policies.json', JSON.stringify(others))
    mkdirSync(dirname(join(root, firefoxFile)), { recursive: true })
    symlinkSync(join(root, 'srv/policies.json'), join(root, firefoxFile))
    await run('set')
    expect(lstatSync(join(root, firefoxFile)).isSymbolicLink()).toBe(true)
    expect(read('srv/policies.json').policies.ExtensionSettings).toHaveProperty([addOnId])
    await run('remove')
    expect(read('srv/policies.json')).toEqual(others)
  })

  it.each(['set', 'remove'] as const)('%s: say what to do where a file cannot be changed', async (name) => {
    // A folder with something in it can be neither replaced nor deleted.
    put(`${chromeFile}/a`, '')
    expect(await run(name)).toMatchObject({
      code: 2,
      errors: expect.stringContaining(`${chromeFile}: cannot be changed. Run this script as root (sudo).`),
    })
  })

  it.each(['set', 'detect', 'remove'] as const)(
    '%s: say what to do where Firefox’s file cannot be read',
    async (name) => {
      mkdirSync(join(root, firefoxFile), { recursive: true })
      expect(await run(name)).toMatchObject({
        code: 2,
        errors: expect.stringMatching(/policies\.json: cannot be read: .+\. Run this script as root/),
      })
    },
  )
})

async function run(name: 'set' | 'detect' | 'remove', changes: Partial<Company> = {}) {
  const kit = join(folder, 'kit')
  rmSync(kit, { recursive: true, force: true })
  for (const { path, content } of await rollOutFiles(company(changes))) {
    if (!path.startsWith('linux/')) continue
    mkdirSync(dirname(join(kit, path)), { recursive: true })
    writeFileSync(join(kit, path), content)
  }
  // A private umask, as hardened systems have it.
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `umask 027; sh "${kit}/linux/${name}.sh"`], {
    encoding: 'utf8',
    env: { ...process.env, DESTDIR: root },
  })
  if (status !== 2) expect(stderr).toBe('')
  return { code: status, output: stdout, errors: stderr }
}

function put(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))

function filesIn(path: string): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => relative(path, join(parentPath, name)))
    .sort()
}
