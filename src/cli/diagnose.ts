import { readOptions } from './diagnose/options.ts'
import { run } from './diagnose/run.ts'
import { UsageError } from './usage-error.ts'

// A reader such as `head` may leave early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  process.exitCode = await run(readOptions(process.argv.slice(2), process.stdin.isTTY))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
