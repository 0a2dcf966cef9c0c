import { describe, expect, test } from 'vitest'
import { type Language, languages, loadTenantWords } from '../../src/_locales/index.ts'
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
      ...changes.flatMap(({ act }) => [words[`act-${act}`], words[`roles-${act}`], words[`mind-${act}`]]),
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

test('without a licence for sign-in logs, the view links to the portal', async () => {
  const signIns = (await checked('unlicensed')).results.find(({ id }) => id === 'signIns')
  if (signIns === undefined) throw new Error('no result')
  expect(checkView(signIns, english, null).address).toContain('SignInEventsV3Blade')
})
