import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { readCsv } from '../../src/microsoft/csv.ts'

const cell = fc.stringMatching(/^[\w",;\t\n ñ]{0,12}$/)

test.each([',', ';', '\t'])('reads tables of another program, with %j between the cells', (delimiter) => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('\n', '\r\n'),
      (rows, newline) => {
        const table = [['one', 'two'], ...rows]
        const tidy = table
          .map((row) => row.map((text) => text.trim()))
          .filter((row) => row.some((text) => text !== ''))
        const text = Papa.unparse(table, { delimiter, newline, quotes: (value) => /[",;\t\n]/.test(value) })
        expect(readCsv(text, 100)).toEqual(tidy)
      },
    ),
  )
})

test('the first row decides the separator, and a comma is the default', () => {
  expect(readCsv('one\na\tb;c,d', 5)).toEqual([['one'], ['a\tb;c', 'd']])
  expect(readCsv('a;b\nc,d;e\tf', 5)).toEqual([
    ['a', 'b'],
    ['c,d', 'e\tf'],
  ])
  expect(readCsv('a\rb,c', 5)).toEqual([['a'], ['b', 'c']])
})

test('reads at most the rows that it is asked for, and never throws', () => {
  expect(readCsv('a,b\n1,2\n3,4', 2)).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(readCsv('', 5)).toEqual([])
  expect(readCsv('a,"never closed\nb', 5).flat()[0]).toBe('a')
  fc.assert(fc.property(fc.string(), (text) => void readCsv(text, 10)))
})
