import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { languages, loadWords } from '../../src/_locales/index.ts'
import { pathsByName, portalPaths } from '../../src/report/portal-paths.ts'

const rows = (await readFile('docs/facts.md', 'utf8'))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Statement'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()))
const statements = rows.map(([statement = '']) => statement).join('\n')
/** A role or a time, and the texts that may name it. */
const bound = rows
  .filter((cells) => cells.length === 4)
  .map(([statement = '', keys = '']) => ({
    statement,
    keys: Array.from(keys.matchAll(/`([^`]+)`/g), ([, key = '']) => key),
  }))

/** A role as Microsoft writes it. */
const role =
  /(?!(?:As|Un|Um) )\b(?:[A-Z]\w+ )+(?:Administrator|Admin|Reader|Operator|Reviewer|Inviter|Developer|Manager|Approver|Owner)(?=s?\b)/g

const times = {
  en: /\b(?:\d+|an?|few|some|one|two|five|up to an) (?:few )?(?:minutes?|hours?|days?|weeks?|years?)\b/g,
  es: /\b(?:\d+|una?|unos|cinco|pocos|algunos) (?:minutos?|horas?|días?|semanas?|años?)\b/g,
  'pt-BR': /\b(?:\d+|uma?|alguns|cinco|poucos) (?:minutos?|horas?|dias?|semanas?|anos?)\b/g,
} as const

describe('the page of facts', () => {
  it('has a source and a day in every row, or says that the statement is ours', () => {
    const wrong = rows.filter((cells) => {
      const [source = '', read = ''] = cells.slice(-2)
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
  const texts = textsIn({ message, report, ...ofScenarios(scenarios.scenarios) })
  const named = texts.flatMap(([key, text]) =>
    [...(text.match(role) ?? []), ...(text.toLowerCase().match(times[language]) ?? [])].map(
      (fact) => `${key}: ${fact}`,
    ),
  )

  it('name a role or a time only where the facts allow it', () => {
    expect(named.length).toBeGreaterThan(25)
    const isAllowed = (one: string) => {
      const [key = '', fact = ''] = one.split(': ')
      return bound.some(({ statement, keys }) => keys.includes(key) && statement.includes(fact))
    }
    expect(named.filter((one) => !isAllowed(one))).toEqual([])
  })

  it('are there, for every row of the facts', () => {
    const keys = texts.map(([key]) => key)
    expect(bound.flatMap((row) => row.keys).filter((key) => !keys.includes(key))).toEqual([])
  })

  it('name menu paths by their places alone', () => {
    const isPath = (text: string) => /[>→»›]/.test(text.replace(/\{\w+\} > (?:My Pending|All)/g, ''))
    expect(texts.filter(([, text]) => isPath(text))).toEqual([])
    const places = texts
      .flatMap(([, text]) => text.match(/\{[a-z]\w+\}/g) ?? [])
      .map((one) => one.slice(1, -1))
    const known = [...Object.keys(pathsByName), ...Object.keys(message.common), ...otherPlaces]
    expect(places.filter((one) => !known.includes(one))).toEqual([])
  })
})

/** Places that hold a value instead of a path. */
const otherPlaces = [
  ...[
    'someone',
    'customer',
    'code',
    'id',
    'host',
    'approve',
    'approveToo',
    'approveSelf',
    'change',
    'expected',
    'seen',
  ],
  ...['value', 'permission', 'now', 'before'],
]

/** What each scenario says to IT. */
function ofScenarios(all: Readonly<Record<string, object>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(all).map(([id, row]) => [
      id,
      { ...('message' in row && (row.message as object)), ...('setup' in row && { setup: row.setup }) },
    ]),
  )
}

/** Every text with the path of its key. */
function textsIn(value: unknown, path: string[] = []): [key: string, text: string][] {
  if (typeof value === 'string') return [[path.join('.'), value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key]))
}
