import { languages } from '../_locales/index.ts'
import { accountChoices, type Choices, levels } from '../report/choices.ts'
import { guid, hostName, httpsAddress, readKey } from './checks.ts'
import { readContact } from './contact.ts'
import type { Settings } from './types.ts'

/**
 * Settings with an enforced policy's values above the defaults. A wrong value is left out by itself and the rest counts:
 * Firefox hands on whatever stands in its policy file, whether or not it fits the schema.
 * Hosts and client IDs add to the built-in ones.
 */
export function mergePolicy(defaults: Settings, policy: unknown): Settings {
  const read = <T>(key: string, check: (value: unknown) => T | null): T | null => readKey(policy, key, check)
  return {
    clientIds: union(defaults.clientIds, read('clientIds', listOf(guid))),
    redirectHosts: union(defaults.redirectHosts, read('redirectHosts', listOf(hostName))),
    brokerHosts: union(defaults.brokerHosts, read('brokerHosts', listOf(hostName))),
    tenant: read('tenant', tenant) ?? defaults.tenant,
    adminConsentRedirectUri:
      read('adminConsentRedirectUri', httpsAddress) ?? defaults.adminConsentRedirectUri,
    startAddress: read('startAddress', httpsAddress) ?? defaults.startAddress,
    openPopup: read('openPopup', boolean) ?? defaults.openPopup,
    history: read('history', boolean) ?? defaults.history,
    report: { ...defaults.report, ...read('report', choices) },
    supportCountry: read('supportCountry', oneOf(['MX', 'BR', 'CO'])) ?? defaults.supportCountry,
    language: read('language', oneOf(languages)) ?? defaults.language,
    itContact: read('itContact', (value) => readContact(defaults.itContact, value)) ?? defaults.itContact,
  }
}

const union = (a: readonly string[], b: readonly string[] | null) => [...new Set([...a, ...(b ?? [])])]

const maxEntries = 50

const listOf = (check: (value: unknown) => string | null) => (value: unknown) =>
  Array.isArray(value) ? value.slice(0, maxEntries).flatMap((item) => check(item) ?? []) : null

const tenant = (value: unknown) => guid(value) ?? hostName(value)
const boolean = (value: unknown) => (typeof value === 'boolean' ? value : null)
const oneOf =
  <T extends string>(known: readonly T[]) =>
  (value: unknown): T | null =>
    known.find((one) => one === value) ?? null

/** Each choice by itself: a wrong one is left out and the rest counts. */
function choices(value: unknown): Partial<Choices> {
  const checks = {
    level: oneOf(levels),
    account: oneOf(accountChoices),
    tenant: boolean,
    environment: boolean,
    timeline: boolean,
  }
  const valid = Object.entries(checks).flatMap(([key, check]) => {
    const checked = readKey<string | boolean>(value, key, check)
    return checked === null ? [] : [[key, checked]]
  })
  return Object.fromEntries(valid)
}
