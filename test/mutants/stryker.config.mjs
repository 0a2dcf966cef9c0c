/** Mutation testing of the engine and the report, `npm run mutants`. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutants/vitest.config.ts' },
  mutate: ['src/{microsoft,attempt,diagnosis,report}/**/*.ts'],
  // What is computed once at the start (tables, expressions) would need a fresh start for each mutant.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  ignorePatterns: ['dist', 'artifacts', 'coverage'],
  tempDirName: 'artifacts/stryker',
  cleanTempDir: 'always',
  // Stryker would rewrite tsconfig.json by TypeScript's JavaScript API, which TypeScript 7 has not: a name that no file has.
  tsconfigFile: 'none.json',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: 'artifacts/mutants.json' },
  thresholds: { high: 95, low: 90, break: 90 },
}
