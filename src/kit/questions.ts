import { browserNames, channelsOf } from '../rollout/install.ts'
import type { BrowserName } from '../rollout/types.ts'

/** What the scripts and the page ask. `key` is the place of the answer in the company's file. */
export interface Question {
  readonly key: string
  readonly text: string
  readonly choices?: readonly string[]
  /** Asked only if that answer is one of these. */
  readonly when?: { readonly key: string; readonly isOneOf: readonly string[] }
}

const titles: Readonly<Record<BrowserName, string>> = {
  chrome: 'Google Chrome',
  edge: 'Microsoft Edge',
  chromium: 'Chromium',
  firefox: 'Firefox',
}

export const questions: readonly Question[] = [
  { key: 'settings.companyName', text: 'Name of the company, as its employees know it' },
  { key: 'settings.tenant', text: 'Tenant in Entra ID: a domain or an ID' },
  { key: 'settings.clientIds', text: "Clara's client IDs, with commas between them (from Clara's support)" },
  { key: 'settings.itContact.name', text: 'Who helps employees, such as "IT help desk"' },
  { key: 'settings.itContact.email', text: 'Mail address of the help desk' },
  ...browserNames.flatMap(questionsFor),
  {
    key: 'settings.defaults.language',
    text: 'Language to begin with (empty: that of the browser)',
    choices: ['en', 'es', 'pt-BR'],
  },
  { key: 'privateWindows', text: 'Private windows (empty: leave)', choices: ['leave', 'allow', 'require'] },
]

function questionsFor(browser: BrowserName): Question[] {
  const title = titles[browser]
  const key = `browsers.${browser}`
  const channel = `${key}.channel`
  const isFirefox = browser === 'firefox'
  return [
    {
      key: channel,
      text: `${title}: where it gets the extension (empty: the company has no ${title})`,
      choices: channelsOf[browser],
    },
    ...(isFirefox
      ? []
      : [
          {
            key: `${key}.id`,
            text: `${title}: the extension's ID there`,
            when: { key: channel, isOneOf: channelsOf[browser] },
          },
        ]),
    {
      key: `${key}.address`,
      text: `${title}: address of the ${isFirefox ? 'XPI' : 'update manifest'} on your server`,
      when: { key: channel, isOneOf: ['self-hosted'] },
    },
  ]
}
