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

describe('the tables of docs/architecture.md name', async () => {
  const text = await readFile('docs/architecture.md', 'utf8')
  const inTables = (root: string) =>
    [...text.matchAll(/^\| (`.*?) \|/gm)]
      .flatMap(([, cell = '']) => cell.split(', '))
      .filter((one) => one.startsWith(`\`${root}/`))
      .sort()

  it('every folder of src', async () => {
    const folders = (await readdir('src')).map((folder) => `\`src/${folder}\``)
    expect(inTables('src')).toEqual(folders.sort())
  })
  it('everything in test except the unit tests of a folder of src', async () => {
    const ofSrc = await readdir('src')
    const others = (await readdir('test')).filter((name) => !ofSrc.includes(name))
    expect(inTables('test')).toEqual(others.map((name) => `\`test/${name}\``).sort())
  })
})

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
