import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * These take longest. Vitest goes by the size of a file that it has not yet run:
 * it would leave the last of them to run alone.
 */
const longest = [
  ...['kit/scripts', 'cli/package', 'cli/diagnose/command'],
  ...['faults', 'accounts', 'gallery', 'healthy', 'tabs', 'tenant-check', 'soak', 'troubles'].map(
    (name) => `e2e/${name}`,
  ),
].map((name) => `/test/${name}.test.ts`)

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => longest.some((end) => moduleId.endsWith(end))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

/** Only what never comes takes so long, even on a busy machine. */
const patience = { poll: { timeout: 20_000, interval: 50 } }

/** Folders whose tests `npm test` has run already. */
const withoutTests = (process.env.WITHOUT_TESTS ?? '')
  .split(' ')
  .filter((folder) => folder !== '')
  .map((folder) => `${folder}/**`)

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    sequence: { sequencer: LongestFirst },
    // Tests do not see vitest's own option.
    env: process.argv.some((arg) => ['-u', '--update'].includes(arg)) ? { UPDATE_FILES: '1' } : {},
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
          exclude: ['test/e2e/**', ...withoutTests],
          // A process for each file takes more time than its tests.
          isolate: false,
          // Vitest's default leaves one core idle.
          maxWorkers: '100%',
          setupFiles: ['test/each-file.ts'],
          // Only a test that hangs takes so long, even on a busy machine.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // Without a display each browser has a clipboard and a focus of its own.
        // More of them at once would only wait for one another.
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/policy/**'],
          // Files of one process share browsers.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 120_000,
          expect: patience,
          // A browser may die. The run names each test that needed a second attempt: it needs work.
          retry: 1,
          hookTimeout: 180_000,
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
          testTimeout: 240_000,
          expect: patience,
          retry: 1,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
