import { expect, test } from 'vitest'
import { lastBlock, type TextPlace } from '../../src/microsoft/blocks.ts'

/** The places of the words "code" and "ID", codes first. */
function placesIn(text: string): TextPlace[] {
  const find = (what: TextPlace['what'], form: RegExp) =>
    Array.from(text.matchAll(form), ({ index }) => ({ what, start: index }))
  return [...find('code', /code/g), ...find('id', /ID/g)]
}

test.each([
  ['starts at its code', 'Hello, code 1: ID 1, ID 2, bye', 'code 1: ID 1, ID 2, bye'],
  ['comes after the block before it', 'code 1: ID 1, ID 2, code 2: ID 3, ID 4', 'code 2: ID 3, ID 4'],
  ['has all codes of its message', 'ID 1, code 2, code 3: ID 3', 'code 2, code 3: ID 3'],
  ['ends before a code in later prose', 'code 1: ID 1, ID 2, and code 2', 'code 1: ID 1, ID 2, and '],
  ['ends with the text if its IDs come first', 'Hello, ID 1, ID 2, code 1, bye', 'ID 1, ID 2, code 1, bye'],
  ['has the one message behind its IDs', 'Hello, ID 1, ID 2, code 1, see code 2', 'ID 1, ID 2, code 1, see '],
  [
    'has the message that a label announces behind its IDs',
    'ID 1, code 1, ID 2, ID 3, Message: code 2, code 3',
    'ID 2, ID 3, Message: code 2, ',
  ],
  [
    'has no code behind another part of a labeled message',
    'code 1: ID 1, Message: see code 2',
    'code 1: ID 1, Message: see ',
  ],
  ['is empty without an ID', 'code 1, code 2', ''],
  ['is empty without a place', 'Hello', ''],
])('the last block of a text %s', (_, text, block) => {
  expect(lastBlock(text, placesIn(text))).toBe(block)
})
