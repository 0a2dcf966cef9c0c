import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { graph, signIns } from './forms/sign-ins.ts'
import { csv } from './forms/write.ts'
import { readAll } from './read-all.ts'
import { authorize, entry, har } from './recordings.ts'

const approvalPage =
  '<meta name="PageID" content="ConvergedConsent"><script>$Config={"iErrorCode":90094};\n</script>'
const page = JSON.stringify({ value: signIns.map(graph) })
const recording = JSON.stringify(har(entry({ url: authorize(), html: approvalPage })))
const rows = signIns.map((one) => ({ ...graph(one), ...{ status: '', errorCode: one.code } }))
const logCauses = ['admin-approval', 'consent-declined', 'no-stop', 'not-assigned']

interface Attachment {
  name: string
  type?: string
  bytes: Uint8Array
}

/** A mail with this text and one file. */
function mailWith(text: string, { name, type = 'application/octet-stream', bytes }: Attachment): string {
  return [
    'From: ana@contoso.example',
    'Subject: Clara',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    text,
    '--b',
    `Content-Type: ${type}; name="${name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '--b--',
    '',
  ].join('\r\n')
}

const wide = csv(rows.map((one) => ({ Nombre: 'Inés Peña', ...one })))

const attached: readonly [Attachment, readonly string[]][] = [
  [{ name: 'sign-ins.csv', type: 'text/csv', bytes: strToU8(csv(rows)) }, logCauses],
  [{ name: 'sign-ins.csv', type: 'text/csv', bytes: Buffer.from(`\uFEFF${wide}`, 'utf16le') }, logCauses],
  [{ name: 'sign-ins.csv', bytes: strToU8(csv(rows)) }, logCauses],
  [{ name: 'sign-ins.json', type: 'application/json', bytes: strToU8(page) }, logCauses],
  [{ name: 'clara.har', bytes: strToU8(recording) }, ['admin-approval']],
  [{ name: 'clara.zip', bytes: zipSync({ 'clara.har': strToU8(recording) }) }, ['admin-approval']],
]

test.each(attached)('a file in a mail is read by its own form: %s', async (attachment, causes) => {
  const { found, unread, reason } = await readAll(mailWith('See the file.', attachment))
  expect(found.map(({ cause }) => cause)).toEqual(['no-stop', ...causes])
  expect([unread, reason]).toEqual([[], null])
})

test('a mail attached to a mail gives its own cause', async () => {
  const inner =
    'From: b@contoso.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nAADSTS50105: no.'
  const { found } = await readAll(mailWith('FYI', { name: 'mail.eml', bytes: strToU8(inner) }))
  expect(found.map(({ cause, name }) => [cause, name])).toEqual([['not-assigned', 'Clara']])
})

test('a mail attached in base64 gives the same cause', async () => {
  const inner =
    'From: b@contoso.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nAADSTS50105: no.'
  const whole = mailWith('FYI', { name: 'original.eml', type: 'message/rfc822', bytes: strToU8(inner) })
  const [type = '', encoding = ''] = whole.match(/^Content-T.*(?:rfc822|base64).*$/gm) ?? []
  const turned = whole.replace(`${type}\r\n${encoding}`, `${encoding}\r\n${type}`)
  for (const mail of [whole, turned]) {
    const { found } = await readAll(mail)
    expect(found.map(({ cause, name }) => [cause, name])).toEqual([['not-assigned', 'Clara']])
  }
})

test('a log’s table in a mail is read by its rows, and the words around it as a ticket', async () => {
  const cells = (all: readonly unknown[], tag: string) =>
    `<tr>${all.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  const row = (one: (typeof signIns)[number]) => [one.at, 'Clara', one.code, one.correlationId]
  const head = cells(['Date (UTC)', 'Application', 'Sign-in error code', 'Correlation ID'], 'th')
  const table = `<table>${head}${signIns.map((one) => cells(row(one), 'td')).join('')}</table>`
  const mail = (html: string) =>
    `From: ana@contoso.example\r\nSubject: Clara\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`
  const { found, unread } = await readAll(mail(`<p>See below.</p>${table}<p>Ana</p>`))
  expect(found.map(({ cause }) => cause)).toEqual(['no-stop', ...logCauses])
  expect(unread).toEqual([])
  // A ticket's fields stand in a table, too.
  const fields = `<table>${cells(['Number', '4101'], 'td')}${cells(['Description', 'AADSTS50105: no.'], 'td')}</table>`
  expect((await readAll(mail(fields))).found.map(({ cause }) => cause)).toEqual(['not-assigned'])
})

test.each(['winmail.dat', 'screen.png', 'error.pdf'])(
  'a mail that says nothing names the file that may: %s',
  async (name) => {
    const file = { name, bytes: new Uint8Array([0x89, 0x50, 0, 1]) }
    const { found, unread } = await readAll(mailWith('See the picture.', file))
    expect(found.map(({ cause }) => cause)).toEqual(['no-stop'])
    expect(unread).toEqual([{ place: 2, name, reason: 'no-text' }])
    expect((await readAll(mailWith('AADSTS50105: no.', file))).unread).toEqual([])
  },
)

test('a damaged archive in a mail is named', async () => {
  const bytes = zipSync({ 'a.json': strToU8(page) }).subarray(0, 90)
  const { unread } = await readAll(mailWith('See the file.', { name: 'a.zip', bytes }))
  expect(unread.map(({ name, reason }) => [name, reason])).toEqual([['a.zip', 'broken']])
})
