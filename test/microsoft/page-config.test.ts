import { describe, expect, test } from 'vitest'
import { readAccount } from '../../src/microsoft/page-config.ts'

describe('the account on a page', () => {
  test.each([
    [
      'is read from the script',
      '$Config={"sPOST_Username" : "Ana@Contoso.example"};',
      '',
      'ana@contoso.example',
    ],
    [
      'is read with escapes in it',
      String.raw`{"sPOST_Username":"ana\u0040contoso.example"}`,
      '',
      'ana@contoso.example',
    ],
    [
      'is read where the page prints it',
      '{"sPOST_Username":""}',
      ' Ana@contoso.example\n',
      'ana@contoso.example',
    ],
    [
      'is read where the page prints it if the script is broken',
      String.raw`{"sPOST_Username":"eva\x40contoso.example"}`,
      'ana@contoso.example',
      'ana@contoso.example',
    ],
    ['is not a name', '{"sPOST_Username":"Ana"}', 'Ana', null],
    ['is not read with text before it', '', 'Ana ana@contoso.example', null],
    ['is not read with text behind it', '', 'ana@contoso.example (Ana)', null],
    ['is not a value without an end', `{"sPOST_Username":"${'a'.repeat(300)}@x"}`, '', null],
    ['is null on a page without one', '', '', null],
  ])('%s', (_, script, shown, account) => {
    expect(readAccount(script, shown)).toBe(account)
  })
})
