/** What the person can mend: a command tells it in its own words, without a stack, and ends with exit code 2. */
export class UsageError extends Error {}
