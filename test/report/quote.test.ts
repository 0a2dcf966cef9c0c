import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kustoText, odataText, powershellText } from '../../src/report/quote.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    "' or 1 eq 1 or 'a' eq '",
    "'; Remove-Item -Recurse C:\\ #",
    "’; Invoke-Expression 'x'",
    '$(Invoke-WebRequest evil.example)',
    '" | take 1 | extend x = "',
    '\\" or true //',
    'a\nb\r\nc',
    '`r`n$env:PATH',
    '\u2028DROP',
  ),
)

/** How each language reads a literal. */
const odata = { whole: /^'((?:[^']|'')*)'$/, escaped: /'(')/g }
const powershell = { whole: /^['‘’‚‛]((?:[^'‘’‚‛]|['‘’‚‛]{2})*)['‘’‚‛]$/, escaped: /['‘’‚‛](['‘’‚‛])/g }
const kusto = { whole: /^"((?:[^"\\]|\\.)*)"$/, escaped: /\\(.)/g }

/** null if the literal ends too early, or has more than one line. */
function readBack(literal: string, { whole, escaped }: typeof odata): string | null {
  return /[\n\r\u2028\u2029]/.test(literal)
    ? null
    : (literal.match(whole)?.[1]?.replace(escaped, '$1') ?? null)
}

describe('whatever a text holds, its literal', () => {
  it.each([
    ['OData', odataText, odata],
    ['PowerShell', powershellText, powershell],
    ['Kusto', kustoText, kusto],
  ] as const)('ends where the text ends in %s', (_, quote, language) => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(readBack(quote(text), language)).not.toBe(null)
      }),
      { numRuns: 2000 },
    )
  })

  it('means the text', () => {
    expect(readBack(odataText("o'neil"), odata)).toBe("o'neil")
    expect(readBack(powershellText('$x ’y'), powershell)).toBe('$x ’y')
    expect(readBack(kustoText('a\\"b'), kusto)).toBe('a\\"b')
  })
})
