import { readOptions } from './diagnose/options.ts'
import { run } from './diagnose/run.ts'
import { runCommand } from './usage-error.ts'

// A reader such as `head` may leave early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

await runCommand(async (args) => {
  process.exitCode = await run(readOptions(args, process.stdin.isTTY))
})
