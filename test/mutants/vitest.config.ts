import { defineConfig } from 'vitest/config'

/** The tests of the engine and the report, which should notice a mutant. */
export default defineConfig({
  test: {
    include: [
      'test/{microsoft,attempt,diagnosis,report}/**/*.test.ts',
      'test/cli/diagnose/{corpus,texts}.test.ts',
    ],
    setupFiles: ['test/mutants/setup.ts'],
    // Instrumented code is slow, and the machine may be busy.
    testTimeout: 60_000,
  },
})
