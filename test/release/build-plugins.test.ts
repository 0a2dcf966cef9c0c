import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { codes } from '../../src/microsoft/codes.ts'
import { scenarioColumns } from '../../src/release/scenario-columns.ts'

const address = pathToFileURL(resolve('src/release/build-plugins.mjs')).href
const {
  codeTexts,
  nativeApi,
  nativeBase64,
  oneFileForImportsOf,
  preactWithoutInnerHtml,
  sharedWords,
  shortCodes,
} = await import(address)

const page = {
  bundle: true,
  splitting: true,
  format: 'esm',
  outdir: 'dist',
  write: false,
  metafile: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { BUILD_DEFAULTS: '{}' },
  plugins: [nativeApi(), preactWithoutInnerHtml(), sharedWords()],
} as const

test.each([
  ['src/microsoft/codes.ts', 'codes', shortCodes, codes],
  [
    'src/_locales/codes.json',
    'default',
    codeTexts,
    JSON.parse(readFileSync('src/_locales/codes.json', 'utf8')),
  ],
])('a bundle has all of %s, written shorter', async (path, name, plugin, whole) => {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${name} as all } from './${path}'`, resolveDir: '.' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
    plugins: [plugin()],
  })
  const [{ text } = { text: '' }] = outputFiles
  expect(text).not.toContain('50105')
  const bundled = await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)
  expect({ ...bundled.all }).toEqual({ ...whole })
})

test('base64 is decoded by the browser, with the bytes of the package', async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export { toByteArray } from 'base64-js'", resolveDir: '.' },
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [nativeBase64()],
  })
  const [{ text } = { text: '' }] = outputFiles
  const { toByteArray } = await import(`data:text/javascript,${encodeURIComponent(text)}`)
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
  expect(toByteArray(Buffer.from(bytes).toString('base64'))).toEqual(bytes)
  expect(() => toByteArray('*')).toThrow()
})

test('in the pages’ shared file each module runs after those that it imports', async () => {
  const { outputFiles, metafile } = await build({
    ...page,
    entryPoints: { popup: 'src/popup/popup.tsx', options: 'src/options/options.tsx' },
    plugins: [...page.plugins, oneFileForImportsOf('src/popup/popup.tsx', page)],
  })
  const orders = outputFiles.map(({ text }) =>
    [...text.matchAll(/^\/\/ (src\/\S+)$/gm)].map(([, path = '']) => path),
  )
  const late = orders.flatMap((order) =>
    order.flatMap((path, at) =>
      (metafile.inputs[path]?.imports ?? [])
        .filter(({ kind, path: needed }) => kind === 'import-statement' && order.indexOf(needed) > at)
        .map(({ path: needed }) => `${path} before ${needed}`),
    ),
  )
  expect(late).toEqual([])
  const [shared = []] = orders.toSorted((a, b) => b.length - a.length)
  expect(shared).toEqual(expect.arrayContaining(['src/_locales/language.ts', 'src/settings/table.ts']))
})

test.each([
  [['log'], { mfa: ['log'], network: undefined }, ['scenarios']],
  [
    ['person', 'message', 'setup'],
    { mfa: ['person', 'message'], network: ['person', 'message'] },
    ['scenarios', 'notes'],
  ],
] as const)(
  'a bundle with the columns %j of the scenarios’ words has no others',
  async (columns, rows, keys) => {
    const { outputFiles } = await build({
      entryPoints: ['src/_locales/en/scenarios.json'],
      bundle: true,
      format: 'esm',
      write: false,
      plugins: [scenarioColumns(...columns)],
    })
    const code = Buffer.from(outputFiles[0]?.text ?? '').toString('base64')
    const { default: words } = await import(`data:text/javascript;base64,${code}`)
    expect(Object.keys(words)).toEqual(keys)
    for (const [id, wanted] of Object.entries(rows))
      expect(words.scenarios[id] && Object.keys(words.scenarios[id])).toEqual(wanted)
  },
)
