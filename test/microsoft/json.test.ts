import { expect, test } from 'vitest'
import { isObject } from '../../src/microsoft/json.ts'

test('an object with or without fields is an object', () => {
  expect([{}, { a: 1 }].map(isObject)).toEqual([true, true])
})

test('a list, null and other values are no objects', () => {
  expect([[], null, undefined, 'text', 1].map(isObject)).toEqual([false, false, false, false, false])
})
