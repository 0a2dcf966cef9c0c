// Builds dist/chrome (Edge too) and dist/firefox, loadable as they are.
// node build.mjs [--client-id ID]… [--redirect-host HOST]…
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { build as bundle } from 'esbuild'

const browsers = ['chrome', 'firefox']

/**
 * Gives the build for Chrome and Edge the same ID wherever it is loaded from, so that a policy can be tried on it. Its private half
 * does not exist any more: packages for the stores go without, self-hosted ones have a key of their owner's.
 */
const publicKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyPTyY2yb2nWDE9DmtziTCqfRGFowXrWoRWmkwGkS/LdqLJxh7OmFafY0Bu0NZqs/dWb6I1kcCnRDLjexpA4QeLVSuoU0g8PCFrNkUl04vMTGG3ZadwYdxbXzQxmrvLiSUYZb2pgKgRyYLH6I0grTQ+pD1junnP5e51+FcnLHPHk39s7ll07QSjoqQ4QhvGn5p6v0Dc1qmE0R8qSEnYImTj+DGgJdAWddP3faytRW9kwWT/M8oPswE14onR7FKCpCMMlMAoGAemeM7OQOnctthNmIwA6bXYu7skfu3jd14FN0s/BB2p2B7WDgaCi7lFe6KSejR0MNGkeUS84mbG5GbwIDAQAB'

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const hostName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/

const defaults = readDefaults()
await checkWords()
const { version } = JSON.parse(await readFile('package.json', 'utf8'))
if (!/^\d{1,5}(\.\d{1,5}){0,3}$/.test(version))
  stop(`version ${version} in package.json: browsers take one to four numbers with dots between.`)
const manifest = { ...JSON.parse(await readFile('manifest.json', 'utf8')), version }
const bundled = new Set()
for (const browser of browsers) await buildFor(browser)
await writeFile('dist/bundled.json', `${JSON.stringify([...bundled].sort(), null, 2)}\n`)

async function buildFor(browser) {
  const out = `dist/${browser}`
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  const common = {
    bundle: true,
    minify: true,
    legalComments: 'none',
    target: ['chrome121', 'firefox140'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { BUILD_DEFAULTS: JSON.stringify(defaults) },
    plugins: [nativeApi(), preactWithoutInnerHtml()],
    outdir: out,
    logLevel: 'warning',
    metafile: true,
  }
  const content = await bundle({ ...common, entryPoints: { content: 'src/content/main.ts' }, format: 'iife' })
  const split = { ...common, format: 'esm', splitting: true, chunkNames: 'chunks/[name]-[hash]' }
  // Both workers hold the whole engine: it is there once.
  const workers = await bundle({
    ...split,
    entryPoints: { background: 'src/background/main.ts', 'triage-worker': 'src/workbench/triage/worker.ts' },
    plugins: [nativeApi(), toolbarWordsOnly()],
  })
  const pages = { ...split, plugins: [...common.plugins, wordsApart()] }
  // By itself: what it shares with the others would fall into a dozen small files, and it is the one that has to be quick.
  const popup = await bundle({ ...pages, entryPoints: { popup: 'src/popup/popup.tsx' } })
  const desks = await bundle({
    ...pages,
    entryPoints: {
      report: 'src/report-page/report.tsx',
      screenshot: 'src/screenshot/screenshot.tsx',
      options: 'src/options/options.tsx',
      workbench: 'src/workbench/workbench.tsx',
    },
  })
  await bundle({
    ...common,
    entryPoints: await wordFiles(),
    outdir: `${out}/words`,
    outbase: 'src/_locales',
    format: 'esm',
    // Modules are always read as UTF-8; escapes would weigh more.
    charset: 'utf8',
    plugins: [wholeJson()],
  })
  await bundle({
    ...common,
    entryPoints: Object.fromEntries(
      [
        'ui/style',
        'report-page/report',
        'screenshot/screenshot',
        'options/options',
        'workbench/workbench',
      ].map((path) => [basename(path), `src/${path}.css`]),
    ),
  })
  for (const { metafile } of [content, workers, popup, desks])
    for (const name of packagesIn(metafile)) bundled.add(name)
  await cp('src/popup/popup.html', `${out}/popup.html`)
  await cp('src/report-page/report.html', `${out}/report.html`)
  await cp('src/screenshot/screenshot.html', `${out}/screenshot.html`)
  await cp('src/options/options.html', `${out}/options.html`)
  await cp('src/workbench/workbench.html', `${out}/workbench.html`)
  await cp('icons', `${out}/icons`, {
    recursive: true,
    // Only the product's own picture is ever shown large.
    filter: (path) => !/\.\w+$/.test(path) || /(?:normal-\d+|-(?:16|24|32|48))\.png$/.test(path),
  })
  await cp('src/_locales', `${out}/_locales`, {
    recursive: true,
    filter: (path) => !/\.\w+$/.test(path) || path.endsWith('messages.json'),
  })
  await cp('src/settings/managed-schema.json', `${out}/managed-schema.json`)
  await writeFile(`${out}/manifest.json`, `${JSON.stringify(manifestFor(browser), null, 2)}\n`)
}

/** npm packages whose code is in the bundles; the polyfill's is not, see `nativeApi`. */
function packagesIn({ inputs }) {
  return Object.keys(inputs).flatMap((path) => {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
    return name === undefined || name === 'webextension-polyfill' ? [] : [name]
  })
}

/** One manifest serves both; Firefox would only log a warning about the managed schema. A build's own hosts are added. */
function manifestFor(browser) {
  const { storage, ...shared } = manifest
  const host_permissions = [
    ...manifest.host_permissions,
    ...defaults.redirectHosts.map((host) => `https://*.${host}/*`),
  ]
  return { ...shared, ...(browser === 'chrome' && { key: publicKey, storage }), host_permissions }
}

/** Words come one language at a time, from files that all pages share. */
function wordsApart() {
  return {
    name: 'words-apart',
    setup(build) {
      build.onResolve({ filter: /^\.\/\w+\/[\w-]+\.(?:ts|json)$/ }, ({ path, kind, importer }) =>
        kind === 'dynamic-import' && /_locales[/\\]index\.ts$/.test(importer)
          ? { path: path.replace('./', '/words/').replace(/\.\w+$/, '.js'), external: true }
          : undefined,
      )
    },
  }
}

/** Nobody wants a single word of a file: each has its name once. */
function wholeJson() {
  return {
    name: 'whole-json',
    setup(build) {
      build.onLoad({ filter: /\.json$/ }, async ({ path }) => ({
        contents: `export default ${await readFile(path, 'utf8')}`,
        loader: 'js',
      }))
    },
  }
}

/** What `_locales/index.ts` loads when it is needed. */
async function wordFiles() {
  const loader = await readFile('src/_locales/index.ts', 'utf8')
  return [...loader.matchAll(/import\('\.\/([^']+)'/g)].map(([, file]) => `src/_locales/${file}`)
}

/** No language may lack a text that another has: it would fall back in silence. */
async function checkWords() {
  for (const file of await readdir('src/_locales/en')) {
    if (!file.endsWith('.json')) continue
    const names = async (language) =>
      namesIn(JSON.parse(await readFile(`src/_locales/${language}/${file}`, 'utf8'))).sort()
    const [en, ...others] = await Promise.all(['en', 'es', 'pt_BR'].map(names))
    for (const other of others) {
      const odd = [
        ...en.filter((name) => !other.includes(name)),
        ...other.filter((name) => !en.includes(name)),
      ]
      if (odd.length > 0) stop(`src/_locales: ${file} differs between the languages in ${odd.join(', ')}.`)
    }
  }
}

function namesIn(words, path = '') {
  if (typeof words === 'string') return words === '' ? [] : [path]
  return Object.entries(words).flatMap(([name, value]) => namesIn(value, `${path}/${name}`))
}

function readDefaults() {
  const { values } = parseArgs({
    options: {
      'client-id': { type: 'string', multiple: true, default: [] },
      'redirect-host': { type: 'string', multiple: true, default: [] },
    },
  })
  const clientIds = values['client-id'].map((id) => id.toLowerCase())
  const redirectHosts = values['redirect-host'].map((host) => host.toLowerCase())
  for (const id of clientIds)
    if (!guid.test(id)) stop(`--client-id ${id}: give the Application (client) ID, a GUID with dashes.`)
  for (const host of redirectHosts)
    if (!hostName.test(host))
      stop(`--redirect-host ${host}: give a host name alone, such as app.example.com.`)
  return { clientIds, redirectHosts }
}

function stop(message) {
  console.error(message)
  process.exit(2)
}

/** Both browsers answer with promises in Manifest V3: of the polyfill only the API's common name is needed, and its types. */
function nativeApi() {
  return {
    name: 'native-api',
    setup(build) {
      build.onLoad({ filter: /browser-polyfill\.js$/ }, () => ({
        contents: 'export default globalThis.browser ?? globalThis.chrome',
      }))
    },
  }
}

/** The background worker says what the toolbar button shows and nothing more: the rest of its words stays out of it. */
function toolbarWordsOnly() {
  const only = {
    pages: (words) =>
      Object.fromEntries(Object.entries(words).filter(([name]) => name.startsWith('toolbar'))),
    scenarios: ({ scenarios }) => ({
      scenarios: Object.fromEntries(Object.entries(scenarios).map(([id, { title }]) => [id, { title }])),
    }),
    report: () => ({}),
  }
  return {
    name: 'toolbar-words-only',
    setup(build) {
      build.onLoad({ filter: /_locales[/\\].*(?:pages|scenarios|report)\.json$/ }, async ({ path }) => {
        const words = JSON.parse(await readFile(path, 'utf8'))
        return { contents: JSON.stringify(only[basename(path, '.json')](words)), loader: 'json' }
      })
    },
  }
}

/**
 * Preact can set innerHTML (dangerouslySetInnerHTML), which nothing here uses and store reviews rightly flag.
 * The assignment becomes a throw; if a new Preact writes it differently the build fails instead of letting it through.
 */
function preactWithoutInnerHtml() {
  return {
    name: 'preact-without-inner-html',
    setup(build) {
      build.onLoad({ filter: /preact[/\\]dist[/\\]preact\.mjs$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8')
        const contents = source.replace(
          /[\w$.]+\.innerHTML\s*=(?!=)\s*[\w$.]+\.__html/g,
          "(()=>{throw Error('innerHTML is not used here')})()",
        )
        if (contents === source) throw new Error('Preact sets innerHTML in a new way: adapt build.mjs.')
        return { contents, loader: 'js' }
      })
    },
  }
}
