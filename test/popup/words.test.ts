import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languages, loadWords } from '../../src/_locales/index.ts'

const english = await loadWords('en')
const src = join(import.meta.dirname, '..', '..', 'src')
const code = await allCode()

describe.each(['pages', 'report'] as const)('the words of %s.json', (file) => {
  const names = Object.keys(english[file])

  it.each(names)('%s is used', (name) => {
    // `evidence-code` is read as `evidence-${what}`.
    const family = name.slice(0, name.indexOf('-') + 1)
    expect(family === '' ? new RegExp(`\\b${name}\\b`).test(code) : code.includes(`\`${family}\${`)).toBe(
      true,
    )
  })

  it.each(languages)(
    'are complete in %s, with the same places for values and nothing empty',
    async (language) => {
      const words: Record<string, string> = (await loadWords(language))[file]
      expect(Object.keys(words)).toEqual(names)
      expect(Object.values(words).map(placesIn)).toEqual(Object.values(english[file]).map(placesIn))
      expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([])
    },
  )
})

const placesIn = (text: string) => text.match(/\{\w+\}/g) ?? []

async function allCode(): Promise<string> {
  const paths = (await readdir(src, { recursive: true })).filter((path) => /\.tsx?$/.test(path))
  return (await Promise.all(paths.map((path) => readFile(join(src, path), 'utf8')))).join('\n')
}
