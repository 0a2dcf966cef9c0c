import { describe, expect, test } from 'vitest'
import { cutJson } from '../../src/triage/containers/cut-json.ts'
import { cutRows } from '../../src/triage/containers/cut-rows.ts'
import { piecesOfMail } from '../../src/triage/containers/mail.ts'
import { readAll } from './read-all.ts'

const entry = (id: string, errorCode: number) => ({
  id,
  createdDateTime: '2026-11-20T08:15:00Z',
  correlationId: '0c0ffee0-0000-4000-8000-000000000001',
  appDisplayName: 'Clara',
  status: { errorCode },
})
const names = async (text: string) => (await readAll(text)).found.map(({ name }) => name)
const causes = async (text: string) => (await readAll(text)).found.map(({ cause }) => cause)

describe('cuts into records', () => {
  test('lines of log entries and tickets', async () => {
    const lines = [JSON.stringify({ id: 'T-1', input: 'AADSTS90094' }), '', JSON.stringify(entry('b', 50105))]
    expect((await readAll(lines.join('\r\n'))).found).toMatchObject([
      { name: 'T-1', cause: 'admin-approval', at: null },
      { name: 'b', cause: 'not-assigned', at: Date.UTC(2026, 10, 20, 8, 15) },
    ])
  })
  test.each(['{"id":3,"inp', '{"id":3,"input":"AADSTS', '{"id":3,', 'no JSON', '{"id":3,"input":x}'])(
    'lines of which one is broken: %s',
    async (broken) => {
      const text = `{"id":1,"input":"a"}\n${broken}\n{"id":2,"input":"b"}\n{"id":4,"input":"c"}`
      for (const size of [1, 7, 1000]) {
        const { found, unread, reason } = await readAll(text, { size })
        expect([size, found.map(({ name }) => name)]).toEqual([size, ['1', '2', '4']])
        expect([unread.map((one) => one.reason), reason]).toEqual([['broken'], null])
      }
    },
  )
  test('a list that breaks off, up to that point', async () => {
    const text = JSON.stringify([entry('a', 90094), entry('b', 50105)])
    const { found, unread, reason } = await readAll(text.slice(0, -40))
    expect(found.map(({ name }) => name)).toEqual(['a'])
    expect(unread).toEqual([{ place: 2, name: 'b', reason: 'broken' }])
    expect(reason).toBe('broken-off')
  })
  test('a help desk’s CSV file', async () => {
    const { found } = await readAll(
      'Issue key,Summary,Created\nIT-7,"AADSTS90094, says Microsoft",2026-11-20\n',
    )
    expect(found).toMatchObject([{ name: 'IT-7', cause: 'admin-approval', at: Date.UTC(2026, 10, 20) }])
  })
  test('answers to a form, whose question is the company’s own', async () => {
    const answers =
      'Marca temporal,Correo electrónico,¿Qué te aparece?\n13/11/2026 10:15:00,ana@contoso.example,'
    const { found } = await readAll(`${answers}"AADSTS90094, dice"\n`)
    expect(found).toMatchObject([{ cause: 'admin-approval', user: 'ana@contoso.example' }])
  })
  test('a wide CSV file with long names', async () => {
    const header = ['Summary', 'x'.repeat(10_000), ...Array.from({ length: 2000 }, (_, at) => `column ${at}`)]
    const rows = Array.from({ length: 2000 }, () => 'AADSTS90094,y')
    expect(await causes([header.join(','), ...rows].join('\n'))).toEqual(
      Array.from({ length: 2000 }, () => 'admin-approval'),
    )
  })
  test('a table whose cells hold separators, quotes and line breaks', () => {
    const { write, end } = cutRows(';')
    const text = 'a;b\r\n"1;2";"say ""hi"""\n\n"two\nlines";  bare "x"  \r\n"last"'
    const rows = Array.from(text, (sign) => write(sign)).flat()
    expect([...rows, ...end().rows]).toEqual([
      ['a', 'b'],
      ['1;2', 'say "hi"'],
      ['two\nlines', 'bare "x"'],
      ['last'],
    ])
  })
  test('a list with an entry that is nested too deep', async () => {
    const deep = `${'[{"a":'.repeat(9000)}1${'}]'.repeat(9000)}`
    const text = `[{"id":"x","deep":${deep}},{"id":"y","input":"AADSTS90094"}]`
    expect(await names(text)).toEqual(['x', 'y'])
    expect(await causes(text)).toEqual(['no-stop', 'admin-approval'])
  })
  test('a list with times that no sign-in can have', async () => {
    const times = ['+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '2026-11-20T08:15:00Z']
    const list = times.map((created) => ({ id: created, created, input: 'AADSTS90094' }))
    expect((await readAll(JSON.stringify(list))).found.map(({ at }) => at)).toEqual([
      null,
      null,
      Date.UTC(2026, 10, 20, 8, 15),
    ])
  })
  test('two addresses or five errors on lines of their own', async () => {
    const address = 'https://app.clara.com/cb?error=access_denied'
    expect(await names(`${address}\n\n  ${address}\n`)).toHaveLength(2)
    const errors = ['1', '2', '3', '4', '5'].map((digit) => `AADSTS9009${digit}: no.`)
    expect(await names(errors.join('\n'))).toHaveLength(5)
  })
  test('log lines of which each has a time', async () => {
    const line = (second: number, code: number) => `2026-11-13T10:15:0${second}Z ERROR AADSTS${code}: no.`
    expect((await readAll(`${line(1, 90094)}\n${line(2, 50105)}\n`)).found).toMatchObject([
      { cause: 'admin-approval', at: Date.UTC(2026, 10, 13, 10, 15, 1) },
      { cause: 'not-assigned', at: Date.UTC(2026, 10, 13, 10, 15, 2) },
    ])
  })
  test('a table with headings of a company’s own above errors', async () => {
    const { found } = await readAll('Wer;Anzeige\nAna;AADSTS90094: no.\nBruno;AADSTS50105: no.\n')
    expect(found.map(({ cause }) => cause)).toEqual(['admin-approval', 'not-assigned'])
  })
  test.each([
    ['Erro', 'Data;Usuário;Aplicação;Erro\n20/11/2026 10:11;ana@contoso.example;Clara;50105\n'],
    ['Erreur', 'Date;Utilisateur;Application;Erreur\n20/11/2026 10:11;ana@contoso.example;Clara;50105\n'],
    ['Errore', 'Data;Utente;Applicazione;Errore\n20/11/2026 10:11;ana@contoso.example;Clara;50105\n'],
    ['Fehler', 'Datum;Benutzer;Anwendung;Fehler\n20.11.2026 10:11;ana@contoso.example;Clara;50105\n'],
  ])('a table kept by hand, with a bare number below %s', async (_, text) => {
    expect((await readAll(text)).found).toMatchObject([
      { cause: 'not-assigned', at: Date.UTC(2026, 10, 20, 10, 11), user: 'ana@contoso.example' },
    ])
  })
  test.each([
    ['AM', 'PM'],
    ['a. m.', 'p. m.'],
  ])('a table whose dates show that the day comes first, with %s', async (before, after) => {
    const rows = [`20/11/2026 10:11:00 ${before};AADSTS90094`, `05/11/2026 10:12:00 ${after};AADSTS50105`]
    expect((await readAll(`Date;Error\n${rows.join('\n')}\n`)).found.map(({ at }) => at)).toEqual([
      Date.UTC(2026, 10, 20, 10, 11),
      Date.UTC(2026, 10, 5, 22, 12),
    ])
  })
  test('a table in Spanish, whose dates have the day first also with AM and PM', async () => {
    const { found } = await readAll('Fecha;Error\n05/11/2026 10:12:00 PM;AADSTS50105\n')
    expect(found.map(({ at }) => at)).toEqual([Date.UTC(2026, 10, 5, 22, 12)])
  })
  test('a chat whose dates show that the day comes first', async () => {
    const chat = '20/11/2026, 10:11 am - Ana: AADSTS90094\n05/12/2026, 10:12 pm - Luis: AADSTS50105\n'
    expect((await readAll(chat)).found.map(({ at }) => at)).toEqual([
      Date.UTC(2026, 10, 20, 10, 11),
      Date.UTC(2026, 11, 5, 22, 12),
    ])
  })
  test('bugs of Bugzilla in XML', async () => {
    const bug = (id: number, text: string) =>
      `<bug><bug_id>${id}</bug_id><creation_ts>2026-11-20 10:11:00 +0000</creation_ts><short_desc>Clara</short_desc><long_desc><thetext>${text}</thetext></long_desc></bug>`
    const { found } = await readAll(
      `<?xml version="1.0"?>\n<bugzilla version="5">${bug(1, 'AADSTS90094')}${bug(2, 'AADSTS50105')}</bugzilla>`,
    )
    expect(found).toMatchObject([
      { name: '1', cause: 'admin-approval', at: Date.UTC(2026, 10, 20, 10, 11) },
      { name: '2', cause: 'not-assigned' },
    ])
  })
  test.each([
    [
      'words of a page',
      'Quién,Qué ve,Foto\nAna,Se necesita la aprobación del administrador,no\nLuis,nada,sí\n',
    ],
    ['a bare number', 'Quem;Produto;Tela\nAna;Clara;Erro 90094 no login\nBia;Clara;nada\n'],
  ])('a table with headings of a company’s own, of which a row shows %s', async (_, text) => {
    expect(await causes(text)).toEqual(['admin-approval', 'no-stop'])
  })
  test('such a table below a title and empty rows', async () => {
    const rows = [
      'Clara;;',
      'Noviembre 2026;;',
      ';;',
      'Quién;Qué ve;Foto',
      'Ana;AADSTS90094;no',
      'Luis;nada;sí',
    ]
    expect(await causes(`${rows.join('\n')}\n`)).toEqual(['admin-approval', 'no-stop'])
  })
  test.each(['', '\n', '\n\nSaludos\n'])('such a table in Markdown, before %j', async (end) => {
    const rows = [
      '| Quién | Qué ve |',
      '|:--|--:|',
      '| Ana | Need admin approval |',
      '| Luis | AADSTS50105 |',
    ]
    expect(await causes(`${rows.join('\n')}${end}`)).toEqual(['admin-approval', 'not-assigned'])
  })
  test('a numbered list of errors', async () => {
    const list = '1) Ana: AADSTS90094\n2) Luis: AADSTS50105\n'
    expect(await causes(list)).toEqual(['admin-approval', 'not-assigned'])
  })
  test.each(['{"@odata.context":"x","value":[]}', '[]', '{"records":[]}'])(
    'an empty list has no records: %s',
    async (text) => {
      expect(await readAll(text)).toMatchObject({ found: [], unread: [], reason: null })
    },
  )
  test('a row that breaks off is counted, and its values are not read', async () => {
    const { found, unread, reason } = await readAll('Issue key,Summary\nIT-7,AADSTS90094\nIT-8,"AADSTS50105')
    expect(found.map(({ name }) => name)).toEqual(['IT-7'])
    expect([unread, reason]).toEqual([[{ place: 2, name: null, reason: 'broken' }], 'broken-off'])
  })
  test.each([
    ['', '\n'],
    ['{', ','],
    ['', '}'],
  ])('part of an entry that somebody copied: %j … %j', async (before, after) => {
    const inner = JSON.stringify(entry('4e900000-2a4b-4c6d-8e0f-a1b2c3d4e500', 50105), null, 1).slice(1, -1)
    const { found } = await readAll(`${before}${inner.trim()}${after}`)
    expect(found.map(({ cause, fields }) => [cause, fields.traceId])).toEqual([
      ['not-assigned', '4e900000-2a4b-4c6d-8e0f-a1b2c3d4e500'],
    ])
  })
  test.each([
    ['datetime.timezone.utc', '2026-11-13T22:15:30Z'],
    ['datetime.timezone(datetime.timedelta(days=-1, seconds=68400))', '2026-11-14T03:15:30Z'],
    ['datetime.timezone(datetime.timedelta(seconds=3600))', '2026-11-13T21:15:30Z'],
    ["<DstTzInfo 'UTC' UTC+0:00:00 STD>", '2026-11-13T22:15:30Z'],
  ])('an object of Python with a time in %s', async (zone, time) => {
    const object = `{'id': 'x', 'createdDateTime': datetime.datetime(2026, 11, 13, 22, 15, 30, tzinfo=${zone}), 'correlationId': 'y', 'status': {'errorCode': 50105}}`
    const { found } = await readAll(`${object}\n${object}`)
    expect(found.map(({ at }) => at)).toEqual([Date.parse(time), Date.parse(time)])
  })
  test('an object of Python with a time that no clock has', async () => {
    const object = `{'id': 'x', 'createdDateTime': datetime.datetime(${'9'.repeat(30)}, 1, 1), 'correlationId': 'y', 'status': {'errorCode': 50105}}`
    expect((await readAll(`${object}\n${object}`)).found.map(({ at }) => at)).toEqual([null, null])
  })
  test('values in JSON, in pieces of any size', () => {
    const list = { took: 1, hits: { total: 2, hits: [{ a: '}],"' }, { b: ['\\"', { hits: [1] }] }] } }
    const text = `{"x":{"hits":[{"no":1}]}}${JSON.stringify(list, null, 1)}["s"]`
    for (const size of [1, 2, 3, 1000]) {
      const { write, end } = cutJson((path) => path.join('.') === 'hits.hits')
      const cuts = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
        write(text.slice(at * size, (at + 1) * size)),
      ).flat()
      expect(end()).toEqual({ rest: [], isWhole: true, isInList: false })
      expect(cuts.map((cut) => [cut.wrapper, JSON.parse(cut.text)])).toEqual([
        ['', { x: { hits: [{ no: 1 }] } }],
        ['hits.hits', list.hits.hits[0]],
        ['hits.hits', list.hits.hits[1]],
        ['', 's'],
      ])
    }
  })
})

describe('keeps in one piece', () => {
  test.each([
    ['an error page’s block', 'Request Id: 1\nCorrelation Id: 2\nTimestamp: 3\nMessage: AADSTS50105: no.'],
    ['an error within an error', 'AADSTS70002: outer.\nAADSTS50012: inner.'],
    ['a text with commas in its first line', 'Hello, I cannot sign in, see below\nAADSTS90094, thanks'],
    [
      'prose with the words of a heading',
      'Hi team, I got an error code, a message, and a description\nAADSTS90094',
    ],
    [
      'lines of prose with as many commas',
      'Hola equipo, buenos días, saludos\nAADSTS90094, me sale, en Clara\nQuedo atenta, gracias, Ana',
    ],
    ['names and values of one record', 'Nombre\tAna\nLo que ve\tAADSTS90094\nEquipo\tportátil'],
    [
      'names and values in Markdown',
      '| Nombre | Ana |\n|---|---|\n| Lo que ve | AADSTS90094 |\n| Equipo | portátil |',
    ],
    ['a log without headings', '2026-11-20\tINFO\tstart\n2026-11-20\tERROR\tAADSTS90094'],
    ['a word', 'AADSTS90094'],
    ['a broken object', '{"error":"invalid_grant","error_description":"AADSTS65001: no'],
    [
      'an object and prose behind it',
      '{"error":"invalid_grant","error_description":"AADSTS65001: no"}\nCan you help?',
    ],
    [
      'a part of an object',
      '"errorCode": 65001,\n"failureReason": "No consent.",\n"additionalDetails": null',
    ],
    ['a line of a log in brackets', '[2026-11-20 08:15] AADSTS50105: no.'],
    [
      'a page’s fields, one on each line',
      'Error Code: 53003\nApp name: Clara\nDevice state: Unregistered\nIP: 1',
    ],
  ])('%s', async (_, text) => {
    const { form, found, unread } = await readAll(text)
    expect({ form, found: found.length, unread }).toEqual({
      form: { container: 'text', exporter: null },
      found: 1,
      unread: [],
    })
  })
  test('an answer of the token endpoint', async () => {
    const { found } = await readAll('{"error":"invalid_grant","error_description":"AADSTS65001: no."}')
    expect(found).toMatchObject([{ cause: 'consent-missing', fields: { error: 'invalid_grant' } }])
  })
})

test('a cell without an end is an error that names it, whatever its size', async () => {
  const text = `Ticket ID,Description\n1,AADSTS90094\n2,"${'AADSTS90094 '.repeat(1_700_000)}`
  const { found, unread, reason } = await readAll(text, { size: 60_000 })
  expect([found.map(({ name }) => name), reason]).toEqual([['1'], 'endless-cell'])
  expect(unread).toEqual([{ place: 2, name: null, reason: 'broken' }])
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
    const [piece] = piecesOfMail(mail)
    if (piece?.kind !== 'ticket') throw new Error('The mail is no ticket.')
    const { name, text, at, from } = piece.ticket
    expect(name).toBe('No puedo entrar')
    expect(text).toContain('AADSTS90094: se necesita aprobación')
    expect(text).toContain('{"correlationId":"c-1"}')
    expect(at).toBe(Date.UTC(2026, 10, 20, 8, 15))
    expect(from).toBe('ana@contoso.example')
  })
  test('with too many parts is read as plain text', () => {
    const parts = '--b\n\nAADSTS90094\n'.repeat(20_000)
    const mail = `Subject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${parts}`
    expect(piecesOfMail(mail)).toEqual([
      { kind: 'ticket', ticket: { name: null, text: mail, at: null, from: null } },
    ])
  })
})
