/** Mutation tests of the engine and the report: `npm run mutants`. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutants/vitest.config.ts' },
  mutate: ['src/{microsoft,attempt,diagnosis,report}/**/*.ts'],
  // Tables and expressions are computed once: each mutant in them would need a new start.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  ignorePatterns: ['dist', 'artifacts', 'coverage'],
  tempDirName: 'artifacts/stryker',
  cleanTempDir: 'always',
  // No such file: to rewrite tsconfig.json, Stryker needs an API that TypeScript 7 does not have.
  tsconfigFile: 'none.json',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'artifacts/mutants.json' },
  thresholds: { high: 98, low: 94, break: 94 },
}
