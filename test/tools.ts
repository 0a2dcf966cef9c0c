import { spawnSync } from 'node:child_process'
import { wholeNumber } from '../src/cli/option-values.ts'

/** Runs a script with Node, its output in this terminal, and returns the exit code. */
export function runNode(...args: string[]): number {
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1
}

/** Runs command lines of installed tools, as npm runs a script. The first failure ends the run. */
export function runTools(lines: readonly string[]): number {
  for (const line of lines) {
    console.log(`> ${line}`)
    const { status } = spawnSync(line, { stdio: 'inherit', shell: true })
    if (status !== 0) return status ?? 1
  }
  return 0
}

/** The seed that the person gave, or a new one. The same seed repeats the same run. */
export function seedOf(given: string | undefined): number {
  return given === undefined ? Date.now() % 0x7fffffff : wholeNumber('--seed', given, 0)
}
