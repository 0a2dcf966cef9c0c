import { loadSettingWords, type SettingWords } from '../_locales/index.ts'
import { exampleOf } from '../settings/examples.ts'
import { schemaProperties } from '../settings/schema-properties.ts'
import { type Setting, settingsTable } from '../settings/table.ts'
import { wordsOfSetting } from '../settings/words.ts'
import { privateWindows } from './company.ts'
import { browserNames, channelsOf } from './install.ts'
import { personsKeys } from './template.ts'
import type { BrowserName } from './types.ts'

/** The schema of a company's file, for editors. A test writes it to `docs/deployment`. */
export async function companySchema(): Promise<object> {
  const words = await loadSettingWords('en')
  const persons = settingsTable.filter(({ key }) => personsKeys.includes(key))
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Roll-out of the Clara Sign-in Helper in a company',
    ...object({
      $schema: { type: 'string' },
      browsers: {
        description: 'The browsers of the company, each with the source of the extension.',
        minProperties: 1,
        ...object(Object.fromEntries(browserNames.map((name) => [name, browserSchema(name)]))),
      },
      pin: { description: 'Whether the icon stays on the toolbar. Usually true.', type: 'boolean' },
      privateWindows: {
        description:
          'leave: no change. allow: the extension also runs in private windows (only Firefox has a policy for it). require: Edge opens InPrivate only for people who have allowed the extension there.',
        enum: privateWindows,
      },
      settings: {
        description: 'The settings of the extension. docs/settings.md explains them.',
        ...object({
          ...properties(settingsTable, words),
          defaults: {
            description: 'Values that apply until the person chooses others.',
            ...object(properties(persons, words)),
          },
          locked: {
            description: 'Settings that the person cannot change.',
            type: 'array',
            items: { enum: settingsTable.map(({ key }) => key) },
          },
        }),
      },
    }),
    required: ['browsers'],
  }
}

function browserSchema(browser: BrowserName): object {
  const isFirefox = browser === 'firefox'
  return {
    ...object({
      channel: { description: 'The source of the package.', enum: channelsOf[browser] },
      ...(!isFirefox && {
        id: { description: "The extension's ID in this channel.", type: 'string', pattern: '^[a-p]{32}$' },
      }),
      address: {
        description: `With self-hosted: the ${isFirefox ? 'XPI' : 'update manifest'}'s address.`,
        type: 'string',
        maxLength: 255,
      },
    }),
    required: ['channel', ...(isFirefox ? [] : ['id'])],
  }
}

const properties = (settings: readonly Setting[], words: SettingWords) =>
  schemaProperties(settings, (setting) => settingSchema(setting, words), object)

function settingSchema(setting: Setting, words: SettingWords): object {
  const { type, choices, longest, most } = setting
  const about = {
    description: wordsOfSetting(words, setting.key).text,
    examples: [exampleOf(setting)],
  }
  const text = { type: 'string', maxLength: longest }
  if (type === 'boolean') return { ...about, type }
  if (type === 'choice') return { ...about, enum: choices }
  return type === 'list' ? { ...about, type: 'array', maxItems: most, items: text } : { ...about, ...text }
}

const object = (properties: Record<string, object>) => ({
  type: 'object',
  additionalProperties: false,
  properties,
})
