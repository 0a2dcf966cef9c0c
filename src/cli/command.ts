import { readFileSync } from 'node:fs'
import { type ParseArgsConfig, parseArgs } from 'node:util'

export interface Command<Options extends Record<string, Option>> {
  /** The command as a person types it, such as `npm run package -- [options]`. */
  usage: string
  /** What the command does. */
  purpose: string
  options: Options
  /** `anything` is for commands that pass their arguments on to another tool. */
  accepts?: 'options' | 'positionals' | 'anything'
  /** The end of the help, such as the meaning of the exit codes. */
  notes?: string
  /** Returns the exit code. */
  run: (parsed: Parsed<Options>) => Promise<number>
}

/** An option of `util.parseArgs`. An option without its line in the help does not compile. */
export type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  /** The name of its value in the help, such as `FILE`. */
  value?: string
  help: string
}

/** The values of the options, typed by their table. */
export type Values<Options extends Record<string, Option>> = ReturnType<
  typeof parseArgs<Config<Options>>
>['values']

type Config<Options> = { args: string[]; options: Options; allowPositionals: boolean }

interface Parsed<Options extends Record<string, Option>> {
  values: Values<Options>
  positionals: string[]
  /** Everything that the person gave, not parsed. */
  args: string[]
}

/** An error that the person can correct: the command prints its message without a stack. */
export class UsageError extends Error {}

/** Runs a command, usually with the arguments of this process, and sets the exit code. */
export async function runCommand<const Options extends Record<string, Option>>(
  command: Command<Options>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  try {
    process.exitCode = await answer(command, [...args])
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}

const everyCommand = {
  help: { type: 'boolean', help: 'print this text' },
  version: { type: 'boolean', help: 'print the version' },
} as const satisfies Record<string, Option>

async function answer<Options extends Record<string, Option>>(
  command: Command<Options>,
  args: string[],
): Promise<number> {
  const asked = parseArgs({ args, options: everyCommand, strict: false }).values
  if (asked.help) return print(helpOf(command))
  if (asked.version) return print(version())
  return command.run(parse(command, args))
}

function print(text: string): number {
  console.log(text)
  return 0
}

/** The build of the npm package fills it: that file is not in the project's folder. */
declare const PACKAGE_VERSION: string | undefined

function version(): string {
  if (typeof PACKAGE_VERSION !== 'undefined') return PACKAGE_VERSION
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}

function parse<Options extends Record<string, Option>>(
  command: Command<Options>,
  args: string[],
): Parsed<Options> {
  const { options, accepts = 'options' } = command
  try {
    const { values, positionals } = parseArgs<Config<Options>>({
      args: accepts === 'anything' ? [] : args,
      options,
      allowPositionals: accepts === 'positionals',
    })
    return { values, positionals, args }
  } catch (error) {
    // Behind an unknown option Node adds advice on names that start with a dash.
    const [message = ''] = String(error instanceof Error ? error.message : error).split('. To specify')
    const problem = message.replace(/\.$/, '')
    const path = accepts === 'positionals' && args.find((arg) => /^-[^-]./.test(arg))
    const advice = path ? ` If ${path} is a file, write ./${path}.` : ''
    throw new UsageError(`${problem}.${advice}\n\nUsage: ${command.usage}\nAll options: add --help.`)
  }
}

/** The text of `--help`. */
function helpOf({ usage, purpose, options, notes }: Omit<Command<Record<string, Option>>, 'run'>): string {
  const rows = Object.entries<Option>({ ...options, ...everyCommand }).map(([name, { value, help }]) => ({
    name: value === undefined ? `--${name}` : `--${name} ${value}`,
    help,
  }))
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2
  const lines = rows.map(({ name, help }) => {
    return `  ${name.padEnd(width)}${help.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`
  })
  const parts = [`Usage: ${usage}`, purpose, lines.join('\n'), ...(notes === undefined ? [] : [notes])]
  return parts.join('\n\n')
}
