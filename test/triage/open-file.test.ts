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

describe('says what is wrong with', () => {
  test.each([
    ['a compressed file that breaks off', gzipSync(page).subarray(0, 200), 'broken-off'],
    ['an archive that breaks off', zipSync({ a: strToU8(page) }).subarray(0, 200), 'broken-off'],
    [
      'a workbook of Excel',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/a.xml': strToU8('<a/>') }),
      'office',
    ],
    ['an item of Outlook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'office'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'binary'],
    ['no byte', new Uint8Array(), 'empty'],
  ])('%s', async (_, bytes, reason) => {
    expect(await readBytes(bytes)).toMatchObject({ found: [], reason })
  })
})

async function* only(bytes: Uint8Array) {
  yield bytes
}
