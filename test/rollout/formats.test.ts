import fc from 'fast-check'
import { parse as readPlist } from 'plist'
import { describe, expect, it, test } from 'vitest'
import { plist } from '../../src/rollout/plist.ts'
import { powershellFiles } from '../../src/rollout/powershell.ts'
import { psText } from '../../src/rollout/powershell-text.ts'
import { regFiles } from '../../src/rollout/reg-file.ts'
import { type RegistryData, registryValues } from '../../src/rollout/registry.ts'
import { xml, xmlFile } from '../../src/rollout/xml.ts'
import { managedSchema } from '../../src/settings/managed-schema.ts'
import { addOnId, chromeId, company, edgeId, hostile, hostilePolicy, store } from './builders.ts'
import { readBrowsers } from './read-powershell.ts'
import { asChromium, asFirefox, readReg } from './read-reg.ts'
import { readXml } from './read-xml.ts'

const root = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies'

// Each test reads a hundred files, which takes long on a busy machine.
describe('every value is unchanged in', { timeout: 60_000 }, () => {
  test('the files for the registry editor', () => {
    fc.assert(
      fc.property(hostilePolicy, (policy) => {
        const files = regFiles(company({ policy })).filter(({ path }) => !path.includes('remove'))
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

  test('PowerShell scripts, which contain only ASCII and literals', () => {
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
          Data: plainData(data),
        }))
        expect((readBrowsers(script ?? '') as unknown[])[0]).toMatchObject({
          Title: 'Google Chrome',
          Writes: values,
        })
      }),
      { numRuns: 20 },
    )
  })

  test('PowerShell scripts, even half of a character', () => {
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

  test('XML texts and attributes', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const a = { name: 'a', attributes: { b: text }, children: [], text }
        expect(readXml(xmlFile(xml('a', { b: text }, text)))).toEqual(a)
      }),
    )
  })
})

describe('a character that the format excludes is refused', () => {
  it.each(['\0', '\x1b', '\ud800', '\uffff'])('in XML: %j', (text) => {
    expect(() => xmlFile(xml('a', {}, text))).toThrow(/cannot contain/)
  })

  it('in the registry: NUL', () => {
    expect(() => regFiles(company({ policy: { companyName: 'Con\0toso' } }))).toThrow(/NUL/)
  })
})

describe('the readers of these tests', () => {
  const head = '\ufeffWindows Registry Editor Version 5.00\r\n\r\n'
  it.each([
    ['no byte order mark', head.slice(1)],
    ['another header', '\ufeffREGEDIT4\r\n'],
    ['a bare line feed', `${head}[HKEY_LOCAL_MACHINE\\A]\n`],
    ['a value without a key', `${head}"a"="b"\r\n`],
    ['a quotation mark without an escape', `${head}[HKEY_LOCAL_MACHINE\\A]\r\n"a"="b"c"\r\n`],
    ['a backslash without an escape', `${head}[HKEY_LOCAL_MACHINE\\A]\r\n"a"="b\\c"\r\n`],
    ['an unknown root', `${head}[HKLM\\A]\r\n`],
    ['an incomplete list of texts', `${head}[HKEY_LOCAL_MACHINE\\A]\r\n"a"=hex(7):41,00\r\n`],
  ])('refuse a registry file with %s', (_, text) => {
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
  ])('refuse the PowerShell script %s', (script) => {
    expect(() => readBrowsers(script)).toThrow()
  })

  it.each(['<a>', '<a b=c/>', '<a>&x;</a>', '<a/><b/>', '<a b="1" b="2"/>', '<a>]]></a>'])(
    'refuse the XML %s',
    (text) => {
      expect(() => readXml(text)).toThrow()
    },
  )
})

function plainData(data: RegistryData): string | number | readonly string[] {
  switch (data.kind) {
    case 'text':
      return data.text
    case 'number':
      return data.number
    case 'lines':
      return data.lines
  }
}
