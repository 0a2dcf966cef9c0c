/** What the person can mend: a command tells it in its own words, without a stack, and ends with exit code 2. */
export class UsageError extends Error {}

/** Runs a command on what stands behind its name in the terminal. */
export async function runCommand(main: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await main(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}
