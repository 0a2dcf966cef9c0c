import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { languages, loadWords } from '../../src/_locales/index.ts'
import { pathsByName, portalPaths } from '../../src/report/portal-paths.ts'

const rows = (await readFile('docs/facts.md', 'utf8'))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Statement'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()))
const statements = rows.map(([statement = '']) => statement).join('\n')

/** A role as Microsoft writes it. */
const role =
  /(?!(?:As|Un|Um) )\b(?:[A-Z]\w+ )+(?:Administrator|Admin|Reader|Operator|Reviewer|Inviter|Developer|Manager|Approver|Owner)\b/g

const times = {
  en: /\b(?:\d+|an?|few|some|one|two|five|up to an) (?:few )?(?:minutes?|hours?|days?|weeks?|years?)\b/g,
  es: /\b(?:\d+|una?|unos|cinco|pocos|algunos) (?:minutos?|horas?|días?|semanas?|años?)\b/g,
  'pt-BR': /\b(?:\d+|uma?|alguns|cinco|poucos) (?:minutos?|horas?|dias?|semanas?|anos?)\b/g,
} as const

describe('the page of facts', () => {
  it('has a source and a day in every row, or says that the statement is ours', () => {
    const wrong = rows.filter(([, source = '', read = '']) => {
      const isOurs = source === '**Ours**' && read === '–'
      return (
        !isOurs &&
        !(/^\[.+\]\(https:\/\/learn\.microsoft\.com\/.+\)/.test(source) && /^2026-\d\d-\d\d$/.test(read))
      )
    })
    expect(wrong).toEqual([])
    expect(rows.length).toBeGreaterThan(40)
  })

  it('has every menu path of the reports', () => {
    const paths = [...Object.values(pathsByName), ...Object.values(portalPaths).map(({ before }) => before)]
    expect(paths.filter((path) => !statements.includes(path))).toEqual([])
  })
})

describe.each(languages)('the texts for IT in %s', async (language) => {
  const { message, report, scenarios } = await loadWords(language)
  const messages = Object.values(scenarios.scenarios).flatMap((row) =>
    'message' in row ? [row.message] : [],
  )
  const { setup } = scenarios.scenarios['app-misconfigured@it']
  const texts = textsIn([message, messages, setup, report])

  it('name no role that the facts do not have', () => {
    const roles = texts.flatMap((text) => text.match(role) ?? [])
    expect(roles.length).toBeGreaterThan(20)
    expect(roles.filter((one) => !statements.includes(one))).toEqual([])
  })

  it('name menu paths by their places alone', () => {
    const isPath = (text: string) => /[>→»›]/.test(text.replace(/\{\w+\} > (?:My Pending|All)/g, ''))
    expect(texts.filter(isPath)).toEqual([])
    const places = texts.flatMap((text) => text.match(/\{[a-z]\w+\}/g) ?? []).map((one) => one.slice(1, -1))
    const known = [...Object.keys(pathsByName), ...Object.keys(message.common), ...otherPlaces]
    expect(places.filter((one) => !known.includes(one))).toEqual([])
  })

  it('name no time that the facts do not have', () => {
    const named = texts.flatMap((text) => text.toLowerCase().match(times[language]) ?? [])
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((one) => !statements.includes(one))).toEqual([])
  })
})

/** Places that hold a value instead of a path. */
const otherPlaces = [
  ...['someone', 'customer', 'code', 'id', 'host', 'approve', 'approveToo', 'change', 'expected', 'seen'],
  ...['value', 'permission', 'now', 'before'],
]

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
