import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const languages = { en: 'en', es: 'es', 'pt-BR': 'pt_BR' } as const
const headings = ['Name', 'Summary', 'Description', 'Single purpose', 'Category', 'Search terms']

describe.each(Object.entries(languages))('the listing in %s', async (language, folder) => {
  const parts = sections(await readFile(`docs/store/listing.${language}.md`, 'utf8'))
  const words = JSON.parse(await readFile(`src/_locales/${folder}/messages.json`, 'utf8'))
  const part = (name: string) => parts.get(name) ?? ''

  it('has every part that the stores need', () => {
    expect([...parts.keys()]).toEqual(headings)
  })
  it('has the name and summary of the package', () => {
    expect(part('Name')).toBe(words.extensionName.message)
    expect(part('Summary')).toBe(words.extensionDescription.message)
  })
  it('fits the lengths of all stores', () => {
    // Edge limits names and descriptions most, Chrome summaries.
    expect(part('Name').length).toBeLessThanOrEqual(45)
    expect(part('Summary').length).toBeLessThanOrEqual(132)
    expect(part('Description').length).toBeGreaterThanOrEqual(250)
    expect(part('Description').length).toBeLessThanOrEqual(10_000)
    const terms = part('Search terms')
      .split('\n')
      .map((term) => term.replace(/^- /, ''))
    expect(terms.length).toBeLessThanOrEqual(7)
    expect(terms.filter((term) => term.length > 30)).toEqual([])
    expect(terms.join(' ').split(' ').length).toBeLessThanOrEqual(21)
  })
})

describe('the pages for reviewers', async () => {
  const manifest = JSON.parse(await readFile('manifest.json', 'utf8'))
  const permissions = await readFile('docs/permissions.md', 'utf8')
  const reviewers = await readFile('docs/store/reviewers.md', 'utf8')

  it.each<string>([...manifest.permissions, ...manifest.host_permissions])('give a reason for %s', (name) => {
    expect(permissions).toContain(`| \`${name}\` | `)
  })
  it.each<string>(manifest.permissions)('say why we use %s', (name: string) => {
    expect(reviewers).toContain(`\`${name}\``)
  })
  it.each<string>(manifest.optional_host_permissions)('name the optional %s', (pattern) => {
    const host = new URL(pattern.replace('*', '')).hostname
    const short = host.replace(/^login\.sovcloud-identity/, '')
    expect(permissions.includes(`\`${host}\``) || permissions.includes(`\`${short}\``)).toBe(true)
  })
})

/** The text below each second-level heading. */
function sections(text: string): Map<string, string> {
  return new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((part) => {
        const [heading = '', ...lines] = part.split('\n')
        return [heading, lines.join('\n').trim()]
      }),
  )
}
