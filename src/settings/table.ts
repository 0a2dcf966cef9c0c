import { languages } from '../_locales/language.ts'
import { nationalClouds, signInHost } from '../microsoft/hosts.ts'
import { accountChoices, levels } from '../report/choices.ts'
import type { forms } from './forms.ts'

export type Value = boolean | string | readonly string[]

/** One setting, wherever it comes from. Titles and explanations are words of their own: `settings.json` in `_locales`. */
export interface Setting {
  /** Where it stands in a policy, with a dot for each object. */
  readonly key: SettingKey
  readonly type: 'boolean' | 'choice' | 'text' | 'list'
  /** Of a choice. */
  readonly choices?: readonly string[]
  /** What a text, or a list's entry, must look like. */
  readonly form?: keyof typeof forms
  /** Characters of a text, or of a list's entry, at most. */
  readonly longest: number
  /** Entries of a list at most. */
  readonly most?: number
  /** `person`: on the options page, unless a policy has said it. `policy`: an enforced policy alone, or the build where it offers that. */
  readonly who: 'person' | 'policy'
  /** A link that grants consent, or whom IT may trust, hangs on it. */
  readonly grants?: true
  /** What holds where nobody has said anything; a list's entries are added to it. */
  readonly builtIn: Value | null
}

type Row = Omit<Setting, 'key' | 'longest' | 'most'> & { longest?: number }

const byPolicy = { who: 'policy', builtIn: null } as const
const byPerson = { who: 'person', builtIn: null } as const

/** Every setting there is. The managed schema, the options page, the roll-out files and `docs/settings.md` are made from it. */
const rows = {
  clientIds: { ...byPolicy, type: 'list', form: 'guid', grants: true },
  redirectHosts: { ...byPolicy, type: 'list', form: 'host', builtIn: ['clara.com'] },
  brokerHosts: { ...byPolicy, type: 'list', form: 'host' },
  startAddress: { ...byPolicy, type: 'text', form: 'address', builtIn: 'https://app.clara.com/' },
  tenant: { ...byPolicy, type: 'text', form: 'tenant', grants: true },
  authorityHost: {
    ...byPolicy,
    type: 'choice',
    choices: [signInHost, ...Object.values(nationalClouds).flat()],
    grants: true,
    builtIn: signInHost,
  },
  adminConsentRedirectUri: { ...byPolicy, type: 'text', form: 'address', grants: true },
  expectedPublisher: { ...byPolicy, type: 'text', form: 'line', longest: 200, grants: true },
  expectedScopes: { ...byPolicy, type: 'list', form: 'scope', grants: true },
  tenantCheckClientId: { ...byPolicy, type: 'text', form: 'guid', grants: true },
  companyName: { ...byPolicy, type: 'text', form: 'line', longest: 80 },
  language: { ...byPerson, type: 'choice', choices: languages },
  openPopup: { ...byPerson, type: 'boolean', builtIn: true },
  history: { ...byPerson, type: 'boolean', builtIn: true },
  supportCountry: { ...byPerson, type: 'choice', choices: ['MX', 'BR', 'CO'] },
  'report.level': { ...byPerson, type: 'choice', choices: levels, builtIn: 'standard' },
  'report.account': { ...byPerson, type: 'choice', choices: accountChoices, builtIn: 'off' },
  'report.tenant': { ...byPerson, type: 'boolean' },
  'report.environment': { ...byPerson, type: 'boolean' },
  'report.timeline': { ...byPerson, type: 'boolean' },
  'itContact.name': { ...byPerson, type: 'text', form: 'line', longest: 80 },
  'itContact.email': { ...byPerson, type: 'text', form: 'account', longest: 320 },
  'itContact.phone': { ...byPerson, type: 'text', form: 'phone', longest: 40 },
  'itContact.teams': { ...byPerson, type: 'text', form: 'account', longest: 320 },
  // A whole report goes to this address at one click.
  'itContact.form': { ...byPolicy, type: 'text', form: 'formAddress' },
} as const satisfies Record<string, Row>

export type SettingKey = keyof typeof rows

const mostEntries = 50

export const settingsTable: readonly Setting[] = Object.entries<Row>(rows).map(([key, row]) => ({
  longest: 2000,
  ...row,
  ...(row.type === 'list' && { most: mostEntries }),
  key: key as SettingKey,
}))
