import { createRequire } from 'node:module'

interface Build {
  /** Writes the bundle of the npm package, and returns the names of the packages in it. */
  bundleCli: (outfile: string) => string[]
}

export const { bundleCli }: Build = createRequire(import.meta.url)('../../src/release/build-cli.cjs')
