import { fill, languages } from '../_locales/index.ts'
import type { KitWords } from '../_locales/kit.ts'
import { privateWindows } from '../rollout/company.ts'
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

type QuestionWords = KitWords['questions']

export function questionsIn({ questions: words }: KitWords): Question[] {
  return [
    { key: 'settings.companyName', text: words.companyName },
    { key: 'settings.tenant', text: words.tenant },
    { key: 'settings.clientIds', text: words.clientIds },
    { key: 'settings.itContact.name', text: words.helper },
    { key: 'settings.itContact.email', text: words.email },
    ...browserNames.flatMap((browser) => questionsFor(browser, words)),
    { key: 'settings.defaults.language', text: words.language, choices: languages },
    { key: 'privateWindows', text: words.privateWindows, choices: privateWindows },
  ]
}

function questionsFor(browser: BrowserName, words: QuestionWords): Question[] {
  const text = (word: keyof QuestionWords) => fill(words[word], { browser: titles[browser] })
  const key = `browsers.${browser}`
  const channel = `${key}.channel`
  const isFirefox = browser === 'firefox'
  return [
    {
      key: channel,
      text: text('channel'),
      choices: channelsOf[browser],
    },
    ...(isFirefox
      ? []
      : [
          {
            key: `${key}.id`,
            text: text('id'),
            when: { key: channel, isOneOf: channelsOf[browser] },
          },
        ]),
    {
      key: `${key}.address`,
      text: text(isFirefox ? 'xpi' : 'manifest'),
      when: { key: channel, isOneOf: ['self-hosted'] },
    },
  ]
}
