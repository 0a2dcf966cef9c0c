import { describe, expect, test } from 'vitest'
import { readAccount } from '../../src/microsoft/page-config.ts'

describe('the account that signs in', () => {
  test.each([
    [
      'from the configuration',
      '$Config={"sPOST_Username" : "Ana@Contoso.example"};',
      '',
      'ana@contoso.example',
    ],
    [
      'with its escapes',
      String.raw`{"sPOST_Username":"ana\u0040contoso.example"}`,
      '',
      'ana@contoso.example',
    ],
    [
      'from where the page prints it',
      '{"sPOST_Username":""}',
      ' Ana@contoso.example\n',
      'ana@contoso.example',
    ],
    [
      'from where the page prints it, if the configuration is broken',
      String.raw`{"sPOST_Username":"eva\x40contoso.example"}`,
      'ana@contoso.example',
      'ana@contoso.example',
    ],
    ['not from a name', '{"sPOST_Username":"Ana"}', 'Ana', null],
    ['not from text beside it', '', 'Ana ana@contoso.example', null],
    ['not from text behind it', '', 'ana@contoso.example (Ana)', null],
    ['not from a value that never ends', `{"sPOST_Username":"${'a'.repeat(300)}@x"}`, '', null],
    ['not from where there is nothing', '', '', null],
  ])('%s', (_, script, shown, account) => {
    expect(readAccount(script, shown)).toBe(account)
  })
})
