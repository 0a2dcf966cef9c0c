import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { loadKitWords } from '../../src/_locales/kit.ts'
import { readCompany } from '../../src/rollout/company.ts'
import { rollOutFiles } from '../../src/rollout/files.ts'
import type { Company, JsonObject } from '../../src/rollout/types.ts'
import { nested } from '../../src/settings/dotted-keys.ts'
import { exampleOf } from '../../src/settings/examples.ts'
import { type Setting, settingsTable } from '../../src/settings/table.ts'

export const chromeId = 'bcdefghijklmnopabcdefghijklmnopa'
export const edgeId = 'onmlkjihgfedcbaponmlkjihgfedcbap'
export const addOnId = 'sign-in-helper@clara.com'

export const store = {
  id: chromeId,
  address: 'https://clients2.google.com/service/update2/crx',
  isSelfHosted: false,
}

export const kitWords = await loadKitWords('en')

/** A company with every browser. Edge and Firefox use the company's server. */
export function company(changes: Partial<Company> = {}): Company {
  return {
    browsers: {
      chrome: store,
      edge: { id: edgeId, address: 'https://updates.contoso.example/update.xml', isSelfHosted: true },
      chromium: store,
      firefox: { id: addOnId, address: 'https://updates.contoso.example/helper.xpi', isSelfHosted: true },
    },
    formerIds: [],
    installBy: 'ExtensionSettings',
    pin: true,
    privateWindows: 'allow',
    alertAt: 5,
    policy: everySetting(),
    ...changes,
  }
}

export function exampleFile(): unknown {
  return JSON.parse(readFileSync('docs/deployment/company.example.json', 'utf8'))
}

/** A policy with a value for every setting. */
export function everySetting(): JsonObject {
  const read = readCompany(
    {
      browsers: { firefox: { channel: 'firefox-add-ons' } },
      settings: {
        ...examplesOf(settingsTable),
        clientIds: ['d2b8b111-2222-4333-8444-0123456789ab'],
        defaults: examplesOf(settingsTable.filter(({ who }) => who === 'person')),
        locked: ['history', 'report.level'],
      },
    },
    kitWords.wrong,
  )
  if ('complaints' in read) throw new Error(read.complaints.join('\n'))
  return read.company.policy
}

const examplesOf = (settings: readonly Setting[]) =>
  nested(settings.map((setting) => [setting.key, exampleOf(setting)]))

/** The roll-out files by path. Files for the registry editor are bytes. */
export async function filesOf(company: Company): Promise<Map<string, string | Uint8Array>> {
  return new Map((await rollOutFiles(company)).map(({ path, content }) => [path, content]))
}

const nasty = [
  '"',
  "'",
  '‘’‚‛“”„',
  '\\',
  '\\"',
  '%PATH%',
  '&amp;',
  '<!--',
  ']]>',
  '</string>',
  '$(whoami)',
  '$' + '{x}',
  '`n`',
  "'; Remove-Item C:\\ #",
  '\n',
  '\r\n',
  '\r',
  '\t',
  '  ',
  '😀👩‍💻',
  'ñ\u0301',
  '\u202e\u2028\ufeff',
  '[-HKEY_LOCAL_MACHINE\\SOFTWARE]',
  '\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]',
  ';',
  '=',
  '@{}',
  '#>',
  '%s%n',
]

/** Texts that need escapes, without the characters that XML or the registry excludes. */
export const hostile: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 6 })
  .map((parts) => parts.join('').replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''))

/** A policy of the right form with hostile texts. */
export const hostilePolicy: fc.Arbitrary<JsonObject> = fc.record({
  companyName: hostile,
  clientIds: fc.array(hostile, { minLength: 1, maxLength: 9 }),
  openPopup: fc.boolean(),
  itContact: fc.record({ name: hostile, form: hostile }),
  defaults: fc.record({ report: fc.record({ level: hostile, timeline: fc.boolean() }) }),
})
