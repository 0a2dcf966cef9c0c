import fc from 'fast-check'
import { parse as readPlist } from 'plist'
import { describe, expect, it, test } from 'vitest'
import { plist } from '../../src/rollout/plist.ts'
import { powershellFiles } from '../../src/rollout/powershell.ts'
import { psText } from '../../src/rollout/powershell-text.ts'
import { regFiles } from '../../src/rollout/reg-file.ts'
import { registryValues } from '../../src/rollout/registry.ts'
import { xml, xmlFile } from '../../src/rollout/xml.ts'
import { managedSchema } from '../../src/settings/managed-schema.ts'
import { addOnId, chromeId, company, edgeId, hostile, hostilePolicy, store } from './builders.ts'
import { readBrowsers } from './read-powershell.ts'
import { asChromium, asFirefox, readReg } from './read-reg.ts'
import { readXml } from './read-xml.ts'

const root = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies'

// A hundred files each: more than a test's usual time where a machine is busy.
describe('whatever a value holds, it comes through', { timeout: 60_000 }, () => {
  test('the registry editor’s files, as Chromium and Firefox read them', () => {
    fc.assert(
      fc.property(hostilePolicy, (policy) => {
        const files = regFiles(company({ policy }))
        const registry = files.reduce((all, { content }) => readReg(content as Uint8Array, all), new Map())
        const read = (key: string, id: string) =>
          asChromium(registry, `${root}\\${key}\\3rdparty\\extensions\\${id}\\policy`, managedSchema())
        expect(read('Google\\Chrome', chromeId)).toEqual(policy)
        expect(read('Microsoft\\Edge', edgeId)).toEqual(policy)
        expect(read('Chromium', chromeId)).toEqual(policy)
        expect(asFirefox(registry, `${root}\\Mozilla\\Firefox\\3rdparty\\Extensions`, addOnId)).toEqual(
          policy,
        )
      }),
    )
  })

  test('PowerShell, in ASCII and as literals alone', () => {
    fc.assert(
      fc.property(hostilePolicy, (policy) => {
        const [script] = powershellFiles(company({ policy, browsers: { chrome: store } })).map(
          ({ content }) => String(content),
        )
        expect(script).toMatch(/^[\r\n -~]*$/)
        const key = `SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${chromeId}\\policy`
        const values = registryValues(key, policy).map(({ key: Key, name: Name, data }) => ({
          Key,
          Name,
          Data: data.kind === 'text' ? data.text : data.kind === 'number' ? data.number : data.lines,
        }))
        expect(readBrowsers(script ?? '')).toEqual([expect.objectContaining({ Writes: values })])
      }),
      { numRuns: 20 },
    )
  })

  test('PowerShell, even what is no character at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6 }), (text) => {
        expect(readBrowsers(`$browsers = @( ${psText(text)} )`)).toEqual([text])
      }),
      { numRuns: 20 },
    )
  })

  test('a property list', () => {
    fc.assert(
      fc.property(hostilePolicy, (policy) => {
        expect(readPlist(plist(policy))).toEqual(policy)
      }),
    )
  })

  test('XML, as text and as attribute', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const a = { name: 'a', attributes: { b: text }, children: [], text }
        expect(readXml(xmlFile(xml('a', { b: text }, text)))).toEqual(a)
      }),
    )
  })
})

describe('what a format cannot hold is refused', () => {
  it.each(['\0', '\x1b', '\ud800', '\uffff'])('by XML: %j', (text) => {
    expect(() => xmlFile(xml('a', {}, text))).toThrow(/no place/)
  })

  it('by the registry: a text with NUL in it', () => {
    expect(() => regFiles(company({ policy: { companyName: 'Con\0toso' } }))).toThrow(/NUL/)
  })
})

describe('these readers', () => {
  const head = '\ufeffWindows Registry Editor Version 5.00\r\n\r\n'
  it.each([
    ['no mark', head.slice(1)],
    ['another header', '\ufeffREGEDIT4\r\n'],
    ['a bare line feed', `${head}[HKEY_LOCAL_MACHINE\\A]\n`],
    ['a value without a key', `${head}"a"="b"\r\n`],
    ['a quotation mark that is not escaped', `${head}[HKEY_LOCAL_MACHINE\\A]\r\n"a"="b"c"\r\n`],
    ['a backslash that is not escaped', `${head}[HKEY_LOCAL_MACHINE\\A]\r\n"a"="b\\c"\r\n`],
    ['an unknown root', `${head}[HKLM\\A]\r\n`],
    ['half a list of texts', `${head}[HKEY_LOCAL_MACHINE\\A]\r\n"a"=hex(7):41,00\r\n`],
  ])('refuse in a registry file: %s', (_, text) => {
    expect(() => readReg(Buffer.from(text, 'utf16le'))).toThrow()
  })

  it.each([
    "$browsers = @( 'a' ",
    '$browsers = @( "a" )',
    '$browsers = @( (Get-Date) )',
    "$browsers = @( ('a' + $x) )",
    "$browsers = @( ('a' + $(Get-Date)) )",
    "$browsers = @( 'a'.Length )",
    "$browsers = @( [int]'1' )",
  ])('refuse in PowerShell: %s', (script) => {
    expect(() => readBrowsers(script)).toThrow()
  })

  it.each(['<a>', '<a b=c/>', '<a>&x;</a>', '<a/><b/>', '<a b="1" b="2"/>', '<a>]]></a>'])(
    'refuse as XML: %s',
    (text) => {
      expect(() => readXml(text)).toThrow()
    },
  )
})
