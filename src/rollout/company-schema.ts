import { loadSettingWords, type SettingWords } from '../_locales/index.ts'
import { exampleOf } from '../settings/examples.ts'
import { schemaProperties } from '../settings/schema-properties.ts'
import { type Setting, settingsTable } from '../settings/table.ts'
import { wordsOfSetting } from '../settings/words.ts'
import { installWays, privateWindows } from './company.ts'
import { browserNames, channelsOf } from './install.ts'
import { personsKeys } from './template.ts'
import type { BrowserName } from './types.ts'

/** The schema of a company's file, for editors. A test writes it to `docs/deployment`. */
export async function companySchema(): Promise<object> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Roll-out of the Clara Sign-in Helper in a company',
    ...object({
      $schema: { type: 'string' },
      alertAt: {
        description:
          'The alert for the sign-in log goes off when so many people are newly blocked within an hour. Usually 5.',
        type: 'integer',
        minimum: 1,
        maximum: 100_000,
      },
      browsers: {
        description: 'The browsers of the company, each with the source of the extension.',
        minProperties: 1,
        ...object(
          forBrowsers((name) => ({
            ...browserSchema(name),
            required: ['channel', ...(name === 'firefox' ? [] : ['id'])],
          })),
        ),
      },
      ...choices,
      rings: {
        description:
          'Groups of computers, such as pilot and broad, each with the values that differ there. Each ring gets a folder of files.',
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        patternProperties: { '^[a-z][a-z0-9-]{0,19}$': ringSchema },
      },
      settings: settingsSchema(await loadSettingWords('en')),
    }),
    required: ['browsers'],
  }
}

/** Values of the whole company. A ring may have its own. */
const choices = {
  formerIds: {
    description:
      'IDs that the extension had in Chrome, Edge or Chromium before: of another channel, another key or a browser that is no longer named.',
    type: 'array',
    items: { type: 'string', pattern: '^[a-p]{32}$' },
  },
  installBy: {
    description:
      'The policy that installs in Chrome, Edge and Chromium. Usually ExtensionSettings. ExtensionInstallForcelist leaves an ExtensionSettings of the company alone, and can neither pin the icon nor ask for a version.',
    enum: installWays,
  },
  pin: { description: 'Whether the icon stays on the toolbar. Usually true.', type: 'boolean' },
  privateWindows: {
    description:
      'leave: no change. allow: the extension also runs in private windows (only Firefox has a policy for it). require: Edge opens InPrivate only for people who have allowed the extension there.',
    enum: privateWindows,
  },
}

function settingsSchema(words: SettingWords): object {
  const persons = settingsTable.filter(({ key }) => personsKeys.includes(key))
  return {
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
  }
}

const forBrowsers = (schemaOf: (name: BrowserName) => object) =>
  Object.fromEntries(browserNames.map((name) => [name, schemaOf(name)]))

/** The same keys as in the whole file, none required. */
const ringSchema = object({
  browsers: object(forBrowsers(browserSchema)),
  ...Object.fromEntries(
    [...Object.keys(choices), 'settings'].map((key) => [key, { $ref: `#/properties/${key}` }]),
  ),
})

function browserSchema(browser: BrowserName): object {
  const isFirefox = browser === 'firefox'
  return object({
    channel: { description: 'The source of the package.', enum: channelsOf[browser] },
    ...(!isFirefox && {
      id: { description: "The extension's ID in this channel.", type: 'string', pattern: '^[a-p]{32}$' },
    }),
    ...(isFirefox
      ? {
          updatesDisabled: {
            description: 'true: Firefox looks for no updates of the extension.',
            type: 'boolean',
          },
        }
      : {
          minimumVersion: {
            description: 'The browser disables an older version until it has updated.',
            type: 'string',
            pattern: '^\\d{1,5}(\\.\\d{1,5}){0,3}$',
          },
        }),
    address: {
      description: `With self-hosted: the ${isFirefox ? 'XPI' : 'update manifest'}'s address.`,
      type: 'string',
      maxLength: 255,
    },
  })
}

const properties = (settings: readonly Setting[], words: SettingWords) =>
  schemaProperties(settings, (setting) => settingSchema(setting, words), object)

function settingSchema(setting: Setting, words: SettingWords): object {
  const { type, choices = [], earlier = {}, longest, most } = setting
  const about = {
    description: wordsOfSetting(words, setting.key).text,
    examples: [exampleOf(setting)],
  }
  const text = { type: 'string', maxLength: longest }
  if (type === 'boolean') return { ...about, type }
  if (type === 'choice') return { ...about, enum: [...choices, ...Object.keys(earlier)] }
  return type === 'list' ? { ...about, type: 'array', maxItems: most, items: text } : { ...about, ...text }
}

function object(properties: Record<string, object>) {
  return { type: 'object', additionalProperties: false, properties }
}
