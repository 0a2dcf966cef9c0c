import { runCommand, UsageError } from './command.ts'
import { diagnoseOptions, readOptions } from './diagnose/options.ts'
import { run } from './diagnose/run.ts'
import { typed } from './diagnose/typed.ts'

/** Runs `clara-sign-in-helper` with these arguments, and sets the exit code of this process. */
export async function runDiagnose(args: readonly string[]): Promise<void> {
  // A reader such as `head` may close the pipe early: this is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  try {
    await runNamed(args)
  } catch (error) {
    // Node's own exit code, 1, would say that only a record could not be read.
    console.error('Unexpected error. Please report it with these lines:', error)
    process.exitCode = 2
  }
}

async function runNamed(args: readonly string[]): Promise<void> {
  const [name, ...rest] = args
  const isNamed = name === 'diagnose'
  await runCommand(
    {
      usage: `${typed()} [options] [FILE|-]`,
      purpose: `Reads an address, a pasted text, our own report or a HAR file, and says what blocked the sign-in to Clara.
From a sign-in log (JSON, CSV), a list of tickets (CSV, lines of JSON) or a mailbox (mbox), it reads each record.
FILE is a path; - or nothing stands for standard input.`,
      options: diagnoseOptions,
      accepts: 'positionals',
      notes: `Exit code: 0 if everything was read; 1 if a record or a line of --jsonl could not be read; 2 if nothing could be read.`,
      run: ({ values, positionals }) => {
        if (!isNamed) throw new UsageError(`Name the command first: ${typed()} [options] [FILE|-]`)
        return run(readOptions(values, positionals))
      },
    },
    isNamed ? rest : args,
  )
}
