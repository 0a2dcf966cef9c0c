import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    coverage: {
      provider: 'v8',
      include: ['src/microsoft/**', 'src/attempt/**', 'src/diagnosis/**'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { branches: 100 },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          // A busy machine may be late once; `npm test` names every test that had to be tried again.
          retry: 1,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // Without a display each browser has a clipboard and a focus of its own; more of them at once would only wait for one another.
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/policy/**'],
          maxWorkers: 2,
          testTimeout: 60_000,
          // Real browsers stumble now and then.
          retry: 2,
          hookTimeout: 90_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // Policies are the whole machine's: nothing else may run beside these.
        test: {
          name: 'policy',
          include: ['test/e2e/policy/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 120_000,
          retry: 2,
          hookTimeout: 90_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
