import { expect, it } from 'vitest'
import { helpCentresFor } from '../../src/report/help-centres.ts'

it('a set country has its help center alone', () => {
  expect(helpCentresFor(['es-MX'], 'CO')).toEqual([{ country: 'CO', address: 'https://ayuda.claracard.co' }])
})

it.each([
  [['es-MX'], 'MX BR CO'],
  [['es-419', 'es-CO'], 'CO MX BR'],
  [['pt-BR'], 'BR MX CO'],
  [['pt'], 'BR MX CO'],
  [['PT'], 'BR MX CO'],
  [['pt-Latn'], 'BR MX CO'],
  [['es-co'], 'CO MX BR'],
  [['en-US', 'en_BR'], 'BR MX CO'],
  [['es'], 'MX BR CO'],
  [['es-Latn-CO'], 'CO MX BR'],
  [['pt-PT', 'es-CO'], 'CO MX BR'],
  [[], 'MX BR CO'],
])('for %j the order is %s', (tags, countries) => {
  expect(
    helpCentresFor(tags)
      .map(({ country }) => country)
      .join(' '),
  ).toBe(countries)
})
