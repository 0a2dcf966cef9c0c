import { describe, expect, it } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import { codes } from '../../src/microsoft/codes.ts'
import { isSetup, messageWords, scenarioWords } from '../../src/report/scenario-words.ts'

const words = await loadWords('en')
const { scenarios } = words.scenarios

describe('the words of a diagnosis', () => {
  it('for the person are those of its own key', () => {
    const person = scenarioWords(words, { words: 'wrong-account@it', scenario: 'wrong-account' })
    expect(person).toBe(scenarios['wrong-account@it'].person)
    expect(person).not.toEqual(scenarios['wrong-account'].person)
  })

  it('are those of its scenario if an older version has stored another key', () => {
    const stored = { words: 'wrong-account@nobody', scenario: 'wrong-account', code: null } as const
    expect(scenarioWords(words, stored)).toBe(scenarios['wrong-account'].person)
    expect(messageWords(words, stored)).toBe(scenarios['wrong-account'].message)
  })

  it('for IT are those of its scenario if its own key is for the person alone', () => {
    const solved = { words: 'signed-in@solved', scenario: 'signed-in', code: null } as const
    expect(messageWords(words, solved)).toBe(scenarios['signed-in'].message)
  })
})

describe('a code of a wrong setup of Clara in the tenant', () => {
  const misconfigured = { words: 'app-misconfigured@it', scenario: 'app-misconfigured' } as const

  it('has words of its own', () => {
    expect(messageWords(words, { ...misconfigured, code: '50100' })).toBe(
      scenarios['app-misconfigured@it'].setup,
    )
  })

  it.each(['700016', null])('is not %s', (code) => {
    expect(isSetup({ code })).toBe(false)
    expect(messageWords(words, { ...misconfigured, code })).toBe(scenarios['app-misconfigured@it'].message)
  })

  it('always means that IT has to set something right', () => {
    const setup = Object.entries(codes).filter(([code]) => isSetup({ code }))
    expect(setup.length).toBeGreaterThan(10)
    for (const [, row] of setup) expect(row).toMatchObject({ scenario: 'app-misconfigured', owner: 'it' })
  })
})
