import { defineConfig } from 'vitest/config'

/** The tests that a mutant has to pass by: those of the engine and its report. */
export default defineConfig({
  test: {
    include: ['test/{microsoft,attempt,diagnosis,report}/**/*.test.ts', 'test/cli/diagnose/corpus.test.ts'],
    setupFiles: ['test/mutants/setup.ts'],
    // Instrumented, and on a machine that may have more to do.
    testTimeout: 60_000,
  },
})
