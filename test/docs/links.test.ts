import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { marked, type Token } from 'marked'
import { describe, expect, it } from 'vitest'

const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file))
const { scripts } = JSON.parse(await readFile('package.json', 'utf8'))

describe.each(pages)('%s', async (page) => {
  const text = await readFile(page, 'utf8')

  it('links to existing files and headings', async () => {
    const broken: string[] = []
    for (const link of linksIn(text)) {
      const [path = '', heading] = link.split('#')
      const file = path === '' ? page : join(dirname(page), decodeURI(path))
      if (!existsSync(file)) broken.push(link)
      else if (heading && !headingsOf(await readFile(file, 'utf8')).includes(heading)) broken.push(link)
    }
    expect(broken).toEqual([])
  })
  it('names existing npm scripts', () => {
    const named = [...text.matchAll(/npm run (?:-s )?([\w-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })
  it('names existing files and folders', () => {
    expect(pathsIn(text).filter((path) => !existsSync(path))).toEqual([])
  })
})

describe('docs/architecture.md names', async () => {
  const text = await readFile('docs/architecture.md', 'utf8')
  const foldersOf = async (root: string) =>
    (await readdir(root, { withFileTypes: true })).flatMap((one) => (one.isDirectory() ? one.name : []))

  it('every folder of src in its table', async () => {
    const named = [...text.matchAll(/^\| (`src\/.+?) \|/gm)].flatMap(([, cell = '']) => namedIn(cell, 'src'))
    expect(named.sort()).toEqual((await foldersOf('src')).sort())
  })
  it('every folder of test except those of the unit tests', async () => {
    const list = text.split('\n').filter((line) => line.startsWith('- `test/'))
    const ofSrc = await foldersOf('src')
    const others = (await foldersOf('test')).filter((name) => !ofSrc.includes(name))
    expect(namedIn(list.join('\n'), 'test').sort()).toEqual(others.sort())
  })
})

function namedIn(text: string, root: string): string[] {
  return [...text.matchAll(new RegExp(`\`${root}/([\\w-]+)\``, 'g'))].map(([, name = '']) => name)
}

function linksIn(text: string): string[] {
  const links: string[] = []
  marked.walkTokens(marked.lexer(text), (token: Token) => {
    if (token.type === 'link' || token.type === 'image') links.push(token.href)
  })
  return links.filter((link) => !/^[a-z]+:/i.test(link))
}

function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Paths such as `src/x/y.ts`, without parts that stand for any name (`FILE`, a star). */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/(?<![\w./-])(?:src|test|docs|icons|\.ci|\.github)\/[\w./*-]*[\w*/]/g)]
    .map(([path]) => path)
    .map((path) =>
      path
        .split('/')
        .filter((part) => !/^[A-Z_]+(\.\w+)?$|\*/.test(part) || part === 'README.md')
        .join('/'),
    )
}
