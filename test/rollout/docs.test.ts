import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { company, filesOf } from './builders.ts'

const folder = 'docs/deployment'
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
const read = (path: string) => readFileSync(path, 'utf8')

describe('the pages for administrators', () => {
  it('link to every page', () => {
    const linked = linksOf(read(join(folder, 'README.md')))
    expect(
      pages.filter((page) => page !== 'README.md' && !linked.some((link) => link.startsWith(page))),
    ).toEqual([])
  })

  it.each([...pages, 'README.md'])('%s names only files that the command writes', async (page) => {
    const paths = [...(await filesOf(company())).keys()]
    const browser = (path: string) => path.replaceAll(/\bBROWSER\b/g, 'edge')
    const named = [
      ...read(join(folder, page)).matchAll(
        /`((?:windows|macos|extension-settings|google-admin|firefox)[\\/][^`\s]*\.\w+)`/g,
      ),
    ]
      .map(([, path = '']) => browser(path.replaceAll('\\', '/')))
      .filter((path) => !path.includes('*'))
    expect(named.filter((path) => !paths.includes(path))).toEqual([])
  })

  it('explain each folder', async () => {
    const index = read(join(folder, 'README.md'))
    const folders = new Set([...(await filesOf(company())).keys()].map((path) => path.split('/')[0]))
    for (const name of folders) expect(index).toMatch(new RegExp(`^\\| \`${name}\\b.*\``, 'm'))
  })
})

function linksOf(text: string): string[] {
  const links: string[] = []
  marked.walkTokens(marked.lexer(text), (token) => {
    if (token.type === 'link' && !/^\w+:/.test(token.href)) links.push(token.href)
  })
  return links
}
