import { languages } from '../_locales/language.ts'
import { nationalClouds, signInHost } from '../microsoft/hosts.ts'
import { accountChoices, earlierLevels, levels } from '../report/choices.ts'
import type { FormName } from './forms.ts'

export type Value = boolean | string | readonly string[]

/** One setting. Its title and explanation are in `settings.json` of each language. */
export interface Setting {
  /** Its place in a policy; a dot separates the group from the name. */
  readonly key: SettingKey
  readonly type: 'boolean' | 'choice' | 'text' | 'list'
  /** The values of a choice. */
  readonly choices?: readonly string[]
  /** Values of earlier versions, which mean one of the choices. */
  readonly earlier?: Readonly<Record<string, string>>
  /** The form of a text, or of each entry in a list. */
  readonly form?: FormName
  /** Maximum number of characters in a text, or in each entry of a list. */
  readonly longest: number
  /** Maximum number of entries in a list. */
  readonly most: number
  /** Who may set it. `policy`: only an enforced policy or the build. */
  readonly who: 'person' | 'policy'
  /** It decides where a link for consent leads, or whom IT should trust. */
  readonly grants?: true
  /** A policy that sets one of its group owns them all: IT's name must not lead elsewhere. */
  readonly wholeGroup?: true
  /** The value if nothing sets it. The entries of a list are added to it. */
  readonly builtIn: Value | null
}

type Row = Omit<Setting, 'key' | 'longest' | 'most'> & { longest?: number }

const byPolicy = { who: 'policy', builtIn: null } as const
const byPerson = { who: 'person', builtIn: null } as const

/** The source of the managed schema, the options page, the roll-out files and docs/settings.md. */
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
  'report.level': {
    ...byPerson,
    type: 'choice',
    choices: levels,
    earlier: earlierLevels,
    builtIn: 'message',
  },
  'report.account': { ...byPerson, type: 'choice', choices: accountChoices, builtIn: 'off' },
  'report.tenant': { ...byPerson, type: 'boolean', builtIn: true },
  'report.environment': { ...byPerson, type: 'boolean', builtIn: true },
  'report.timeline': { ...byPerson, type: 'boolean', builtIn: true },
  'itContact.name': { ...byPerson, wholeGroup: true, type: 'text', form: 'line', longest: 80 },
  'itContact.email': { ...byPerson, wholeGroup: true, type: 'text', form: 'account', longest: 320 },
  'itContact.phone': { ...byPerson, wholeGroup: true, type: 'text', form: 'phone', longest: 40 },
  'itContact.teams': { ...byPerson, wholeGroup: true, type: 'text', form: 'account', longest: 320 },
  // One click sends a whole report to this address.
  'itContact.form': { ...byPolicy, wholeGroup: true, type: 'text', form: 'formAddress' },
} as const satisfies Record<string, Row>

export type SettingRows = typeof rows
export type SettingKey = keyof SettingRows

export const settingsTable: readonly Setting[] = Object.entries<Row>(rows).map(([key, row]) => ({
  longest: 2000,
  most: 50,
  ...row,
  key: key as SettingKey,
}))
