import { describe, expect, test } from 'vitest'
import { decodePercent, plainText, withoutSecrets } from '../../src/microsoft/plain.ts'

const plain = 'AADSTS65004: User declined.\nTrace ID: "x"'

describe('a text is plain again after', () => {
  test.each([
    ['nothing changed it', plain],
    ['a mail program broke its lines', plain.replace('User', 'Us=\r\ner')],
    ['a mail program on Unix broke its lines', plain.replace('User', 'Us=\ner')],
    ['a terminal colored it', plain.replace('User', '\u001b[1;31mUser\u001b[0m').concat('\u001b[m')],
    ['JSON escaped it', JSON.stringify(plain.replace('\n', '\r\n')).slice(1, -1)],
    [
      'JSON in JSON escaped it',
      JSON.stringify(JSON.stringify(plain.replace('\n', '\r\n')).slice(1, -1)).slice(1, -1),
    ],
    ['JSON escaped a tab in it', plain.replace('User ', 'User\\t')],
    ['JSON in JSON escaped a tab in it', plain.replace('User ', 'User\\\\t')],
    ['JSON in JSON escaped its colons', plain.replaceAll(':', '\\\\u003A')],
    ['a page added elements', plain.replace('User ', '<b class="x" id=y>User</b><br/>')],
    ['a page put it in a table', plain.replace('Trace ID: ', '<tr><th>Trace ID</th>')],
    [
      'a page wrote entities',
      plain.replaceAll(':', '&#58;').replaceAll('"', '&quot;').replaceAll(' ', '&nbsp;'),
    ],
    ['a page wrote entities in hex', plain.replaceAll(':', '&#x3a;')],
    ['a page wrote entities in upper case', plain.replaceAll(':', '&#X003A;').replaceAll('"', '&QUOT;')],
    ['a broker encoded it', encodeURIComponent(plain).replaceAll('%20', '+')],
    ['a word processor changed its quotation marks', plain.replace('"', '„').replace('"', '“')],
    ['a page wrote entities twice', plain.replaceAll('"', '&amp;quot;').replaceAll(':', '&amp;#58;')],
    ['a page added elements of XML', plain.replace('User ', '<soap:Text xml:lang="en">User</soap:Text> ')],
    ['a page’s source was escaped', plain.replace('User ', '&lt;b class="x"&gt;User&lt;br/&gt;')],
    ['a page put it in paragraphs', plain.replace('AADSTS', '<p>AADSTS').replace('\n', '</p><p>')],
    ['a page put it under a heading', plain.replace('\n', '</h1>')],
    ['a page broke its line', plain.replace('\n', '<br>')],
    ['a cell of a table doubled its quotes', plain.replaceAll('"', '""')],
    ['Python printed it', plain.replace('"x"', 'u"x"')],
    ['a reply quoted it', `> > ${plain.replace('\n', '\n> > ')}`],
    ['an editor indented it', plain.replace('User ', 'User \t  ').replace('\n', '  \r\n\r\n\t')],
  ])('%s', (_, text) => {
    expect(plainText(text)).toBe(plain)
  })

  test('a page wrote entities for each sign', () => {
    expect(plainText('a &amp; b &lt;c&gt; &apos;d&#39; &#x27;e&#039;')).toBe("a & b <c> 'd' 'e'")
  })

  test('a page wrote entities for letters with an accent', () => {
    expect(plainText('aprobaci&oacute;n, n&atilde;o, &Eacute;chec, &ccedil;a, f&uuml;r, &xacute;')).toBe(
      'aprobación, não, Échec, ça, für, x́',
    )
  })

  test.each([
    ['XML', '<Error><CorrelationId>x-1</CorrelationId><Code>2</Code></Error>'],
    ['escaped XML', '&lt;CorrelationId&gt;x-1&lt;/CorrelationId&gt;&lt;Code&gt;2&lt;/Code&gt;'],
  ])('a program wrote labels as names of elements: %s', (_, text) => {
    expect(plainText(text).trim()).toBe('CorrelationId: x-1\nCode: 2')
  })

  test('a word processor changed its signs', () => {
    expect(plainText('Ana’s „app“ – x')).toBe(`Ana's "app" - x`)
  })

  test('a mail address in angle brackets stays', () => {
    expect(plainText('*Ana* <ana-maria@contoso.example>')).toBe('Ana <ana-maria@contoso.example>')
  })

  test('an ampersand and a pair of quotes may mean themselves', () => {
    expect(plainText('R&amp;amp; D & E; "" <3')).toBe('R& D & E; "" <3')
    expect(plainText('`R&amp;D, Q&amp;A;`')).toBe('R&D, Q&A;')
  })

  test('a person cut a description out of an address', () => {
    expect(plainText('>The+user+or+administrator+has+not+consented%3a+x')).toBe(
      'The user or administrator has not consented: x',
    )
    expect(plainText('openid+profile+email')).toBe('openid+profile+email')
  })

  test('a broker encoded letters of more than one octet', () => {
    expect(decodePercent('aplicaci%c3%b3n+%E2%82%AC')).toBe('aplicación €')
  })
})

test.each([
  ['a plain text', 'a'],
  // Normalization makes 18 letters of this one.
  ['a text that grows', '\ufdfa'],
])('at most 200,000 characters are read of %s', (_, letter) => {
  expect(plainText(letter.repeat(200_001))).toHaveLength(200_000)
})

test('only the values of secret parameters are removed', () => {
  expect(withoutSecrets("GET '/cb?code=SECRET&error=access_denied' (state=SECRET")).toBe(
    "GET '/cb? &error=access_denied' ( ",
  )
  expect(withoutSecrets('error code=50105')).toBe('error code=50105')
  expect(withoutSecrets('code=interaction_required desc')).toBe('code=interaction_required desc')
  expect(withoutSecrets('code=interaction_required.SECRET')).toBe(' ')
})
