import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadKitWords } from '../../src/_locales/kit.ts'
import { outcomeOf, outcomesOf } from '../../src/rollout/summary.ts'
import { forms } from '../../src/settings/forms.ts'
import { hostile } from './builders.ts'

const words = await loadKitWords('en')
const file = JSON.stringify({
  browsers: { firefox: { channel: 'firefox-add-ons' } },
  settings: { companyName: 'Muñoz', clientIds: ['d2b8b111-2222-4333-8444-0123456789ab'] },
})
const policyOf = (files: readonly { path: string; content: string | Uint8Array }[]) =>
  JSON.parse(String(files.find(({ path }) => path === 'firefox/settings.json')?.content))

describe('a company’s file', () => {
  it.each([
    ['UTF-8', Buffer.from(file)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${file}`)],
    ['UTF-16, as Windows PowerShell writes it', Buffer.from(`\ufeff${file}`, 'utf16le')],
  ])('is read in %s', async (_, bytes) => {
    const { files, complaints } = await outcomeOf('contoso', bytes, words)
    expect([complaints, policyOf(files).companyName]).toEqual([[], 'Muñoz'])
  })

  it.each([
    ['in Latin 1', Buffer.from(file, 'latin1'), /^not UTF-8: save the file as UTF-8\.$/],
    ['in half a UTF-16', Buffer.from(`\ufeff${file}`, 'utf16le').subarray(0, 101), /^not UTF-8/],
    ['that is empty', Buffer.from(''), /^not JSON: /],
    ['that cannot be read', null, /^cannot be read\. Check the path/],
  ])('%s is refused', async (_, bytes, complaint) => {
    expect(await outcomeOf('contoso', bytes, words)).toEqual({
      name: 'contoso',
      files: [],
      notes: [],
      complaints: [expect.stringMatching(complaint)],
    })
  })

  it('of a hundred thousand levels is refused, in a ring too', async () => {
    const deep = `${'{"itContact":'.repeat(100_000)}1${'}'.repeat(100_000)}`
    const text = `{"browsers":{"firefox":{"channel":"firefox-add-ons"}},"settings":${deep},"rings":{"pilot":{"settings":${deep}}}}`
    expect((await outcomeOf('contoso', text, words)).complaints).toHaveLength(1)
  })

  it('with hostile texts gives files with the same texts on one line, or a sentence', async () => {
    const browsers = { firefox: { channel: 'firefox-add-ons' } }
    await fc.assert(
      fc.asyncProperty(hostile, fc.string({ unit: 'binary' }), async (companyName, name) => {
        const text = JSON.stringify({ browsers, settings: { companyName, itContact: { name } } })
        const { files, complaints } = await outcomeOf('contoso', text, words)
        expect(complaints.join('')).not.toMatch(/[\p{C}\n]/u)
        if (complaints.length > 0) return
        const line = forms.line(companyName)
        expect(policyOf(files).companyName ?? null).toBe(line)
      }),
      { numRuns: 15 },
    )
  })

  it('cannot turn or hide the sentence that names its key', async () => {
    const text = JSON.stringify({ '\u001b]0;x\u0007\u202e\r\ngood: written': 1, browsers: {} })
    const { complaints } = await outcomeOf('contoso', text, words)
    expect(complaints.join('')).not.toMatch(/[\p{C}\n]/u)
    expect(complaints[0]).toContain(']0;x good: written: unknown key.')
  })
})

describe('of many companies', () => {
  const outcomes = async (...names: string[]) =>
    (
      await outcomesOf(
        names.map((name) => ({ name, bytes: Buffer.from(file) })),
        words,
      )
    ).map(({ complaints, files }) => complaints[0] ?? files.length > 0)
  const rename = expect.stringMatching(/^rename the file: Windows takes no folder of this name\./)
  const twice = 'rename the file: another folder or file has this name, apart from capitals.'

  it('each gets its files', async () => {
    expect(await outcomes('Contoso', 'Ñandú y Cía', '100% R&D #1', "O'Neil")).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it.each([
    'CON',
    'nul',
    'com1',
    'Lpt9.old',
    'a/b',
    '..\\up',
    'a:b',
    'what?',
    'ends.',
    'ends ',
    ' begins',
    '.git',
    '',
    'a\nb',
    'a\u202eb',
    'a'.repeat(101),
  ])('a name that Windows refuses must change: %j', async (name) => {
    expect(await outcomes(name, 'contoso')).toEqual([rename, true])
  })

  it('two names that are one folder on Windows or macOS must change', async () => {
    expect(await outcomes('Contoso', 'contoso', 'ñ', 'n\u0303', 'fabrikam')).toEqual([
      twice,
      twice,
      twice,
      twice,
      true,
    ])
  })

  it('none may have the name of the summary', async () => {
    expect(await outcomes('Summary.csv')).toEqual([twice])
  })
})
