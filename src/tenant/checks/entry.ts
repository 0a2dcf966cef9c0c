import { cleanText } from '../../microsoft/clean.ts'
import { isObject } from '../../microsoft/json.ts'

/** The name of the person in an identity of Graph's; null if it names none. */
export function personIn(identity: unknown): string | null {
  const user = isObject(identity) ? identity.user : null
  const name = isObject(user) ? (user.displayName ?? user.userPrincipalName) : null
  return typeof name === 'string' ? cleanText(name, 80) : null
}

/** A time of Graph's as ISO 8601; null if it is none. */
export function timeOf(value: unknown): string | null {
  const time = Date.parse(String(value))
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
