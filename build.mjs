// Builds dist/chrome (also for Edge), dist/firefox and the npm package dist/cli.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { build as bundle } from 'esbuild'
import { register } from 'tsx/esm/api'
import { bundleCli, packagesIn } from './src/release/build-cli.cjs'
import {
  codeTexts,
  msalForRedirects,
  nativeApi,
  nativeBase64,
  oneFileForImportsOf,
  preactWithoutInnerHtml,
  sharedWords,
  shortCodes,
  toolbarWordsOnly,
  wholeJson,
} from './src/release/build-plugins.mjs'

// Node 20 cannot load TypeScript without it.
register()
const { runCommand, UsageError } = await import('./src/cli/command.ts')
const { claraOptions, readClaraOptions } = await import('./src/cli/clara-options.ts')
const { npmFiles } = await import('./src/release/npm-files.ts')
const { scenarioColumns } = await import('./src/release/scenario-columns.ts')

/** The name of each page, and its folder in src. */
const pages = {
  popup: 'popup',
  report: 'report-page',
  screenshot: 'screenshot',
  options: 'options',
  workbench: 'workbench',
}

const stylesheets = [
  'ui/style',
  'report-page/report',
  'screenshot/screenshot',
  'options/options',
  'workbench/workbench',
]

/**
 * Gives dist/chrome the same ID on every machine, so that an administrator can try a policy on it.
 * Nobody has the private key. Packages do not contain this one.
 */
const publicKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyPTyY2yb2nWDE9DmtziTCqfRGFowXrWoRWmkwGkS/LdqLJxh7OmFafY0Bu0NZqs/dWb6I1kcCnRDLjexpA4QeLVSuoU0g8PCFrNkUl04vMTGG3ZadwYdxbXzQxmrvLiSUYZb2pgKgRyYLH6I0grTQ+pD1junnP5e51+FcnLHPHk39s7ll07QSjoqQ4QhvGn5p6v0Dc1qmE0R8qSEnYImTj+DGgJdAWddP3faytRW9kwWT/M8oPswE14onR7FKCpCMMlMAoGAemeM7OQOnctthNmIwA6bXYu7skfu3jd14FN0s/BB2p2B7WDgaCi7lFe6KSejR0MNGkeUS84mbG5GbwIDAQAB'

/** Options of esbuild for every bundle. */
const common = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  // Browsers read scripts of extensions as UTF-8. Escapes would be larger.
  charset: 'utf8',
  target: ['chrome121', 'firefox140'],
  logLevel: 'warning',
}

await runCommand({
  usage: 'npm run build -- [options], or node build.mjs [options]',
  purpose: `Builds dist/chrome (also for Edge) and dist/firefox, ready to load into the browsers.
Also builds dist/cli, the npm package of the command \`diagnose\`. The options do not change it.`,
  options: claraOptions,
  run: async ({ values }) => {
    const defaults = readClaraOptions(values)
    await checkWords()
    const manifest = await readManifest(defaults)
    const packages = await buildChrome(manifest, defaults)
    await deriveFirefox(manifest)
    await writeJson('dist/bundled.json', packages)
    await buildCli()
    return 0
  },
})

/** Every language must have the same texts: a missing one would appear in English. */
async function checkWords() {
  for (const file of await readdir('src/_locales/en')) {
    if (!file.endsWith('.json')) continue
    const [en, ...others] = await Promise.all(
      ['en', 'es', 'pt_BR'].map(async (language) =>
        keysIn(await readJson(`src/_locales/${language}/${file}`)),
      ),
    )
    for (const other of others) {
      const differences = [
        ...en.filter((key) => !other.includes(key)),
        ...other.filter((key) => !en.includes(key)),
      ]
      if (differences.length > 0)
        throw new UsageError(
          `src/_locales: ${file} differs between the languages in ${differences.join(', ')}.`,
        )
    }
  }
}

/** The path of each text that is not empty. */
function keysIn(words, path = '') {
  if (typeof words === 'string') return words === '' ? [] : [path]
  return Object.entries(words)
    .flatMap(([key, value]) => keysIn(value, `${path}/${key}`))
    .sort()
}

async function readManifest({ redirectHosts }) {
  const { version } = await readJson('package.json')
  if (!/^\d{1,5}(\.\d{1,5}){0,3}$/.test(version))
    throw new UsageError(
      `version ${version} in package.json: browsers need one to four numbers with dots between.`,
    )
  const manifest = await readJson('manifest.json')
  const hosts = redirectHosts.map((host) => `https://*.${host}/*`)
  return { ...manifest, version, host_permissions: [...manifest.host_permissions, ...hosts] }
}

/** Builds dist/chrome, and returns the npm packages with code in it. */
async function buildChrome(manifest, defaults) {
  const out = 'dist/chrome'
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const metafiles = await bundleScripts(out, defaults)
  await bundleWords(out)
  await bundleStyles(out)
  await copyFiles(out)
  const { storage, ...shared } = manifest
  await writeJson(`${out}/manifest.json`, { ...shared, key: publicKey, storage })
  return [...new Set(metafiles.flatMap(packagesIn))].sort()
}

/** Firefox gets the same files. It would log a warning about a managed schema in the manifest. */
async function deriveFirefox({ storage: _, ...shared }) {
  const out = 'dist/firefox'
  await rm(out, { recursive: true, force: true })
  await cp('dist/chrome', out, { recursive: true })
  await writeJson(`${out}/manifest.json`, shared)
}

async function bundleScripts(outdir, defaults) {
  const scripts = {
    ...common,
    outdir,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { BUILD_DEFAULTS: JSON.stringify(defaults) },
    metafile: true,
  }
  const modules = { ...scripts, format: 'esm', splitting: true, chunkNames: 'chunks/[name]-[hash]' }
  const page = { ...modules, plugins: [nativeApi(), preactWithoutInnerHtml(), sharedWords(), shortCodes()] }
  const entryPoints = Object.fromEntries(
    Object.entries(pages).map(([name, folder]) => [name, `src/${folder}/${name}.tsx`]),
  )
  const bundles = [
    {
      ...scripts,
      entryPoints: { content: 'src/content/main.ts' },
      format: 'iife',
      // Chromium then compiles each function at once. Otherwise it parses most of them twice.
      banner: { js: '//# allFunctionsCalledOnLoad' },
      plugins: [nativeApi()],
    },
    {
      ...modules,
      // Both workers contain the whole engine. One bundle has it once.
      entryPoints: {
        background: 'src/background/main.ts',
        'triage-worker': 'src/workbench/triage/worker.ts',
      },
      plugins: [nativeApi(), nativeBase64(), toolbarWordsOnly(), shortCodes()],
    },
    {
      ...page,
      entryPoints,
      plugins: [...page.plugins, msalForRedirects(), oneFileForImportsOf(entryPoints.popup, page)],
    },
  ]
  const metafiles = []
  for (const options of bundles) metafiles.push((await bundle(options)).metafile)
  return metafiles
}

async function bundleWords(out) {
  await bundle({
    ...common,
    entryPoints: await wordFiles(),
    outdir: `${out}/words`,
    outbase: 'src/_locales',
    format: 'esm',
    // Browsers read modules as UTF-8. Escapes would be larger.
    charset: 'utf8',
    plugins: [scenarioColumns('person', 'message', 'setup'), codeTexts(), wholeJson()],
  })
}

/** The files that `_locales/index.ts` loads with `import()`. */
async function wordFiles() {
  const loader = await readFile('src/_locales/index.ts', 'utf8')
  return [...loader.matchAll(/import\('\.\/([^']+)'/g)].map(([, file]) => `src/_locales/${file}`)
}

async function bundleStyles(outdir) {
  const entryPoints = Object.fromEntries(stylesheets.map((path) => [basename(path), `src/${path}.css`]))
  await bundle({ ...common, entryPoints, outdir })
}

async function copyFiles(out) {
  for (const [name, folder] of Object.entries(pages))
    await cp(`src/${folder}/${name}.html`, `${out}/${name}.html`)
  // Browsers show only the normal icon in large sizes.
  await copyFolder('icons', `${out}/icons`, (path) => /(?:normal-\d+|-(?:16|24|32|48))\.png$/.test(path))
  await copyFolder('src/_locales', `${out}/_locales`, (path) => path.endsWith('messages.json'))
  await writeFile(
    `${out}/managed-schema.json`,
    JSON.stringify(await readJson('src/settings/managed-schema.json')),
  )
}

/** Copies the wanted files of a folder and of the folders in it. */
async function copyFolder(from, to, isWanted) {
  const isFolder = (path) => !/\.\w+$/.test(path)
  await cp(from, to, { recursive: true, filter: (path) => isFolder(path) || isWanted(path) })
}

/** The npm package of the command `diagnose`. */
async function buildCli() {
  const files = await npmFiles(bundleCli())
  for (const [name, content] of Object.entries(files)) await writeFile(`dist/cli/${name}`, content)
}

async function readJson(path) {
  return JSON.parse(await readFile(path, 'utf8'))
}

async function writeJson(path, value) {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`)
}
