import { describe, expect, test } from 'vitest'
import { ticketOfMail } from '../../src/triage/mail.ts'
import { ticketsIn as iterateTickets } from '../../src/triage/tickets.ts'

const entry = (id: string, errorCode: number) => ({
  id,
  createdDateTime: '2026-11-20T08:15:00Z',
  correlationId: '0c0ffee0-0000-4000-8000-000000000001',
  appDisplayName: 'Clara',
  status: { errorCode },
})
const ticketsIn = (text: string) => [...iterateTickets(text)]
const names = (text: string) => ticketsIn(text).map(({ name }) => name)

describe('cuts into tickets', () => {
  test('a page of Graph’s sign-in log, and a plain list', () => {
    const list = [entry('a', 90094), entry('b', 0)]
    expect(names(JSON.stringify({ '@odata.context': 'x', value: list }))).toEqual(['a', 'b'])
    expect(ticketsIn(JSON.stringify(list))[0]).toEqual({
      name: 'a',
      text: JSON.stringify(list[0]),
      at: Date.UTC(2026, 10, 20, 8, 15),
    })
  })
  test('JSON lines of log entries and tickets', () => {
    const lines = [JSON.stringify({ id: 'T-1', input: 'AADSTS90094' }), '', JSON.stringify(entry('b', 50105))]
    expect(ticketsIn(lines.join('\r\n'))).toMatchObject([
      { name: 'T-1', text: 'AADSTS90094', at: null },
      { name: 'b', at: Date.UTC(2026, 10, 20, 8, 15) },
    ])
  })
  test('JSON lines of which one is broken', () => {
    expect(
      ticketsIn('{"id":1,"input":"a"}\n{"id":2,"input":"b"}\n{"id":3,"inp').map(({ text }) => text),
    ).toEqual(['a', 'b', '{"id":3,"inp'])
  })
  test('the portal’s CSV file with commas, semicolons or tabs', () => {
    for (const sign of [',', ';', '\t']) {
      const rows = [
        ['Date (UTC)', 'Request ID', 'Correlation ID', 'Sign-in error code', 'Failure reason'],
        ['2026-11-20T08:15:00Z', 'r-1', 'c-1', '90094', `"Needs ${sign} an admin,\nsays ""Entra"""`],
        ['2026-11-21T08:15:00Z', 'r-2', 'c-2', '0', 'Other'],
      ]
      const [first, second] = ticketsIn(`\uFEFF${rows.map((row) => row.join(sign)).join('\r\n')}\r\n`)
      expect(first).toMatchObject({ name: 'r-1', at: Date.UTC(2026, 10, 20, 8, 15) })
      expect(first?.text).toContain(`Failure reason: Needs ${sign} an admin,\nsays "Entra"`)
      expect(second?.name).toBe('r-2')
    }
  })
  test('a help desk’s CSV file', () => {
    expect(ticketsIn('Issue key,Summary,Created\nIT-7,"AADSTS90094, says Microsoft",2026-11-20\n')).toEqual([
      {
        name: 'IT-7',
        text: 'Issue key: IT-7\nSummary: AADSTS90094, says Microsoft\nCreated: 2026-11-20',
        at: Date.UTC(2026, 10, 20),
      },
    ])
  })
  test('a wide CSV file, without its empty cells and with short column names', () => {
    const header = ['Summary', 'x'.repeat(10_000), ...Array.from({ length: 2000 }, (_, at) => `column ${at}`)]
    const rows = Array.from({ length: 2000 }, () => 'AADSTS90094,y')
    const all = ticketsIn([header.join(','), ...rows].join('\n'))
    expect(all).toHaveLength(2000)
    expect(all[0]?.text).toBe(`Summary: AADSTS90094\n${'x'.repeat(60)}: y`)
  })
  test('a list with an entry that is nested too deep', () => {
    const deep = `${'[{"a":'.repeat(9000)}1${'}]'.repeat(9000)}`
    const all = ticketsIn(`[{"id":"x","deep":${deep}},{"id":"y","input":"AADSTS90094"}]`)
    expect(all.map(({ name, text }) => [name, text])).toEqual([
      ['x', ''],
      ['y', 'AADSTS90094'],
    ])
  })
  test('a list with times that no sign-in can have', () => {
    const times = ['+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '2026-11-20T08:15:00Z']
    const list = times.map((created) => ({ id: created, created, input: 'AADSTS90094' }))
    expect(ticketsIn(JSON.stringify(list)).map(({ at }) => at)).toEqual([
      null,
      null,
      Date.UTC(2026, 10, 20, 8, 15),
    ])
  })
  test('two addresses or five errors on lines of their own', () => {
    const address = 'https://app.clara.com/cb?error=access_denied'
    expect(ticketsIn(`${address}\n\n  ${address}\n`)).toHaveLength(2)
    const errors = ['1', '2', '3', '4', '5'].map((digit) => `AADSTS9009${digit}: no.`)
    expect(ticketsIn(errors.join('\n'))).toHaveLength(5)
  })
})

describe('keeps in one ticket', () => {
  test.each([
    ['an error page’s block', 'Request Id: 1\nCorrelation Id: 2\nTimestamp: 3\nMessage: AADSTS50105: no.'],
    ['an error within an error', 'AADSTS70002: outer.\nAADSTS50012: inner.'],
    ['an answer of the token endpoint', '{"error":"invalid_grant","error_description":"AADSTS65001: no."}'],
    ['a text with commas in its first line', 'Hello, I cannot sign in, see below\nAADSTS90094, thanks'],
    ['a word', 'AADSTS90094'],
    ['broken JSON', '[{"id": 1'],
  ])('%s', (_, text) => {
    expect(ticketsIn(text)).toEqual([{ name: null, text, at: null }])
  })
})

describe('a mail', () => {
  test('gives its decoded subject, text and text attachments', () => {
    const mail = [
      'From: ana@contoso.example',
      'Subject: =?UTF-8?B?Tm8gcHVlZG8gZW50cmFy?=',
      'Date: Fri, 20 Nov 2026 08:15:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'AADSTS90=',
      '094: se necesita aprobaci=C3=B3n',
      '--b',
      'Content-Type: application/json',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="a.json"',
      '',
      Buffer.from('{"correlationId":"c-1"}').toString('base64'),
      '--b--',
    ].join('\r\n')
    const { name, text, at } = ticketOfMail(mail)
    expect(name).toBe('No puedo entrar')
    expect(text).toContain('AADSTS90094: se necesita aprobación')
    expect(text).toContain('{"correlationId":"c-1"}')
    expect(at).toBe(Date.UTC(2026, 10, 20, 8, 15))
  })
  test('with too many parts is read as plain text', () => {
    const parts = '--b\n\nAADSTS90094\n'.repeat(20_000)
    const mail = `Subject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${parts}`
    expect(ticketOfMail(mail)).toEqual({ name: null, text: mail, at: null })
  })
})
