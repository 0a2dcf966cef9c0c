import { nested } from '../../src/settings/dotted-keys.ts'
import { exampleOf } from '../../src/settings/examples.ts'
import { settingsTable } from '../../src/settings/table.ts'
import { chromeId, edgeId } from '../rollout/builders.ts'

const formerId = 'cdefghijklmnopabcdefghijklmnopab'
const server = 'https://updates.contoso.example'
const clientIds = ['d2b8b111-2222-4333-8444-0123456789ab']

const browsers: readonly object[] = [
  { chrome: { channel: 'chrome-web-store', id: chromeId } },
  { edge: { channel: 'edge-add-ons', id: edgeId }, firefox: { channel: 'firefox-add-ons' } },
  { chromium: { channel: 'self-hosted', id: chromeId, address: `${server}/update.xml` } },
  {
    chrome: {
      channel: 'self-hosted',
      id: chromeId,
      address: `${server}/u.xml?a=1&b=2`,
      minimumVersion: '0.2',
    },
    edge: { channel: 'chrome-web-store', id: chromeId },
    firefox: { channel: 'self-hosted', address: `${server}/a.xpi`, updatesDisabled: true },
  },
  { firefox: { channel: 'firefox-add-ons' } },
]

const settings: readonly object[] = [
  {},
  { clientIds, tenant: 'contoso.example', companyName: 'Contoso' },
  { companyName: `O’Neil & "Söhne" <Ltd> \u{1f600} $(id) \`x\` %PATH%`, clientIds },
  { ...nested(settingsTable.map((setting) => [setting.key, exampleOf(setting)])), clientIds },
  {
    clientIds,
    itContact: { form: 'https://t.contoso.example/new?s={title}&t={report}' },
    locked: ['history'],
  },
  { clientIds, defaults: { language: 'pt-BR', history: false } },
]

const others: readonly object[] = [
  {},
  { pin: false, privateWindows: 'require' },
  { formerIds: [formerId], privateWindows: 'allow' },
  { rings: { pilot: { pin: false }, broad: {} } },
]

/** Thirty companies that differ in every value; the first twelve show each value. */
export const companies: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 30 }, (_, index) => {
    const file = {
      browsers: browsers[index % browsers.length],
      settings: settings[index % settings.length],
      ...others[index % others.length],
    }
    // Names of which one begins like another are ordered in more than one way.
    const number = String(Math.floor(index / 2)).padStart(2, '0')
    return [`company${number}${index % 2 === 0 ? '' : '-B'}`, JSON.stringify(file)] as const
  }),
)
