import { findingIn } from './checks.ts'
import type { Result, UserConsent } from './types.ts'

export interface PersonalConsent {
  isAllowed: boolean
  why: ConsentReason[]
}

export type ConsentReason = 'assignment' | `consent-${UserConsent}` | 'step-up'

/** Whether people may consent to these scopes themselves. If unknown, they may not. */
export function personalConsent(results: readonly Result[], scopes: readonly string[]): PersonalConsent {
  const app = findingIn(results, 'app')
  const userConsent = findingIn(results, 'userConsent')
  if (app?.needsAssignment) return { isAllowed: false, why: ['assignment'] }
  if (userConsent === undefined) return { isAllowed: false, why: [] }
  const request = { isVerified: app?.publisher != null, isForSignIn: scopes.every(isForSignIn) }
  const why: ConsentReason[] = [`consent-${userConsent}`]
  if (!allows[userConsent](request)) return { isAllowed: false, why }
  const needsStepUp = findingIn(results, 'stepUp') === true && isRisky(request)
  return needsStepUp ? { isAllowed: false, why: [...why, 'step-up'] } : { isAllowed: true, why }
}

interface ConsentRequest {
  isVerified: boolean
  isForSignIn: boolean
}

/** https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent */
const allows: Readonly<Record<UserConsent, (request: ConsentRequest) => boolean>> = {
  off: () => false,
  'low-impact': ({ isVerified, isForSignIn }) => isVerified && isForSignIn,
  recommended: ({ isForSignIn }) => isForSignIn,
  all: () => true,
  'own-policy': () => false,
}

/** Microsoft's rule for apps of other tenants. */
const isRisky = ({ isVerified, isForSignIn }: ConsentRequest) => !isVerified && !isForSignIn

const isForSignIn = (scope: string) =>
  /^(?:https:\/\/graph\.microsoft\.com\/)?(?:openid|profile|email|offline_access|user\.read)$/i.test(scope)
