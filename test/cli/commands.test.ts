import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'

const { scripts, version }: { scripts: Record<string, string>; version: string } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)
/** `branches` is a part of `check`, and no command of its own. */
const commands = Object.entries(scripts).filter(([name]) => name !== 'branches')

describe.concurrent.each([...commands, ['node build.mjs', 'node build.mjs']])(
  '%s',
  { timeout: 60_000 },
  (name, line) => {
    test('prints its help', async () => {
      const { code, stdout, stderr } = await run(`${line} --help`)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/^Usage: .+\n\n.+/)
      expect(stdout).toContain(name)
      expect(stdout).toMatch(/\n {2}--help {2,}\w/)
    })

    test('prints the version', async () => {
      expect(await run(`${line} --version`)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    })

    test('refuses an unknown option', async () => {
      const { code, stdout, stderr } = await run(`${line} --nonsense`)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(/^Unknown option ['`]--nonsense['`]/)
    })
  },
)

test('npm test names vitest for all other arguments', async () => {
  const { stdout } = await run(`${scripts.test} --project unit --help`)
  expect(stdout).toMatch(/^Usage: npm test .*arguments for vitest/)
})

/** Runs a line of package.json as npm does: in a shell that finds the installed tools. */
async function run(line: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter)
  const child = spawn(line, { shell: true, env: { ...process.env, PATH } })
  child.stdin.end()
  const closed = new Promise<number>((done) => child.on('close', (code) => done(code ?? 1)))
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { code, stdout, stderr }
}
