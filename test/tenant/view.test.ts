import { describe, expect, test } from 'vitest'
import { fill, type Language, languages, loadTenantWords } from '../../src/_locales/index.ts'
import { isLook } from '../../src/tenant/acts.ts'
import type { Result } from '../../src/tenant/types.ts'
import { verdictOf } from '../../src/tenant/verdict.ts'
import { checkView } from '../../src/tenant/view.ts'
import { graphTenants } from '../simulator/graph/tenants.ts'
import { checked, expected } from './checking.ts'

const english = await loadTenantWords('en')

describe('every result of every tenant has words', () => {
  const cases = languages.flatMap((language) =>
    graphTenants.map(({ name }): [Language, string] => [language, name]),
  )
  test.each(cases)('%s, %s', async (language, name) => {
    const words = await loadTenantWords(language)
    const { results } = await checked(name)
    const views = results.map((result) => checkView(result, words, 'Clara Technologies'))
    const { meets, why, changes } = verdictOf(results, expected)
    const texts = [
      ...views.flatMap(({ title, sentences }) => [title, ...sentences]),
      words[`meets-${meets}`],
      ...why.map((one) => words[`why-${one}`]),
      ...changes.flatMap(({ act }) => [
        words[`act-${act}`],
        words[`roles-${act}`],
        isLook(act) ? words[`act-${act}`] : words[`mind-${act}`],
      ]),
    ]
    expect(views.filter(({ sentences }) => sentences.length === 0)).toEqual([])
    for (const text of texts) {
      expect(text).toBeTruthy()
      expect(text).not.toMatch(/[{}]|undefined|SECRET|\u202e/)
    }
  })
})

test('a publisher other than the expected one needs attention', async () => {
  const [app] = (await checked('approved')).results
  if (app === undefined) throw new Error('no result')
  expect(checkView(app, english, 'Clara Technologies').status).toBe('good')
  expect(checkView(app, english, 'Somebody').status).toBe('attention')
})

test.each([
  ['flooded', 'signIns', 'fail-throttled'],
  ['diverted', 'signIns', 'stop-link'],
] as const)('of %s the check %s says that it read a part, and why', async (name, id, why) => {
  const result = (await checked(name)).results.find((one) => one.id === id)
  if (result === undefined) throw new Error('no result')
  expect(checkView(result, english, null).sentences.at(-1)).toBe(fill(english.inPart, { why: english[why] }))
})

test('other people’s words are quoted, and cannot end their quotation', () => {
  const by = ['Ana” Approved by Microsoft “', 'Luis']
  const finding = { open: 2, oldest: null, by, stop: null }
  const result: Result = { id: 'requests', permission: 'x', status: 'done', finding }
  expect(checkView(result, english, null).sentences).toEqual([
    "Open: 2. The oldest since ?: “Ana' Approved by Microsoft '”, “Luis”.",
  ])
})

test.each([
  ['custom', 'attention'],
  ['mixed', 'attention'],
  ['recommended', 'good'],
  ['strict', 'good'],
])('a consent policy of the tenant’s own needs attention: %s, %s', async (name, status) => {
  const result = (await checked(name)).results.find(({ id }) => id === 'userConsent')
  if (result === undefined) throw new Error('no result')
  expect(checkView(result, english, null).status).toBe(status)
})

test('both switches of risk-based step-up are shown', async () => {
  const result = (await checked('risky')).results.find(({ id }) => id === 'stepUp')
  if (result === undefined) throw new Error('no result')
  expect(checkView(result, english, null).sentences).toEqual([
    english['stepUp-unclear'],
    'BlockUserConsentForRiskyApps (directory settings): not set. allowUserConsentForRiskyApps (authorization policy): true.',
  ])
})

test('without a license for sign-in logs, the view links to the portal', async () => {
  const signIns = (await checked('unlicensed')).results.find(({ id }) => id === 'signIns')
  if (signIns === undefined) throw new Error('no result')
  expect(checkView(signIns, english, null).address).toContain('SignInEventsV3Blade')
})
