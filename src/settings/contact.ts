import { httpsAddress, pattern, readKey } from './checks.ts'
import type { ItContact } from './types.ts'

/** A policy's contact above the default one; a wrong entry is left out by itself. */
export function readContact(defaults: ItContact, policy: unknown): ItContact {
  const read = (key: keyof ItContact, check: (value: unknown) => string | null) =>
    readKey(policy, key, check) ?? defaults[key]
  return {
    name: read('name', name),
    email: read('email', account),
    phone: read('phone', phone),
    teams: read('teams', account),
    form: read('form', formAddress),
  }
}

/** An e-mail address, or a sign-in name, which has the same form. One alone: a comma would add somebody else. */
const account = pattern(
  /^[a-z0-9][a-z0-9._%+'-]{0,63}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/,
)
const phone = pattern(/^[+(]?\d[\d ()./-]{2,30}$/)

function name(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 80)
  return text === '' ? null : text
}

/** What is filled in stays behind `?` or `#`: in a path a value of dots alone would lead elsewhere. */
function formAddress(value: unknown): string | null {
  if (typeof value !== 'string' || /^[^?#]*[{}]/.test(value)) return null
  return httpsAddress(value.trim())
}
