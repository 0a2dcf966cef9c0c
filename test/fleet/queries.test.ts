import { describe, expect, it } from 'vitest'
import { loadFleetWords } from '../../src/_locales/fleet.ts'
import { languages } from '../../src/_locales/index.ts'
import { codeRows, stepCodes } from '../../src/fleet/causes.ts'
import { type Query, type QueryId, queries, queryText } from '../../src/fleet/queries.ts'
import { ruleQuery } from '../../src/fleet/rule.ts'
import type { Fleet } from '../../src/fleet/types.ts'
import { expected, log } from './golden-log.ts'
import { parseKusto } from './kusto-parser.ts'

const usual: Fleet = { clientIds: ['c1a7a000-1111-4222-8333-0123456789ab'], language: 'en', alertAt: 5 }
const [first] = queries as [Query]
const words = await loadFleetWords('en')

const columns: Record<QueryId, readonly string[]> = {
  'blocked-by-day': ['Day', 'Scenario', 'Cause', 'Owner', 'People'],
  'since-when': ['Scenario', 'Cause', 'Owner', 'First', 'Last', 'People', 'SignIns'],
  'still-blocked': ['Scenario', 'Cause', 'Owner', 'Code', 'People', 'Last'],
  'fixed-after': ['People', 'MedianMinutes', 'Scenario', 'Cause', 'Owner'],
  'waiting-requests': ['Scenario', 'Cause', 'People', 'Last'],
  'success-share': ['Day', 'SignIns', 'Successes', 'Percent'],
  'new-causes': ['Code', 'Scenario', 'Cause', 'Owner', 'First', 'People'],
  'one-person': ['TimeGenerated', 'Code', 'Scenario', 'Cause', 'Owner', 'CorrelationId'],
}

describe("Microsoft's parser", () => {
  it.each(queries)('finds nothing wrong in $id, and its columns', (query) => {
    expect(parseKusto(queryText(query, usual, words))).toEqual({
      complaints: [],
      columns: columns[query.id],
    })
  })

  it.each(languages)('finds nothing wrong in any query with the words of %s', async (language) => {
    const own = await loadFleetWords(language)
    const all = [...queries.map((query) => queryText(query, usual, own)), ruleQuery(usual, own)]
    expect(all.flatMap((text) => parseKusto(text).complaints)).toEqual([])
  })

  it.each([
    ['no client ID', []],
    ['a quotation mark', ['" | take 1 //']],
    ['a backslash', ['\\"']],
    ['a new line', ['a\n| take 1']],
    ['a hundred client IDs', Array.from({ length: 100 }, () => usual.clientIds[0] ?? '')],
  ])('finds nothing wrong, and nothing added, with %s', (_, clientIds) => {
    expect(parseKusto(queryText(first, { ...usual, clientIds }, words))).toEqual({
      complaints: [],
      columns: columns[first.id],
    })
  })

  it('would find a misspelled column, and a sentence that does not end', () => {
    expect(parseKusto('SigninLogs | where UserIdd == ""').complaints).not.toEqual([])
    expect(parseKusto('SigninLogs | where').complaints).not.toEqual([])
  })
})

describe('a query', () => {
  it('uses the client IDs alone if there are some', () => {
    const text = queryText(first, usual, words)
    expect(text).toContain('| where AppId in~ (ClaraApps)')
    expect(text).not.toContain(words.byName)
  })

  it('uses the name, and says so, if there is no client ID', () => {
    const text = queryText(first, { ...usual, clientIds: [] }, words)
    expect(text).toContain('| where AppDisplayName has "Clara"')
    expect(text).toContain(`// ${words.byName}`)
  })

  it('knows each code of the table once, none of which is a question to the person', () => {
    const codes = codeRows().map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => stepCodes.includes(code))).toEqual([])
  })
})

describe('the log written by hand', () => {
  it('has a result for each query but the one about a person', () => {
    const without = queries.filter(({ id }) => expected[id] === undefined).map(({ id }) => id)
    expect(without).toEqual(['one-person'])
  })

  it('agrees with itself: its days and people are those of its rows', () => {
    const blocked = log.filter(({ code }) => code !== '0' && !stepCodes.includes(code))
    const days = [...new Set(blocked.map(({ at }) => at.slice(0, 10)))].sort()
    expect([...new Set(expected['blocked-by-day']?.map(({ day }) => day))]).toEqual(days)
  })
})
