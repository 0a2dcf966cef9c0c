import { expect, test } from 'vitest'
import { scopesIn } from '../../src/tenant/scopes.ts'

test('each scope of the grants is named once', () => {
  const scopes = ['openid', 'User.Read', 'https://graph.microsoft.com/Mail.Read']
  expect(scopesIn([scopes.join(' '), ' openid\tUser.Read ', null, undefined])).toEqual(scopes)
})

test.each([
  ['” Approved by Microsoft “', ['Approved', 'by', 'Microsoft']],
  ['"quoted" back\\slash', []],
  ['a\u202eb Ünïcode', []],
  ['x'.repeat(101), []],
])('what no scope may hold is left out: %j', (text, kept) => {
  expect(scopesIn([text])).toEqual(kept)
})
