/** The command as this person types it: `npm run` has a name for the script that it runs. */
export function typed(): string {
  return process.env.npm_lifecycle_event === 'diagnose'
    ? 'npm run -s diagnose --'
    : 'npx clara-sign-in-helper diagnose'
}
