import type { SignInAttempt } from '../attempt/types.ts'
import { cleanText } from '../microsoft/clean.ts'
import { readGuid } from '../microsoft/guid.ts'
import { isSharedTenant } from '../microsoft/tenants.ts'
import { withTexts } from '../microsoft/with-texts.ts'
import type { AccountChoice } from './choices.ts'
import { masked } from './mask.ts'
import type { ReportInput } from './types.ts'

/** Removes secrets, and what the choices leave out. Reports have no other source. */
export function redacted(input: ReportInput): ReportInput {
  const { choices, settings, environment, diagnosis } = input
  const attempt = withTexts(input.attempt, masked)
  return {
    ...input,
    attempt: choices.tenant ? attempt : withoutTenant(attempt),
    diagnosis: { ...diagnosis, evidence: withTexts(diagnosis.evidence, masked) },
    account: accountAs(choices.account, input.account),
    settings: choices.tenant ? settings : { ...settings, tenant: null, companyName: null },
    environment: choices.environment ? environment : { browser: '', os: '', version: environment.version },
  }
}

function accountAs(choice: AccountChoice, account: string | null): string | null {
  if (choice === 'off' || account === null) return null
  const clean = cleanText(account, 120)
  if (choice === 'full') return clean
  const at = clean.lastIndexOf('@')
  return at < 0 ? null : clean.slice(at)
}

/** Paths and names may hold the tenant, too. */
function withoutTenant(attempt: SignInAttempt): SignInAttempt {
  const patterns = tenantsIn(attempt).map((tenant) => new RegExp(literal(tenant), 'gi'))
  return withTexts(attempt, (text, key) =>
    key === 'tenant' ? null : patterns.reduce((rest, pattern) => rest.replaceAll(pattern, '…'), text),
  )
}

/** The names of tenants. One of three characters could be part of any text. */
function tenantsIn(attempt: SignInAttempt): string[] {
  const names = textsIn(attempt).flatMap(([text, key]) => (key === 'tenant' ? [text] : tenantInPath(text)))
  return [...new Set(names)].filter((name) => name.length > 3 && !isSharedTenant(name))
}

function tenantInPath(text: string): string[] {
  const [, first = ''] = /^\/+(?:te\/+)?([^/]+)\//.exec(text) ?? []
  return readGuid(first) !== null || first.includes('.') ? [first] : []
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

function textsIn(holder: object): [text: string, key: string][] {
  return Object.entries(holder).flatMap(([key, value]): [string, string][] => {
    return typeof value === 'string' ? [[value, key]] : textsIn(Object(value))
  })
}
