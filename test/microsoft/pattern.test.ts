import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyOf, anyWord, wordsIn } from '../../src/microsoft/pattern.ts'
import { sentences } from '../../src/microsoft/sentences.ts'

describe('a pattern of words', () => {
  const matches = (pattern: string, text: string) => new RegExp(`^${pattern}$`).test(text)

  test('matches each of them and nothing else', () => {
    expect(['yes', 'no'].every((word) => matches(anyOf(['yes', 'no']), word))).toBe(true)
    expect(matches(anyOf(['yes', 'no']), 'yesno')).toBe(false)
  })
  test.each([
    ['need admin', 'need\nadmin', true],
    ['need admin', 'needadmin', false],
    ['sesión', 'sesio\u0301n', true],
    ['sesión', 'sesion', true],
    ['sesión', 'sesiÃ³n', true],
    ['sesión', 'sesn', false],
    ['sesión', 'sesi n', false],
  ])('%j as programs print it: %j', (word, text, isMatch) => {
    expect(matches(anyWord([word]), text)).toBe(isMatch)
  })
})

describe('the words that every match of a pattern contains', () => {
  test.each([
    ['needs? admin(?:istrator)?(?:.s)? approval', ['need', 'admin', 'approval']],
    ['your organi[sz]ation', ['your', 'organi', 'ation']],
    ["that account doesn't exist", ['that', 'account', "doesn't", 'exist']],
    ['aprobación del? (?:un (?:solo )?)?administrador', ['aprobaci', 'administrador']],
    ['approv(?:al){0,2}e{0,3} is\\b', ['approv']],
    ['one way|another way', []],
    ['no (?:way)', []],
    ['((deep)(er(and deeper)))', []],
  ])('%s', (pattern, words) => {
    expect(wordsIn(pattern)).toEqual(words)
  })

  const wordings = sentences.flatMap(({ en, es = [], pt = [], fr = [], de = [] }) =>
    [en, es, pt, fr, de].flat(),
  )
  test.each(wordings)('are in each match of: %s', (wording) => {
    const words = wordsIn(wording)
    expect(words).not.toEqual([])
    // Lookarounds only narrow a match.
    const form = new RegExp(`^${anyWord([wording]).replace(/\(\?<?[!=][^)]*\)/g, '')}$`)
    fc.assert(
      fc.property(fc.stringMatching(form), (match) => words.every((word) => match.includes(word))),
      { numRuns: 50, seed: 1 },
    )
  })
})
