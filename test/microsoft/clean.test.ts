import { expect, test } from 'vitest'
import { cleanText } from '../../src/microsoft/clean.ts'

test.each([
  ['one line without control characters', ' a\u0000b\r\n\t c\u0085d\u2028e ', 'a b c d e'],
  ['no direction marks and nothing invisible', '\u202eClara\u2066\u200b\ufeff\u00ad', 'Clara'],
  ['its words as they are', 'Northwind Traders (MX)', 'Northwind Traders (MX)'],
  ['no half of a character', '\ud800Clara\udfff', 'Clara'],
  ['at most the given length', 'Clara Sign-in', 'Clara'],
  ['at most the given length of one word', 'Clara-Sign-in', 'Clara'],
  ['no half of a character at its end', 'Cla😀', 'Cla'],
  ['no space at its end', 'Cla  x', 'Cla'],
])('a cleaned text has %s', (_, text, clean) => {
  const max = { 'Clara Sign-in': 5, 'Clara-Sign-in': 5, 'Cla😀': 4, 'Cla  x': 4 }[text] ?? 100
  expect(cleanText(text, max)).toBe(clean)
})
