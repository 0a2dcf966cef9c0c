import type { SignInAttempt } from '../attempt/types.ts'
import { cleanText } from '../microsoft/clean.ts'
import { readGuid } from '../microsoft/guid.ts'
import { isObject } from '../microsoft/json.ts'
import { isSharedTenant } from '../microsoft/tenants.ts'
import type { AccountChoice } from './choices.ts'
import { masked } from './mask.ts'
import type { ReportInput } from './types.ts'

/**
 * What may be told at all: takes everything that a report could be made of and gives it without what the choices leave out,
 * and without anything that looks like a secret. Reports are made of what comes out of here alone.
 */
export function redacted(input: ReportInput): ReportInput {
  const { choices, settings, environment, diagnosis } = input
  const attempt = withoutSecrets(input.attempt)
  return {
    ...input,
    attempt: choices.tenant ? attempt : withoutTenant(attempt),
    diagnosis: { ...diagnosis, evidence: deep(diagnosis.evidence, masked) },
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

/** Identifiers are hexadecimal and short; whatever else a field holds is looked through. */
function withoutSecrets(attempt: SignInAttempt): SignInAttempt {
  return deep(attempt, masked)
}

/** The tenant stands in its own fields and in the paths of Microsoft's addresses. */
function withoutTenant(attempt: SignInAttempt): SignInAttempt {
  const known = tenantsIn(attempt)
  const hide = (text: string) =>
    known.reduce((rest, tenant) => rest.replaceAll(new RegExp(literal(tenant), 'gi'), '…'), text)
  return deep(
    attempt,
    (text) => hide(text),
    (key, value) => (key === 'tenant' ? null : value),
  )
}

/** GUIDs and domains that some observation calls the tenant; `common` and its like name nobody. */
function tenantsIn(attempt: SignInAttempt): string[] {
  const found = new Set<string>()
  deep(
    attempt,
    (text) => {
      const inPath = /^\/([^/]+)\//.exec(text)?.[1]
      if (inPath !== undefined && (readGuid(inPath) !== null || inPath.includes('.'))) found.add(inPath)
      return text
    },
    (key, value) => {
      if (key === 'tenant' && typeof value === 'string' && !isSharedTenant(value)) found.add(value)
      return value
    },
  )
  return [...found].filter((tenant) => tenant.length > 3)
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** A copy in which every text has been changed, and every field looked at first. */
function deep<T>(
  value: T,
  change: (text: string) => string,
  look: (key: string, value: unknown) => unknown = (_, one) => one,
): T {
  const copy = (one: unknown): unknown => {
    if (typeof one === 'string') return change(one)
    if (Array.isArray(one)) return one.map(copy)
    if (!isObject(one)) return one
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, copy(look(key, inner))]))
  }
  return copy(value) as T
}
