// Bundles the command and the library of the npm package into one file, dist/cli/index.cjs.
const { chmodSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')

const root = join(__dirname, '..', '..')
const bundle = join(root, 'dist', 'cli', 'index.cjs')

module.exports = { bundle, bundleCli, packagesIn }

/**
 * Returns the names of the npm packages with code in it.
 * Synchronous, because `fresh-cli.cjs` runs it before Node loads the bundle.
 */
function bundleCli(outfile = bundle) {
  const { buildSync } = require('esbuild')
  const began = new Date()
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: ['src/cli/npm/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    // Node starts CommonJS sooner, and only there a file knows whether it is the command.
    format: 'cjs',
    target: 'node20',
    // Not minified: people read what they install, and Node starts it as soon.
    // Only ASCII, esbuild's default: Node reads and compiles it faster than UTF-8.
    sourcemap: true,
    // Its code for Node loads worker threads, which the command never starts.
    alias: { fflate: 'fflate/browser' },
    legalComments: 'none',
    logLevel: 'warning',
    define: {
      PACKAGE_VERSION: JSON.stringify(version()),
      'import.meta.url': '""',
    },
    metafile: true,
    write: false,
  })
  mkdirSync(dirname(outfile), { recursive: true })
  for (const { path, contents } of outputFiles) write(path, contents, began)
  chmodSync(outfile, 0o755)
  return packagesIn(metafile)
}

/** npm packages with code in a bundle. `nativeApi` removes the polyfill's code. */
function packagesIn({ inputs }) {
  const found = Object.keys(inputs).flatMap((path) => {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
    return name === undefined || name === 'webextension-polyfill' ? [] : [name]
  })
  return [...new Set(found)].sort()
}

function version() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
}

/** Another process may read the file at this moment. The time is that of the sources. */
function write(path, contents, time) {
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, contents)
  utimesSync(unfinished, time, time)
  renameSync(unfinished, path)
}
