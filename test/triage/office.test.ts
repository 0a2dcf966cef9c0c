import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { graph, signIns } from './forms/sign-ins.ts'
import { readBytes } from './read-all.ts'

const mail = readFileSync('test/triage/forms/outlook.msg')

describe('a mail that Outlook saved', () => {
  test('gives its text, its files and the mail in it', async () => {
    const { found, unread, reason } = await readBytes(mail)
    expect(found.map(({ cause, name, user }) => [cause, name, user])).toEqual([
      ['admin-approval', 'Clara no abre (autorización)', 'ana@contoso.example'],
      ['consent-declined', '4e900001-2a4b-4c6d-8e0f-a1b2c3d4e500', null],
    ])
    expect(found[0]?.fields).toMatchObject({
      correlationId: 'c0a00000-5b3a-4d21-9c77-0f1e2d3c4b00',
    })
    expect(found[0]?.at).toBe(Date.UTC(2026, 10, 13, 10, 15, 30))
    expect([unread, reason]).toEqual([[], null])
  })
  test('names a body in RTF alone as not read', async () => {
    const entry = (name: string) => Buffer.from(name, 'utf16le')
    const bare = Buffer.from(mail)
    const at = bare.lastIndexOf(entry('__substg1.0_1000001F'))
    entry('__substg1.0_10090102').copy(bare, at)
    const { found, unread } = await readBytes(bare)
    expect(found.map(({ cause }) => cause)).toEqual(['no-stop', 'consent-declined'])
    expect(unread.map(({ name, reason }) => [name, reason])).toEqual([['body.rtf', 'no-text']])
  })
  test('says where it breaks off, and never hangs or throws anything else', async () => {
    for (let length = 8; length < mail.length; length += 97) {
      const { reason } = await readBytes(mail.subarray(0, length))
      expect([length, String(reason)]).toEqual([
        length,
        expect.stringMatching(/^(?:broken-off|office|null)$/),
      ])
    }
    const reasons = new Set<string>()
    for (let at = 24; at < 2500; at += 7) {
      const damaged = Buffer.from(mail)
      damaged.fill(at % 2 === 0 ? 0xff : 0, at, at + 5)
      reasons.add(String((await readBytes(damaged)).reason))
    }
    expect([...reasons].filter((one) => !/^(?:broken-off|office|too-large|null)$/.test(one))).toEqual([])
  })
})

type Cell = string | number

/** A workbook as Excel writes it: texts in a list of their own, times as days since 1900. */
function workbook(sheets: readonly (readonly Cell[][])[]): Uint8Array {
  const texts: string[] = []
  const cell = (value: Cell, row: number, column: number) => {
    const place = `r="${String.fromCharCode(65 + column)}${row + 1}"`
    if (value === '') return ''
    if (typeof value === 'number') return `<c ${place} s="1"><v>${value}</v></c>`
    return `<c ${place} t="s"><v>${texts.push(value) - 1}</v></c>`
  }
  const xml = sheets.map((rows) => {
    const lines = rows.map(
      (cells, row) => `<row>${cells.map((one, at) => cell(one, row, at)).join('')}</row>`,
    )
    return `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`
  })
  const strings = texts.map(
    (text) => `<si><r><t xml:space="preserve">${text.slice(0, 3)}</t></r><r><t>${text.slice(3)}</t></r></si>`,
  )
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/sharedStrings.xml': strToU8(`<sst>${strings.join('')}</sst>`),
    ...Object.fromEntries(xml.map((text, at) => [`xl/worksheets/sheet${at + 1}.xml`, strToU8(text)])),
  })
}

describe('a workbook of Excel', () => {
  const header = [
    'Date (UTC)',
    'Request ID',
    'User agent',
    'Correlation ID',
    'Application ID',
    'Sign-in error code',
  ]
  const rows = signIns.map((one): Cell[] => [
    Date.parse(one.at) / 86_400_000 + 25_569,
    one.requestId,
    '',
    one.correlationId,
    graph(one).appId,
    one.code,
  ])
  test('gives the rows of its sheet with their times', async () => {
    const { form, found } = await readBytes(workbook([[header, ...rows]]))
    expect(form).toEqual({ container: 'table', exporter: 'Microsoft Entra admin center' })
    expect(found.map(({ cause, at, fields }) => [cause, at, fields.traceId, fields.correlationId])).toEqual(
      ['admin-approval', 'consent-declined', 'no-stop', 'not-assigned'].map((cause, at) => [
        cause,
        Date.parse(signIns[at]?.at ?? ''),
        signIns[at]?.requestId,
        signIns[at]?.correlationId,
      ]),
    )
  })
  test('is too large if its rows name far columns alone', async () => {
    const row = '<row><c r="FZA1"><v>1</v></c></row>'
    const sheet = strToU8(`<worksheet>${row.repeat(5000)}</worksheet>`)
    const { reason } = await readBytes(zipSync({ 'xl/worksheets/sheet1.xml': sheet }))
    expect(reason).toBe('too-large')
  })
  test('gives the rows of several sheets', async () => {
    const tickets: Cell[][] = [
      ['Ticket ID', 'Description'],
      [7, 'AADSTS50105: no.'],
    ]
    const { found } = await readBytes(workbook([[header, ...rows], tickets]))
    expect(found.map(({ name }) => name).slice(3)).toEqual([signIns[3]?.requestId, '7'])
  })
})
