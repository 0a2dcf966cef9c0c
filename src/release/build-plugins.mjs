// The esbuild plugins of build.mjs.
import { readFile } from 'node:fs/promises'
import { basename, relative, resolve, sep } from 'node:path'

/** The API of both browsers returns promises. The polyfill gives us only types and one name. */
export function nativeApi() {
  return {
    name: 'native-api',
    setup(build) {
      build.onLoad({ filter: /browser-polyfill\.js$/ }, () => ({
        contents: 'export default globalThis.browser ?? globalThis.chrome',
      }))
    },
  }
}

/** Browsers decode base64 themselves. */
export function nativeBase64() {
  return {
    name: 'native-base64',
    setup(build) {
      build.onLoad({ filter: /base64-js[/\\]index\.js$/ }, () => ({
        contents: `export function toByteArray(text) {
          const signs = atob(text)
          const bytes = new Uint8Array(signs.length)
          for (let at = 0; at < signs.length; at++) bytes[at] = signs.charCodeAt(at)
          return bytes
        }`,
      }))
    },
  }
}

/**
 * Preact can set innerHTML (dangerouslySetInnerHTML). We never do, and stores object to it.
 * The assignment becomes a throw. If a new Preact writes it differently, the build fails.
 */
export function preactWithoutInnerHtml() {
  return {
    name: 'preact-without-inner-html',
    setup(build) {
      build.onLoad({ filter: /preact[/\\]dist[/\\]preact\.mjs$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8')
        const contents = source.replace(
          /[\w$.]+\.innerHTML\s*=(?!=)\s*[\w$.]+\.__html/g,
          "(()=>{throw Error('innerHTML is not used here')})()",
        )
        if (contents === source)
          throw new Error(
            'This Preact sets innerHTML in another way: change the pattern in build-plugins.mjs.',
          )
        return { contents, loader: 'js' }
      })
    },
  }
}

/**
 * We use MSAL's sign-in by a redirect. The other fifth of it must never run: brokers on the
 * computer and in other extensions, popups, frames, renewed and stored tokens.
 */
export function msalForRedirects() {
  const unused = new Set([
    'LocalStorage',
    'PlatformAuthDOMHandler',
    'PlatformAuthExtensionHandler',
    'PlatformAuthInteractionClient',
    'PopupClient',
    'RefreshTokenClient',
    'SilentAuthCodeClient',
    'SilentCacheClient',
    'SilentFlowClient',
    'SilentIframeClient',
    'SilentRefreshClient',
  ])
  const modules = new RegExp(`msal-\\w+[/\\\\]dist[\\w-]*[/\\\\].*[/\\\\](${[...unused].join('|')})\\.mjs$`)
  return {
    name: 'msal-for-redirects',
    setup(build) {
      build.onLoad({ filter: modules }, ({ path }) => {
        const name = basename(path, '.mjs')
        unused.delete(name)
        return {
          contents: `export class ${name} { constructor() { throw Error('${name} is not used here') } }`,
        }
      })
      build.onEnd(() => {
        if (unused.size > 0)
          throw new Error(
            `This MSAL has no ${[...unused].join(', ')}: change the names in build-plugins.mjs.`,
          )
      })
    },
  }
}

/** Keeps only the words of the toolbar button in the background worker. */
export function toolbarWordsOnly() {
  const only = {
    pages: (words) =>
      Object.fromEntries(Object.entries(words).filter(([name]) => name.startsWith('toolbar'))),
    scenarios: ({ scenarios }) => ({
      scenarios: Object.fromEntries(
        Object.entries(scenarios).map(([id, { person }]) => [id, { person: { title: person.title } }]),
      ),
    }),
    report: () => ({}),
    message: () => ({}),
  }
  return {
    name: 'toolbar-words-only',
    setup(build) {
      build.onLoad(
        { filter: /_locales[/\\].*(?:pages|scenarios|report|message)\.json$/ },
        async ({ path }) => {
          const words = JSON.parse(await readFile(path, 'utf8'))
          return { contents: JSON.stringify(only[basename(path, '.json')](words)), loader: 'json' }
        },
      )
    },
  }
}

/**
 * esbuild makes a file for each set of pages that share a module: the popup would wait for fifteen.
 * This gives every page all that the popup imports, so that it becomes one file.
 */
export function oneFileForImportsOf(entry, options) {
  const name = 'one-file-for-imports'
  return {
    name,
    async setup(build) {
      const { metafile } = await build.esbuild.build({ ...options, entryPoints: [entry], write: false })
      const paths = [...staticImports(metafile.inputs, entry)]
      // With esbuild's `inject` each module imports all others, and some run before their imports.
      build.onResolve({ filter: /^(src|\.)/ }, ({ path, kind, resolveDir }) =>
        kind === 'entry-point' || kind === 'dynamic-import'
          ? { path: fromHere(resolve(resolveDir, path)), namespace: name }
          : undefined,
      )
      build.onLoad({ filter: /^/, namespace: name }, ({ path }) => ({
        contents: `${paths.map((one) => `import ${JSON.stringify(fromHere(one))}`).join('\n')}
          export * from ${JSON.stringify(path)}`,
        resolveDir: process.cwd(),
      }))
    },
  }
}

/** Names of chunks depend on these paths, and must be the same in every folder. */
function fromHere(path) {
  return `./${relative('.', path).split(sep).join('/')}`
}

/** The modules that a module needs before it runs. */
function staticImports(inputs, path, found = new Set()) {
  for (const { path: next, kind, external } of inputs[path].imports) {
    if (kind !== 'import-statement' || external || found.has(next)) continue
    found.add(next)
    staticImports(inputs, next, found)
  }
  return found
}

/** All pages load the words of one language from the same files, `words/LANGUAGE/*.js`. */
export function sharedWords() {
  return {
    name: 'shared-words',
    setup(build) {
      build.onResolve({ filter: /^\.\/(?:\w+\/)?[\w-]+\.(?:ts|json)$/ }, ({ path, kind, importer }) =>
        kind === 'dynamic-import' && /_locales[/\\]index\.ts$/.test(importer)
          ? { path: path.replace('./', '/words/').replace(/\.\w+$/, '.js'), external: true }
          : undefined,
      )
    },
  }
}

/** Writes the error codes' texts language by language: similar texts compress better together. */
export function codeTexts() {
  return {
    name: 'code-texts',
    setup(build) {
      build.onLoad({ filter: /_locales[/\\]codes\.json$/ }, async ({ path }) => {
        const rows = Object.entries(JSON.parse(await readFile(path, 'utf8')))
        const columns = Object.keys(rows[0][1]).map((name) => [name, rows.map(([, row]) => row[name])])
        const row = columns.map(([name], at) => `${JSON.stringify(name)}: columns[${at}][at]`).join()
        return {
          contents: `const columns = ${JSON.stringify(columns.map(([, texts]) => texts))}
            ${unpackNumbers}
            const codes = numbersIn(${packed(rows.map(([code]) => Number(code)))})
            export default Object.fromEntries(codes.map((code, at) => [code, { ${row} }]))`,
          loader: 'js',
        }
      })
    },
  }
}

/** Writes the lists of the table of codes shorter. */
export function shortCodes() {
  const list = /(?<=\}, )(?:'[\d ]+'|`[\d\s]+`)(?=\])/g
  const reader = 'list.trim().split(/\\s+/)'
  return {
    name: 'short-codes',
    setup(build) {
      build.onLoad({ filter: /microsoft[/\\]codes\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8')
        if (source.search(list) < 0 || !source.includes(reader))
          throw new Error('The table of codes has another form: change the pattern in build-plugins.mjs.')
        const contents = source
          .replace(list, (numbers) => packed(numbers.match(/\d+/g).map(Number)))
          .replace(reader, 'numbersIn(list)')
        return { contents: `${contents}\n${unpackNumbers}`, loader: 'ts' }
      })
    },
  }
}

/** Sorted numbers as their distances, in digits and letters: half as large when compressed. */
function packed(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return JSON.stringify(sorted.map((number, at) => (number - (sorted[at - 1] ?? 0)).toString(36)).join(' '))
}

/** Reads them in the browser. */
const unpackNumbers = `function numbersIn(list) {
  let last = 0
  return list.split(' ').map((step) => (last += Number.parseInt(step, 36)))
}`

/** Exports a JSON file as one object. By default esbuild also exports each key, which is larger. */
export function wholeJson() {
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
