import type { SignInAttempt } from '../attempt/types.ts'
import { graphAddress } from '../microsoft/graph-address.ts'

/** The scopes that give an app more than a sign-in needs; null if the scopes are not known. */
export function scopesBeyondSignIn({ request }: Pick<SignInAttempt, 'request'>): string[] | null {
  if (request === null || request.scopes.length === 0) return null
  const beyond = request.scopes.filter((scope) => !isBasicScope(scope))
  return beyond.length === 0 && request.asksForAll ? null : beyond
}

/** Whether the scope gives an app no more than the person's name, e-mail and picture. */
export function isBasicScope(scope: string): boolean {
  const name = scope.toLowerCase()
  return basic.includes(name.startsWith(graphAddress) ? name.slice(graphAddress.length) : name)
}

/** In lower case. */
const basic: readonly string[] = ['openid', 'profile', 'email', 'offline_access', 'user.read']
