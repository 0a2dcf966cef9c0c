import { runCommand } from './command.ts'
import { diagnoseOptions, readOptions } from './diagnose/options.ts'
import { run } from './diagnose/run.ts'

// A reader such as `head` may close the pipe early: this is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

await runCommand({
  usage: 'npm run -s diagnose -- [options] [FILE|-]',
  purpose: `Reads an address, a pasted text, our own report or a HAR file, and says what blocked the sign-in to Clara.
From a sign-in log (JSON, CSV), a list of tickets (CSV, lines of JSON) or a mailbox (mbox), it reads each record.`,
  options: diagnoseOptions,
  accepts: 'positionals',
  notes: `Exit code: 0 if everything was read; 1 if a line of --jsonl could not be read; 2 if nothing could be read.`,
  run: ({ values, positionals }) => run(readOptions(values, positionals)),
})
