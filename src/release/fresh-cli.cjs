// `npm run diagnose` loads this file before dist/cli, and builds that again if a source is newer.
const { readdirSync, statSync } = require('node:fs')
const { join } = require('node:path')
const { bundle, bundleCli } = require('./build-cli.cjs')

const root = join(__dirname, '..', '..')

const built = timeOf(bundle)
if (sources().some((path) => timeOf(path) > built)) bundleCli()

/** Folders too: a deleted file changes the time of its folder. */
function sources() {
  const below = readdirSync(join(root, 'src'), { recursive: true })
  return [join(root, 'package.json'), ...below.map((path) => join(root, 'src', path))]
}

function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
