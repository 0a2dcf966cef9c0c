import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const address = pathToFileURL(resolve('src/release/build-plugins.mjs')).href
const { nativeApi, oneFileForImportsOf, preactWithoutInnerHtml, sharedWords } = await import(address)

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
