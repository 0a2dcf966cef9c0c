import type { Identity, UserIdentity } from '@microsoft/microsoft-graph-types'
import { cleanText } from '../../microsoft/clean.ts'
import { type Unchecked, unchecked } from '../graph.ts'

interface Who {
  user: unknown
  app: unknown
}

/** The name of the person in an identity of Graph's; null if it names none. */
export function nameIn(identity: unknown): string | null {
  const { user } = unchecked<Who>(identity)
  const { displayName, userPrincipalName } = unchecked<UserIdentity>(user)
  return text(displayName) ?? text(userPrincipalName)
}

/**
 * The account, or the program, that did what an audit entry says. The name beside an account is
 * often null, or that of Microsoft's own service.
 */
export function initiatorIn(initiatedBy: unknown): string | null {
  const { user, app } = unchecked<Who>(initiatedBy)
  const { userPrincipalName }: Unchecked<UserIdentity> = unchecked(user)
  const { displayName }: Unchecked<Identity> = unchecked(app)
  return text(userPrincipalName) ?? nameIn(initiatedBy) ?? text(displayName)
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? cleanText(value, 80) : null)

/** A time of Graph's as ISO 8601; null if it is none. */
export function isoTime(value: unknown): string | null {
  const time = Date.parse(String(value))
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
