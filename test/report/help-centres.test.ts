import { expect, it } from 'vitest'
import { helpCentresFor } from '../../src/report/help-centres.ts'

it.each([
  [['es-MX'], 'MX BR CO'],
  [['es-419', 'es-CO'], 'CO MX BR'],
  [['pt-BR'], 'BR MX CO'],
  [['pt'], 'BR MX CO'],
  [['en-US', 'en_BR'], 'BR MX CO'],
  [['es'], 'MX BR CO'],
  [['es-Latn-CO'], 'CO MX BR'],
  [['pt-PT', 'es-CO'], 'CO MX BR'],
  [[], 'MX BR CO'],
])('%j is served by %s', (tags, countries) => {
  expect(
    helpCentresFor(tags)
      .map(({ country }) => country)
      .join(' '),
  ).toBe(countries)
})
