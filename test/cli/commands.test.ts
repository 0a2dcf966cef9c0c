import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const { scripts, version }: { scripts: Record<string, string>; version: string } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)
/** `branches` is a part of `check`. `build` has a row that people type. */
const commands = Object.entries(scripts).filter(([name]) => name !== 'branches' && name !== 'build')

/** Commands without a name in package.json. */
const others = ['test/sizes.ts', 'test/coverage.ts'].map((file) => [file, `tsx ${file}`])

const { argv, exitCode } = process
beforeEach(() => vi.resetModules())
afterEach(() => {
  vi.restoreAllMocks()
  process.argv = argv
  process.exitCode = exitCode
})

describe.each([...commands, ...others, ['node build.mjs', 'node build.mjs']])(
  '%s',
  { timeout: 60_000 },
  (name, line) => {
    test('prints its help', async () => {
      const { code, stdout, stderr } = await run(line, '--help')
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/^Usage: .+\n\n.+/)
      expect(stdout).toContain(name)
      expect(stdout).toMatch(/\n {2}--help {2,}\w/)
    })

    test('prints the version', async () => {
      expect(await run(line, '--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    })

    test('refuses an unknown option', async () => {
      const { code, stdout, stderr } = await run(line, '--nonsense')
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(/^Unknown option ['`]--nonsense['`]/)
    })
  },
)

test('npm test names vitest for all other arguments', async () => {
  const { stdout } = await run(scripts.test ?? '', '--project', 'unit', '--help')
  expect(stdout).toMatch(/^Usage: npm test .*arguments for vitest/)
})

test('npm starts a command with its arguments', { timeout: 60_000 }, () => {
  const { status, stdout } = spawnSync('npm', ['run', '-s', 'diagnose', '--', '--version'], {
    encoding: 'utf8',
    shell: true,
  })
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${version}\n` })
})

interface Output {
  code: number
  stdout: string
  stderr: string
}

/** Runs a line of package.json, without `tsx`: to start forty processes takes a minute. */
async function run(line: string, ...args: string[]): Promise<Output> {
  const [, ...words] = line.split(' ')
  const file = words.at(-1) ?? ''
  return file.endsWith('.ts') ? load(file, args) : spawn([...words, ...args])
}

async function load(file: string, args: string[]): Promise<Output> {
  const log = vi.spyOn(console, 'log').mockReturnValue()
  const error = vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Exit()
  })
  process.argv = [process.execPath, file, ...args]
  process.exitCode = undefined
  await import(resolve(file)).catch((problem: unknown) => {
    if (!(problem instanceof Exit)) throw problem
  })
  const printed = ({ mock }: typeof log) => mock.calls.map(([text]) => `${text}\n`).join('')
  return { code: Number(process.exitCode ?? 0), stdout: printed(log), stderr: printed(error) }
}

class Exit extends Error {}

function spawn(args: string[]): Output {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { code: status ?? 1, stdout, stderr }
}
