import { describe, expect, it } from 'vitest'
import { withoutAccounts } from '../../src/microsoft/accounts.ts'

describe('an account is removed', () => {
  it.each([
    'ana.silva@contoso.example',
    'ana.silva%40contoso.example',
    'ana.silva%2540contoso.example',
    'ana.silva%252540contoso%252Eexample',
    'ana.silva%40contoso%2eexample',
    'ana_contoso.example#EXT#@fabrikam.example',
    'ana%23EXT%23%40fabrikam.example',
    'ana\uff20contoso.example',
  ])('%s', (account) => {
    expect(withoutAccounts(account)).toBe('[removed]')
    expect(withoutAccounts(`/cb/${account}/x`)).toBe('/cb/[removed]/x')
    expect(withoutAccounts(`to (${account}), now`)).toBe('to ([removed]), now')
  })
})

it.each(['100%40', 'a@b', '/a%40b/c.d', 'https://app.clara.com/a%20b', '@contoso.example', 'x'])(
  '%s stays',
  (text) => {
    expect(withoutAccounts(text)).toBe(text)
  },
)
