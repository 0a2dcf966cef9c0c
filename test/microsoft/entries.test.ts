import { describe, expect, test } from 'vitest'
import { asLines } from '../../src/microsoft/entries.ts'

const linesIn = (value: unknown) => asLines(JSON.stringify(value)).trim().split('\n')

test('a text that is neither JSON nor a table stays as it is', () => {
  for (const text of ['', 'AADSTS90094', '{ not JSON }', 'Correlation ID: x, of no table', 'a,b,c\n1,2,3'])
    expect(asLines(text)).toBe(text)
})

describe('JSON', () => {
  test('is replaced by lines, and the words around it stay in place', () => {
    expect(asLines('It said {"error":"invalid_grant"} yesterday')).toBe(
      'It said \nerror: invalid_grant\n yesterday',
    )
    expect(asLines('Log: [{"error":"a"},{"error":"b"}] (end)')).toBe('Log: \nerror: a\n (end)')
  })

  test('gives outer names before inner ones, and a list of words in one line', () => {
    expect(
      linesIn({ inner: { id: 'b', deeper: { id: 'c' } }, id: 'a', scopes: ['openid', 'email'] }),
    ).toEqual(['id: a', 'scopes: openid,email', 'id: b', 'id: c'])
    expect(linesIn({ mixed: ['word', { id: 'x' }] })).toEqual(['0: word', 'id: x'])
  })

  test('inside a value is opened, and a value that only begins like JSON stays a text', () => {
    expect(linesIn({ body: '{"error":"x","code":7}' })).toEqual(['error: x', 'code: 7'])
    expect(linesIn({ body: '{oops', other: 'x{' })).toEqual(['body: {oops', 'other: x{'])
    expect(linesIn({ body: '[1]', version: '1.0' })).toEqual(['body: [1]', 'version: 1.0'])
    expect(linesIn({ empty: [] })).toEqual(['empty:'])
  })

  test('with a label and a value, as in our own report, is one line', () => {
    expect(linesIn({ label: 'Request ID', value: 'x', note: 'on the page' })).toEqual(['Request ID: x'])
    expect(linesIn({ label: 'Request ID', amount: 'x' })).toEqual(['label: Request ID', 'amount: x'])
    expect(linesIn({ label: 7, value: 'x' })).toEqual(['label: 7', 'value: x'])
    expect(linesIn({ label: 'x', value: 7 })).toEqual(['label: x', 'value: 7'])
  })

  test('with a log entry names the entry’s own `id` as the request ID', () => {
    const entry = { id: 'a', createdDateTime: 't', correlationId: 'c', policy: { id: 'b' } }
    expect(linesIn(entry)).toEqual(['Request ID: a', 'createdDateTime: t', 'correlationId: c', 'id: b'])
    const { createdDateTime: _, ...dateless } = entry
    expect(linesIn(dateless)[0]).toBe('id: a')
    const { correlationId: __, ...single } = entry
    expect(linesIn(single)[0]).toBe('id: a')
  })

  test('is read up to 500 names for each object and about 5,000 lines', () => {
    const wide = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`n${index}`, index]))
    expect(linesIn(wide)).toHaveLength(500)
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`n${index}`, wide]))
    expect(linesIn({ first: many })).toHaveLength(5500)
  })
})

describe('a list of log entries', () => {
  const entry = (status: object) => ({ user: 'x', status, mfaDetail: null })
  const went = [entry({ errorCode: 0 }), { resultType: '0', user: 'y' }]
  const failed = { resultType: '90094', user: 'z' }

  test.each([
    ['a bare list', [...went, failed]],
    ['a page of Graph', { '@odata.context': 'x', value: [...went, failed] }],
    ['a list that has other items too', ['note', null, ...went, failed]],
  ])('gives the first entry that failed, in %s', (_, list) => {
    expect(linesIn(list)).toEqual(['resultType: 90094', 'user: z'])
  })

  test('gives its first entry if none failed, and nothing if it is empty', () => {
    expect(linesIn(went)).toEqual(['user: x', 'mfaDetail: null', 'errorCode: 0'])
    expect(linesIn([])).toEqual([''])
    expect(linesIn({ value: 'x', id: 'y' })).toEqual(['value: x', 'id: y'])
  })

  test('tells success only by the names of two fields', () => {
    const others = { lastErrorCode: 0, errorCodeBefore: 0, errorCode: 50058 }
    expect(linesIn([others, failed])).toContain('errorCode: 50058')
    expect(linesIn([{ errorcode: '', user: 'x' }, failed])).toContain('user: x')
  })

  test('is searched up to 1,000 entries', () => {
    const late = [...Array.from({ length: 1000 }, () => went[0]), failed]
    expect(linesIn(late)).toEqual(['user: x', 'mfaDetail: null', 'errorCode: 0'])
  })
})

describe('a table', () => {
  const table = (header: string, ...rows: string[]) => asLines(['', header, ...rows, ''].join('\n'))

  test('gives the first row that failed, with a line for each column', () => {
    expect(table('Date,Correlation ID,Sign-in error code', 'a,b,0', 'c,d,90094', 'e,f,50105')).toBe(
      'Date: c\nCorrelation ID: d\nSign-in error code: 90094',
    )
    expect(table('TimeGenerated;CorrelationId;ResultType', 'a;b;0', 'c;d;90094')).toBe(
      'TimeGenerated: c\nCorrelationId: d\nResultType: 90094',
    )
  })

  test('gives its first row if none failed, and empty values without rows', () => {
    expect(table('Date,CorrelationId,ErrorCode', 'a,b,0', 'c,d')).toBe(
      'Date: a\nCorrelationId: b\nErrorCode: 0',
    )
    expect(table('Date,CorrelationId,ErrorCode', 'a,b')).toBe('Date: a\nCorrelationId: b\nErrorCode: ')
    expect(table('Date,CorrelationId,ErrorCode')).toBe('Date: \nCorrelationId: \nErrorCode: ')
  })

  test('tells a failure only by the exact name of a column', () => {
    expect(
      table('Error code hint,correlationId,resultTypeBefore,resultType', '9,a,9,0', '0,b,0,7'),
    ).toContain('correlationId: b')
    expect(table('Error code hint,correlationId,xresultType,errorcode', '9,a,9,0', '0,b,0,7')).toContain(
      'correlationId: b',
    )
  })

  test.each(['Correlation ID,code', 'a,b,The correlation ID', 'a,b,Correlation IDs', 'a,b,c'])(
    'is not recognized by the header %s',
    (header) => {
      const text = `${header}\nx,y,correlation id`
      expect(asLines(text)).toBe(text)
    },
  )
})
