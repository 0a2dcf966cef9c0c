import { expect, test } from 'vitest'
import { isObject, isRecord } from '../../src/microsoft/json.ts'

test.each([
  [{}, true, true],
  [[], true, false],
  [null, false, false],
  [undefined, false, false],
  ['text', false, false],
])('%j: object or list %j, object alone %j', (value, isEither, isAlone) => {
  expect([isObject(value), isRecord(value)]).toEqual([isEither, isAlone])
})
