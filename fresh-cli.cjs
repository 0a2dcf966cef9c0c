// `npm run diagnose` loads this file before dist/cli, and builds that again if a source is newer.
const { readdirSync, statSync } = require('node:fs')
const { join } = require('node:path')
const { bundle, bundleCli } = require('./build-cli.cjs')

const built = timeOf(bundle)
if (sources().some((path) => timeOf(path) > built)) bundleCli()

/** Folders too: a deleted file changes the time of its folder. */
function sources() {
  const below = readdirSync(join(__dirname, 'src'), { recursive: true })
  return ['build-cli.cjs', 'package.json', ...below.map((path) => join('src', path))].map((path) =>
    join(__dirname, path),
  )
}

function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
