import { describe, expect, test } from 'vitest'
import { decodePercent, plainText, withoutSecrets } from '../../src/microsoft/plain.ts'

const plain = 'AADSTS65004: User declined.\nTrace ID: "x"'

describe('a text is as it was before', () => {
  test.each([
    ['nothing had it', plain],
    ['a mail program broke its lines', plain.replace('User', 'Us=\r\ner')],
    ['a mail program on Unix broke its lines', plain.replace('User', 'Us=\ner')],
    ['a terminal coloured it', plain.replace('User', '\u001b[1;31mUser\u001b[0m').concat('\u001b[m')],
    ['JSON had it', JSON.stringify(plain.replace('\n', '\r\n')).slice(1, -1)],
    [
      'JSON in JSON had it',
      JSON.stringify(JSON.stringify(plain.replace('\n', '\r\n')).slice(1, -1)).slice(1, -1),
    ],
    ['JSON had its tabulators', plain.replace('User ', 'User\\t')],
    ['JSON in JSON had its tabulators', plain.replace('User ', 'User\\\\t')],
    ['JSON in JSON had its signs', plain.replaceAll(':', '\\\\u003A')],
    ['a page marked it up', plain.replace('User ', '<b class="x" id=y>User</b><br/>')],
    ['a page put it in a table', plain.replace('Trace ID: ', '<tr><th>Trace ID</th>')],
    [
      'a page had its entities',
      plain.replaceAll(':', '&#58;').replaceAll('"', '&quot;').replaceAll(' ', '&nbsp;'),
    ],
    ['a page had its entities in hex', plain.replaceAll(':', '&#x3a;')],
    ['a page had its entities in upper case', plain.replaceAll(':', '&#X003A;').replaceAll('"', '&QUOT;')],
    ['a broker encoded it', encodeURIComponent(plain).replaceAll('%20', '+')],
    ['a word processor made its signs fine', plain.replace('"', '„').replace('"', '“')],
    ['an editor indented it', plain.replace('User ', 'User \t  ').replace('\n', '  \r\n\r\n\t')],
  ])('%s', (_, text) => {
    expect(plainText(text)).toBe(plain)
  })

  test('with the signs that entities stand for', () => {
    expect(plainText('a &amp; b &lt;c&gt; &apos;d&#39; &#x27;e&#039;')).toBe("a & b <c> 'd' 'e'")
  })

  test('with letters of more than one octet', () => {
    expect(decodePercent('aplicaci%c3%b3n+%E2%82%AC')).toBe('aplicación €')
  })
})

test.each([
  ['a plain text', 'a'],
  // The letter that Unicode writes out longest, as eighteen.
  ['a text that grows', '\ufdfa'],
])('of %s no more than 200,000 characters are looked at', (_, letter) => {
  expect(plainText(letter.repeat(200_001))).toHaveLength(200_000)
})

test('values of secret parameters are out, and what stands round them is not', () => {
  expect(withoutSecrets("GET '/cb?code=SECRET&error=access_denied' (state=SECRET")).toBe(
    "GET '/cb? &error=access_denied' ( ",
  )
  expect(withoutSecrets('error code=50105')).toBe('error code=50105')
})
