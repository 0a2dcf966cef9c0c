import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { summarize } from '../../src/triage/count.ts'
import type { Found } from '../../src/triage/reading.ts'
import { csvOf, type Row, rowOf, tableColumns } from '../../src/triage/table.ts'
import { clientId, noon, otherClientId, tenant } from '../builders.ts'
import { readAll } from './read-all.ts'
import { authorize, entry, har } from './recordings.ts'

async function read(text: string, size?: number): Promise<{ all: Found[]; reason: string | null }> {
  const { found, reason } = await readAll(text, size === undefined ? {} : { size })
  return { all: found, reason }
}

const log = (id: string, errorCode: number, appId = clientId) => ({
  id,
  createdDateTime: '2026-11-20T08:15:00Z',
  correlationId: '0c0ffee0-0000-4000-8000-000000000001',
  appId,
  appDisplayName: 'Clara',
  resourceTenantId: tenant,
  status: { errorCode, failureReason: 'see there' },
})

describe('triage finds the cause', () => {
  test('of a text', async () => {
    const { all } = await read('AADSTS90094')
    expect(all).toMatchObject([{ name: null, at: null, cause: 'admin-approval', fields: { code: '90094' } }])
  })
  test('of each entry of a sign-in log', async () => {
    const list = [log('a', 90094), log('b', 0), log('c', 50105), log('d', 50105, otherClientId)]
    const { all } = await read(JSON.stringify({ value: list }))
    expect(all.map(({ name, cause }) => [name, cause])).toEqual([
      ['a', 'admin-approval'],
      ['b', 'no-stop'],
      ['c', 'not-assigned'],
      ['d', 'no-stop'],
    ])
    expect(all[0]?.at).toBe(Date.UTC(2026, 10, 20, 8, 15))
  })
  test('of each mail in a mailbox', async () => {
    const mail = (subject: string, body: string) =>
      `From ana@contoso.example Fri Nov 20 08:15:00 2026\nSubject: ${subject}\nDate: Fri, 20 Nov 2026 08:15:00 +0000\n\n${body}\n\n`
    const { all } = await read(mail('one', 'AADSTS90094') + mail('two', '>From here on: AADSTS50105'), 11)
    expect(all.map(({ name, cause, at }) => [name, cause, at])).toEqual([
      ['one', 'admin-approval', Date.UTC(2026, 10, 20, 8, 15)],
      ['two', 'not-assigned', Date.UTC(2026, 10, 20, 8, 15)],
    ])
  })
  test('of a single mail', async () => {
    const { all } = await read(
      'Received: by mx\nSubject: help\nMessage-ID: <1@contoso.example>\n\nAADSTS90094\n',
    )
    expect(all).toMatchObject([{ name: 'help', cause: 'admin-approval' }])
  })
  test('of each attempt in a recording, in pieces of any size', async () => {
    const text = JSON.stringify(
      har(entry({ url: authorize() }), entry({ url: page, html: approvalPage, second: 2 })),
      null,
      1,
    )
    for (const size of [1, 13, 100_000])
      expect((await read(`\uFEFF${text}`, size)).all).toMatchObject([{ cause: 'admin-approval', at: noon }])
  })
  test('of a recording that has a comment before its log, with bodies in base64', async () => {
    const [first, second] = [entry({ url: authorize() }), entry({ url: page, second: 2 })]
    const content = { text: btoa(approvalPage), encoding: 'base64' }
    const text = JSON.stringify({
      comment: 'export',
      log: { pages: [], entries: [first, withContent(second, content)] },
    })
    expect((await read(text)).all).toMatchObject([{ cause: 'admin-approval' }])
  })
  test('it says that attempts without bodies cannot be diagnosed', async () => {
    const other = '2026-11-23T12:10:00.000Z'
    const text = JSON.stringify(
      har(
        entry({ url: authorize(), html: approvalPage }),
        entry({ url: authorize(), second: 600 }),
        entry({ url: page, second: 602 }),
        entry({ url: authorize(), second: 1200, html: '<p>Sign in</p>' }),
      ),
    )
    const { found, unread } = await readAll(text)
    expect(found.map(({ cause }) => cause)).toEqual(['admin-approval', 'no-stop', 'no-stop'])
    expect(unread).toEqual([{ place: 2, name: other, reason: 'no-body' }])
  })
  test('of the attempts before the point where a recording breaks off', async () => {
    const text = JSON.stringify(
      har(entry({ url: authorize() }), entry({ url: page, html: approvalPage, second: 2 }), {}),
    )
    const { all, reason } = await read(text.slice(0, -5))
    expect(all).toMatchObject([{ cause: 'admin-approval' }])
    expect(reason).toBe('broken-off')
  })
})

test('an empty source is an error', async () => {
  expect(await read(' \n')).toEqual({ all: [], reason: 'empty' })
})

test('the time in a text beats the time of its ticket, unless it lies in the future', async () => {
  const text = (timestamp: string) => `AADSTS50105: no. Timestamp: ${timestamp}`
  const { all } = await read(
    JSON.stringify([
      { id: 'past', created: '2026-11-20T08:15:00Z', input: text('2026-11-19T07:00:00Z') },
      { id: 'future', created: '2026-11-20T08:15:00Z', input: text('2199-01-01T00:00:00Z') },
      { id: 'none', input: 'AADSTS50105' },
    ]),
  )
  const [past, created] = [Date.UTC(2026, 10, 19, 7), Date.UTC(2026, 10, 20, 8, 15)]
  expect(all.map(({ at, attempt }) => [at, attempt?.startedAt])).toEqual([
    [past, past],
    [created, created],
    [null, noon],
  ])
})

function withContent(one: object, content: object): object {
  return { ...one, response: { status: 200, headers: [], content } }
}

const page = 'https://login.microsoftonline.com/common/login'
const approvalPage =
  '<meta name="PageID" content="ConvergedConsent"><script>$Config={"iErrorCode":90094};\n</script>'

const emptyRow = Object.fromEntries(tableColumns.map((column) => [column, ''])) as Row

describe('a table of many results', () => {
  const inputs = [
    'AADSTS90094',
    'AADSTS50105',
    'https://app.clara.com/cb?error=access_denied&error_subcode=cancel',
    'hello',
  ]

  test('has the same counts as the summary for 10,000 mixed tickets', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      JSON.stringify({
        id: `=cmd|'/c calc'!A${index}`,
        input: inputs[index % 4],
        date: `2026-11-${10 + (index % 3)}`,
      }),
    )
    const { all } = await read(lines.join('\n'))
    const { total, stopped, causes, codes, days, tenants } = summarize(all, 0)
    expect({ total, stopped }).toEqual({ total: 10_000, stopped: 7500 })
    expect(causes).toMatchObject(
      ['admin-approval', 'cancelled', 'no-stop', 'not-assigned'].map((key) => ({ key, count: 2500 })),
    )
    expect(codes).toMatchObject(['50105', '90094'].map((key) => ({ key, count: 2500 })))
    expect(tenants).toEqual([{ key: null, count: 7500 }])
    expect(days.map(({ key }) => key)).toEqual(['2026-11-10', '2026-11-11', '2026-11-12'])
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(7500)

    const { data, meta, errors } = Papa.parse<Record<string, string>>(csvOf(all.map(rowOf)).slice(1), {
      header: true,
      skipEmptyLines: true,
    })
    expect(errors).toEqual([])
    expect(meta.fields).toEqual(tableColumns)
    for (const { key, count } of causes) expect(data.filter(({ cause }) => cause === key)).toHaveLength(count)
    for (const { key, count } of days)
      expect(
        data.filter(({ cause, time }) => cause !== 'no-stop' && time?.slice(0, 10) === key),
      ).toHaveLength(count)
    expect(data[7]?.name).toBe("'=cmd|'/c calc'!A7")
  })
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', '＠x'])(
    'contains no formula for a spreadsheet: %j',
    (name) => {
      const row = { ...emptyRow, name }
      const cells = Papa.parse<string[]>(csvOf([row]).slice(1)).data[1] ?? []
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
    },
  )
  test.each(['c;=WEBSERVICE("http://evil.example/")', 'a\t@x', 'x; "=1', 'a|+1'])(
    'contains no formula for other separators than commas: %j',
    async (name) => {
      const { all } = await read(JSON.stringify([{ id: name, input: 'AADSTS90094' }]))
      const [, line = ''] = csvOf(all.map(rowOf)).split('\r\n')
      for (const cell of line.split(/[;\t|,]/)) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/)
    },
  )
  test('contains no secret from the name of a ticket', async () => {
    const { all } = await read(
      '{"id":"ana@contoso.example code=SECRETSECRET","input":"AADSTS90094"}\n{"id":1,"input":"x"}',
    )
    expect(csvOf(all.map(rowOf))).not.toMatch(/SECRET|ana@/)
  })
})
