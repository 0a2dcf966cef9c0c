/** What the last `npm test` came to, as vitest's JSON reporter writes it. */
export const resultsFile = 'artifacts/tests.json'

export interface Results {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    /** Path of the test file. */
    name: string
    status: string
    assertionResults: {
      status: string
      ancestorTitles: string[]
      fullName: string
      /** Of the tries that failed, also where a later one passed. */
      failureMessages: string[]
      meta: { scenarios?: string[] }
    }[]
  }[]
}
