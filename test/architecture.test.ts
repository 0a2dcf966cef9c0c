import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { join, posix } from 'node:path'
import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** People and these tests read the same rules. */
const rules = await readFile(join(import.meta.dirname, '..', 'docs', 'architecture.md'), 'utf8')
const pure = spansIn(/^The pure folders are (.+)\.$/m.exec(rules)?.[1])
const alsoPure = spansIn(/^They and (.+?) use no browser/m.exec(rules)?.[1])
const rows = [...rules.matchAll(/^\| (`src\/.+?) \| .+? \| (.+?) \|$/gm)]

/** What each folder may import besides itself, types too: folders and files of src, packages. */
const mayImport = new Map(
  rows.flatMap(([, folders, allowed = '']) =>
    spansIn(folders).map((folder) => [folder.replace('src/', ''), allowedIn(allowed)] as const),
  ),
)

const networkAndCode = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'navigator.sendBeacon',
  'eval',
  'Function',
]
const browserApi = [
  'browser',
  'chrome',
  'document',
  'window',
  'self',
  'globalThis',
  'location',
  'navigator',
  'process',
]
const clockAndChance = [
  'Date.now',
  'performance',
  'Math.random',
  'crypto',
  'setTimeout',
  'setInterval',
  'console',
]

const changesAPage =
  /\.(click|submit|requestSubmit|focus|dispatchEvent|append\w*|prepend|before|after|insert\w+|remove\w*|replace(With|Child\w*)|set(Attribute|Property|RangeText)\w*|attachShadow|execCommand|createElement)\(|\.(value|checked|disabled|hidden|textContent|innerText|className|cssText|href|action)\s*=[^=]/g

const root = join(import.meta.dirname, '..')
const src = join(root, 'src')

describe('who may import whom', async () => {
  const files = await sources()

  it.each(folders(files))('%s imports only what its row allows', (folder) => {
    const allowed = [folder, ...(mayImport.get(folder) ?? [])]
    const wrong = files
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .flatMap(({ path, code }) => importsOf(path, code).map((target) => ({ path, target })))
      .filter(({ target }) => !allowed.some((each) => target === each || target.startsWith(`${each}/`)))
    expect(wrong).toEqual([])
  })

  it('is in the table for every folder, with existing names', async () => {
    expect([...mayImport.keys()].sort()).toEqual(folders(files).sort())
    expect(alsoPure).not.toEqual([])
    const { dependencies, devDependencies } = JSON.parse(await readFile('package.json', 'utf8'))
    const known = (name: string) =>
      existsSync(join(src, name)) ||
      isBuiltin(name.replace('/', ':')) ||
      name in { ...dependencies, ...devDependencies }
    expect(
      [...pure, ...alsoPure, ...[...mayImport.values()].flat()].filter(
        (name) => name !== 'node' && !known(name),
      ),
    ).toEqual([])
  })
})

it('imports in src and test form no circle', async () => {
  const folders = ['src', 'test'].map(async (folder) => {
    const files = await sources(join(root, folder))
    return files.map(({ path, code }) => ({ path: `${folder}/${path}`, code }))
  })
  expect(circlesIn((await Promise.all(folders)).flat())).toEqual([])
})

describe('what the code may touch', async () => {
  const files = await sources()

  it.each([...pure, ...alsoPure])('%s uses no browser, no page, no clock and no chance', async (folder) => {
    const inFolder = files.filter(({ path }) => path.startsWith(`${folder}/`))
    expect(await touched(inFolder, [...browserApi, ...clockAndChance])).toEqual([])
  })

  it('src makes no request outside the tenant check, runs no text as code and writes no HTML', async () => {
    const others = files.filter(({ path }) => path !== 'workbench/tenant/graph-access.ts')
    expect(await touched(others, networkAndCode)).toEqual([])
  })

  it('the page reader only reads: it presses, fills, adds and changes nothing', () => {
    const inThePage = ['content/', 'microsoft/', 'popup/capture.ts', 'popup/personal-areas.ts']
    const reader = files.filter(({ path }) => inThePage.some((part) => path.startsWith(part)))
    expect(
      reader.flatMap(({ path, code }) => (code.match(changesAPage) ?? []).map((use) => `${path}: ${use}`)),
    ).toEqual([])
  })
})

describe('these checks', () => {
  it('find imports of every form', () => {
    const code = [
      "import browser from 'webextension-polyfill'",
      "import type {\n  A,\n  B,\n} from '../attempt/types.ts'",
      "import './side.ts'",
      "export { c } from '../ui/c.ts'",
      "export * from 'preact/hooks'",
      "const d = () => import('@azure/msal-browser')",
      "let e: import('../report/e.ts').E",
      "import fs from 'node:fs'",
      "// import x from '../cli/x.ts'",
    ].join('\n')
    expect(importsOf('popup/popup.tsx', code)).toEqual([
      'webextension-polyfill',
      'attempt/types.ts',
      'popup/side.ts',
      'ui/c.ts',
      'preact/hooks',
      'node/fs',
      '@azure/msal-browser',
      'report/e.ts',
    ])
  })

  it('find a circle, also one of types', () => {
    const files = [
      { path: 'src/a.ts', code: "import './b.ts'" },
      { path: 'src/b.ts', code: "import type { C } from './c.ts'" },
      { path: 'src/c.ts', code: "export * from './b.ts'" },
    ]
    expect(circlesIn(files)).toEqual(['src/b.ts > src/c.ts > src/b.ts'])
    expect(circlesIn(files.slice(0, 2))).toEqual([])
  })

  it('tell a global from a property, a text, a comment and a local name', async () => {
    const code = (text: string) => [{ path: 'a.ts', code: text }]
    const names = ['document', 'Date.now', 'fetch']
    expect(await touched(code('export const a = document.title + Date.now()'), names)).toEqual([
      'a.ts: document',
      'a.ts: Date.now',
    ])
    expect(
      await touched(
        code('// fetch()\nexport const a = (document: string, b: any) => document + "fetch" + b.fetch'),
        names,
      ),
    ).toEqual([])
    expect(await touched(code('export const a = new Date(), b = new Date(0)'), ['Date.now'])).toEqual([
      'a.ts: new Date()',
    ])
    expect(await touched(code('export const a = new Date(0)'), ['Date.now'])).toEqual([])
    expect(await touched(code('export const f = (e: any) => { e.innerHTML = "" }'), [])).toEqual([
      'a.ts: innerHTML',
    ])
  })

  it.each([
    'button.click()',
    'form.submit()',
    "field.value = 'x'",
    'body.append(node)',
    "box.setAttribute('a', 'b')",
  ])('find that %s changes the page', (use) => {
    expect(use.match(changesAPage)).toHaveLength(1)
  })
})

/** The code spans of a text: "the pure folders, `ui`, `a/{b,c}.ts`" → ui, a/b.ts, a/c.ts. */
function spansIn(text = ''): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, name = '']) => {
    const [before = '', names, after = ''] = name.split(/[{}]/)
    return names === undefined ? [name] : names.split(',').map((each) => `${before}${each}${after}`)
  })
}

function allowedIn(cell: string): string[] {
  return [...(cell.startsWith('the pure folders') ? pure : []), ...spansIn(cell)]
}

interface Source {
  /** Below its folder, with `/`. */
  path: string
  code: string
}

async function sources(below = src): Promise<Source[]> {
  const all = await readdir(below, { recursive: true })
  const paths = all.map((path) => path.replaceAll('\\', '/')).filter((path) => /\.tsx?$/.test(path))
  return Promise.all(
    paths.sort().map(async (path) => ({ path, code: await readFile(join(below, path), 'utf8') })),
  )
}

function folders(files: Source[]): string[] {
  return [...new Set(files.map(({ path }) => path.slice(0, path.indexOf('/'))))]
}

/** The modules that a file imports, types too: a path, or a package (`node:fs` as `node/fs`). */
function importsOf(path: string, code: string): string[] {
  const named = [
    ...code.matchAll(/^(?:import|export)\s+(?:[\w$*{},\s]+\sfrom\s+)?'([^']+)'/gm),
    ...code.matchAll(/\bimport\(\s*['"`]([^'"`]+)['"`]/g),
  ].map((match) => match[1] ?? '')
  return named.map((name) =>
    name.startsWith('.') ? posix.join(posix.dirname(path), name) : name.replace(/^node:/, 'node/'),
  )
}

/** Each circle as a chain of paths. A file that was visited once is not searched again. */
function circlesIn(files: readonly Source[]): string[] {
  const imports = new Map(files.map(({ path, code }) => [path, importsOf(path, code)]))
  const done = new Set<string>()
  const visit = (path: string, chain: readonly string[]): string[] => {
    if (chain.includes(path)) return [[...chain.slice(chain.indexOf(path)), path].join(' > ')]
    if (done.has(path)) return []
    const found = (imports.get(path) ?? []).flatMap((target) => visit(target, [...chain, path]))
    done.add(path)
    return found
  }
  return files.flatMap(({ path }) => visit(path, []))
}

/** The globals that the files use. esbuild resolves names: properties and texts do not count. */
async function touched(files: Source[], globals: string[]): Promise<string[]> {
  const marks = globals.map((name) => [name, `TOUCHED_${name.replace('.', '_')}`] as const)
  const found = await Promise.all(
    files.map(async ({ path, code }) => {
      const loader = path.endsWith('x') ? 'tsx' : 'ts'
      const result = await transform(code, { loader, jsx: 'automatic', define: Object.fromEntries(marks) })
      const uses = marks.flatMap(([name, mark]) =>
        new RegExp(`\\b${mark}\\b`).test(result.code) ? [name] : [],
      )
      if (globals.includes('Date.now') && /\bnew Date\(\)/.test(result.code)) uses.push('new Date()')
      if (/innerHTML|outerHTML|insertAdjacentHTML|document\.write/i.test(result.code)) uses.push('innerHTML')
      return uses.map((use) => `${path}: ${use}`)
    }),
  )
  return found.flat()
}
