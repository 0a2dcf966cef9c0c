import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const languages = ['en', 'es', 'pt-BR'] as const
const read = async (name: string) => [name, await readFile(`docs/${name}.md`, 'utf8')] as const
const packs = await Promise.all(languages.map((one) => read(`deployment/privacy-pack.${one}`)))
const policies = await Promise.all(['privacy', 'privacy.es', 'privacy.pt-BR'].map(read))

describe.each(packs)('%s', (_, text) => {
  const rows = dataMap(text)

  it('has a row for each kind of data that the extension keeps', () => {
    expect(rows.map((cells) => /`storage\.\w+`/.exec(cells[2] ?? '')?.[0] ?? '-')).toEqual([
      '`storage.session`',
      '`storage.local`',
      '-',
      '`storage.session`',
      '`storage.session`',
      '`storage.session`',
      '`storage.local`',
      '-',
      '-',
    ])
  })

  it('names the limits of docs/architecture.md', async () => {
    const stored = await readFile('docs/architecture.md', 'utf8')
    const limitsOf = (key: string) => new RegExp(`\\| \`${key}\` \\|.*`).exec(stored)?.[0] ?? ''
    const [tabs, history, , others] = rows.map((cells) => numbersIn(cells[3] ?? ''))
    expect(limitsOf('tab:<id>')).toContain(`${tabs} tabs`)
    expect(limitsOf('history')).toContain(`${history?.[1]} entries, ${history?.[0]} days`)
    expect(limitsOf('otherTabs')).toContain(`| ${others},`)
  })

  it('advises only settings and values that exist', async () => {
    const settings = await readFile('docs/settings.md', 'utf8')
    const named = [...text.matchAll(/`(history|report\.\w+)`[^`]*`(\w+)`/g)]
    expect(named.map(([, key]) => key)).toEqual(['history', 'report.level', 'report.tenant'])
    for (const [, key, value] of named) {
      const row = settings.split('\n').find((line) => line.startsWith(`| \`${key}\` `)) ?? ''
      expect(value === 'false' ? row.includes('true or false') : row.includes(`\`${value}\``)).toBe(true)
    }
  })
})

describe('the privacy policy', () => {
  it.each(policies)('%s names each kind of data that stays', (_, text) => {
    expect(text).toMatch(/\b20\b/)
    expect(text).toMatch(/\b60 (?:days|días|dias)\b/)
    expect(text).toMatch(/\b(?:thirty|treinta|trinta)\b/)
    expect(text.match(/^- \*\*/gm)).toHaveLength(5)
  })
})

/** The cells of the first table. */
function dataMap(text: string): string[][] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith('|---'))
  const table = lines.slice(start + 1)
  return table
    .slice(
      0,
      table.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) => line.split(' | '))
}

const numbersIn = (text: string) => (text.match(/\d+/g) ?? []).map(Number)
