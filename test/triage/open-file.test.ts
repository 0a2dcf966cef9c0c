import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { cleanRecording } from '../../src/triage/clean-recording.ts'
import { openFile } from '../../src/triage/open-file.ts'
import { clara } from '../builders.ts'
import { graph, signIns } from './forms/sign-ins.ts'
import { readBytes } from './read-all.ts'
import { authorize, entry, har, login } from './recordings.ts'

const page = JSON.stringify({ value: signIns.map(graph) })
const approvalPage =
  '<meta name="PageID" content="ConvergedConsent"><script>$Config={"iErrorCode":90094};\n</script>'
const causes = async (bytes: Uint8Array, size?: number) =>
  (await readBytes(bytes, size)).found.map(({ cause }) => cause)
const logCauses = ['admin-approval', 'consent-declined', 'no-stop', 'not-assigned']

describe('opens', () => {
  test.each([1, 3, 5000])('a compressed file, in pieces of %s bytes', async (size) => {
    expect(await causes(gzipSync(page), size)).toEqual(logCauses)
  })
  test('a compressed file in UTF-16', async () => {
    expect(await causes(gzipSync(Buffer.from(`\uFEFF${page}`, 'utf16le')))).toEqual(logCauses)
  })
  test('an archive of several exports, and names what is no text', async () => {
    const archive = zipSync({
      'day/1.json': strToU8(JSON.stringify(signIns.slice(0, 2).map(graph))),
      'day/2.txt': strToU8('AADSTS50105: The user has no role.'),
      'day/empty.json': strToU8(''),
      'day/picture.png': new Uint8Array([0x89, 0x50, 0, 1]),
      '__MACOSX/day/._1.json': new Uint8Array([0, 1]),
    })
    const { found, unread } = await readBytes(archive)
    expect(found.map(({ name, cause }) => [name, cause])).toEqual([
      [signIns[0]?.requestId, 'admin-approval'],
      [signIns[1]?.requestId, 'consent-declined'],
      ['day/2.txt', 'not-assigned'],
    ])
    expect(unread).toEqual([{ place: 1, name: 'day/picture.png', reason: 'no-text' }])
  })
  test('a recording of Playwright, whose bodies are files of their own', async () => {
    const document = entry({ url: `${login}/common/login`, second: 2 })
    const content = { mimeType: 'text/html; charset=utf-8', _file: 'abc.html' }
    const recording = har(entry({ url: authorize() }), {
      ...document,
      response: { ...document.response, content },
    })
    const archive = zipSync({
      'abc.html': strToU8(approvalPage),
      'har.har': strToU8(JSON.stringify(recording)),
    })
    expect(await causes(archive)).toEqual(['admin-approval'])
    for await (const { pieces } of openFile(only(archive))) {
      let clean = ''
      for await (const piece of cleanRecording(pieces, clara)) clean += piece
      expect(await causes(strToU8(clean))).toEqual(['admin-approval'])
    }
  })
})

describe('opens archives in archives', () => {
  const parts = [signIns.slice(0, 2), signIns.slice(2)].map((some) =>
    strToU8(JSON.stringify(some.map(graph))),
  )
  const [first = new Uint8Array(), second = new Uint8Array()] = parts
  test.each([
    [
      'tar',
      tar([
        ['day/1.json', first],
        ['day/2.json', second],
      ]),
    ],
    [
      'tar, compressed',
      gzipSync(
        tar([
          ['1.json', first],
          ['2.json', second],
        ]),
      ),
    ],
    ['ZIP in ZIP', zipSync({ 'a.zip': zipSync({ '1.json': first }), '2.json.gz': gzipSync(second) })],
  ])('%s', async (_, bytes) => {
    expect(await causes(bytes)).toEqual(logCauses)
  })
  test('and names a member that it cannot open', async () => {
    const archive = zipSync({
      'broken.gz': gzipSync(page).subarray(0, 100),
      'a.pdf': strToU8('%PDF-1.7'),
      'b.json': first,
    })
    const { found, unread } = await readBytes(archive)
    expect(found).toHaveLength(2)
    expect(unread.map(({ name, reason }) => [name, reason])).toEqual([
      ['broken.gz', 'broken'],
      ['a.pdf', 'no-text'],
    ])
  })
  test('and ends at a depth that only an attack has', async () => {
    let bytes: Uint8Array = first
    for (let depth = 0; depth < 6; depth++) bytes = zipSync({ 'a.zip': bytes })
    expect((await readBytes(bytes)).unread).toHaveLength(1)
  })
})

describe('says what is wrong with', () => {
  test.each([
    ['a compressed file that breaks off', gzipSync(page).subarray(0, 200), 'broken-off'],
    ['an archive that breaks off', zipSync({ a: strToU8(page) }).subarray(0, 200), 'broken-off'],
    [
      'a workbook of Excel',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/a.xml': strToU8('<a/>') }),
      'office',
    ],
    [
      'a mail of Outlook that breaks off',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'broken-off',
    ],
    ['an archive that needs a password', locked(zipSync({ 'a.json': strToU8(page) })), 'locked'],
    ['an archive without files', zipSync({}), 'empty'],
    ['a document', strToU8('%PDF-1.7\n1 0 obj'), 'binary'],
    ['a spreadsheet of LibreOffice', zipSync({ mimetype: strToU8('x') }), 'office'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'binary'],
    ['no byte', new Uint8Array(), 'empty'],
  ])('%s', async (_, bytes, reason) => {
    expect(await readBytes(bytes)).toMatchObject({ found: [], reason })
  })
})

test('reads what the browser asked for in an archive of Fiddler', async () => {
  const address = 'https://app.clara.com/cb?error=access_denied&error_description=AADSTS65004%3a+no'
  const archive = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'raw/1_c.txt': strToU8(`GET ${address} HTTP/1.1\r\nHost: app.clara.com\r\n\r\n`),
    'raw/1_s.txt': new Uint8Array([0x1f, 0x8b, 0]),
  })
  const { found, unread } = await readBytes(archive)
  expect([found.map(({ cause }) => cause), unread]).toEqual([['consent-declined'], []])
})

test('reads a compressed file up to the place where it breaks off', async () => {
  const lines = Array.from({ length: 400 }, (_, at) =>
    JSON.stringify({ id: String(at), input: 'AADSTS90094' }),
  )
  const { found, unread, reason } = await readBytes(gzipSync(strToU8(lines.join('\n'))).slice(0, -60))
  expect([found.length > 100, unread.map((one) => one.reason), reason]).toEqual([
    true,
    ['broken'],
    'broken-off',
  ])
})

/** With the sign of a file that needs a password. */
function locked(archive: Uint8Array): Uint8Array {
  return archive.map((byte, at) => (at === 6 ? byte | 1 : byte))
}

/** As GNU tar writes it. */
function tar(files: readonly [name: string, bytes: Uint8Array][]): Uint8Array {
  const blocks = files.flatMap(([name, bytes]) => {
    const head = Buffer.alloc(512)
    head.write(name)
    head.write(bytes.length.toString(8).padStart(11, '0'), 124)
    head.write('0', 156)
    head.write('ustar', 257)
    return [head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

async function* only(bytes: Uint8Array) {
  yield bytes
}
