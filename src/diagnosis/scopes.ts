import { graphAddress } from '../microsoft/portal.ts'

/** What every sign-in with Microsoft asks for, in lower case. */
const basic: readonly string[] = ['openid', 'profile', 'email', 'offline_access', 'user.read']

/** Whether the scope gives an app no more than the person's name, e-mail and picture. */
export function isBasicScope(scope: string): boolean {
  const name = scope.toLowerCase()
  return basic.includes(name.startsWith(graphAddress) ? name.slice(graphAddress.length) : name)
}
