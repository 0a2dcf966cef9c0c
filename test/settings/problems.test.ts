import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effectiveSettings } from '../../src/settings/effective.ts'
import { exampleOf } from '../../src/settings/examples.ts'
import { problemsOf as allProblems } from '../../src/settings/problems.ts'
import { settingsTable } from '../../src/settings/table.ts'
import { clientId, tenant } from '../builders.ts'
import { forgedChoices, policySettings, policyWith } from './policies.ts'

const problemsOf = (policy: unknown) => allProblems({ policy, person: undefined })

describe('names', () => {
  test.each<[string, unknown, [string, string, string][]]>([
    ['an unknown key', { clientId: 'x' }, [['clientId', 'unknown', '"x"']]],
    ['an unknown key in a group', { report: { lvl: 1 } }, [['report.lvl', 'unknown', '1']]],
    ['a group that is not an object', { report: 'full' }, [['report', 'type', '"full"']]],
    ['a wrong type', { openPopup: 'yes' }, [['openPopup', 'type', '"yes"']]],
    ['a wrong choice', { language: 'fr' }, [['language', 'value', '"fr"']]],
    [
      'an entry of a list',
      { clientIds: [clientId, 'x', 7] },
      [
        ['clientIds[2]', 'value', '"x"'],
        ['clientIds[3]', 'type', '7'],
      ],
    ],
    ['a wrong default', { defaults: { history: 1 } }, [['defaults.history', 'type', '1']]],
    [
      'a default for a setting of the policy',
      { defaults: { tenant } },
      [['defaults.tenant', 'not-yours', `"${tenant}"`]],
    ],
    ['defaults that are not an object', { defaults: 'x' }, [['defaults.', 'type', '"x"']]],
    ['a lock of an unknown key', { locked: ['x'] }, [['locked[1]', 'unknown', '"x"']]],
    ['locks that are not a list', { locked: 'history' }, [['locked', 'type', '"history"']]],
    ['a policy that is not an object', 'text', [['', 'type', '"text"']]],
  ])('%s', (_, policy, expected) => {
    expect(problemsOf(policy)).toEqual(
      expected.map(([key, problem, value]) => ({ source: 'policy', key, problem, value })),
    )
  })
  test('a text that is too long, and a list with too many entries', () => {
    const brokerHosts = Array.from({ length: 60 }, (_, n) => `h${n}.example`)
    const policy = { startAddress: `https://x.example/${'x'.repeat(2000)}`, brokerHosts }
    expect(problemsOf(policy).map(({ key, problem }) => [key, problem])).toEqual([
      ['startAddress', 'too-long'],
      ['brokerHosts', 'too-many'],
    ])
  })
  test('each setting of the policy that a person has set', () => {
    const problems = allProblems({ policy: {}, person: forgedChoices })
    expect(problems.map(({ source, key, problem }) => [source, key, problem])).toEqual(
      policySettings.map(({ key }) => ['person', key, 'not-yours']),
    )
  })
})

test('a value that is nested too deep is named by its type', () => {
  const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)
  expect(problemsOf({ unheard: deep })).toEqual([
    { source: 'policy', key: 'unheard', problem: 'unknown', value: 'object' },
  ])
})

test('the value is short and in plain characters', () => {
  const [problem] = problemsOf({ language: `\u202e${'ab\n'.repeat(5000)}` })
  expect(problem?.value).toMatch(/^[\x20-\x7e]{1,80}$/)
})

test('the examples of all settings have no problem', () => {
  expect(problemsOf(policyWith(settingsTable))).toEqual([])
})

test('in 200 spoiled policies, each good key is effective and each bad key is named', () => {
  const hostile = [
    'javascript:alert(1)',
    '\u202e<img src=x onerror=alert(1)>',
    'x'.repeat(5000),
    {},
    [[]],
    -0,
  ]
  const wrong = fc.oneof(
    fc.constantFrom<unknown>(...hostile),
    fc.jsonValue().filter((value) => typeof value !== 'boolean' && !isDeepStrictEqual(value, [])),
  )
  const keys = settingsTable.map(({ key }) => key)
  const spoiled = fc.record({
    good: fc.subarray(keys),
    values: fc.array(wrong, { minLength: keys.length, maxLength: keys.length }),
    unknown: fc.dictionary(
      fc.string({ maxLength: 20 }).map((name) => `x${name}`),
      fc.jsonValue(),
      { maxKeys: 9 },
    ),
  })
  fc.assert(
    fc.property(spoiled, ({ good, values, unknown }) => {
      const policy = {
        ...unknown,
        ...policyWith(settingsTable, (setting) =>
          good.includes(setting.key) ? exampleOf(setting) : values[keys.indexOf(setting.key)],
        ),
      }
      const { from } = effectiveSettings({ policy, person: undefined })
      const named = problemsOf(policy).map(({ key }) => key.replace(/\[\d+\]$/, ''))
      for (const key of keys) {
        if (good.includes(key)) expect([key, from[key]]).toEqual([key, 'policy'])
        // A value made by chance can fit a text setting.
        else if (from[key] !== 'policy') expect(named).toContain(key)
      }
      expect(named).toEqual(expect.arrayContaining(Object.keys(unknown)))
    }),
    { numRuns: 200 },
  )
})
