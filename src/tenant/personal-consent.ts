import { findingIn } from './results.ts'
import { graphScope, isForSignIn, isLeftToAdministrators } from './scopes.ts'
import type { App, CheckId, Classified, ConsentPolicy, Result, StepUp } from './types.ts'

/** Whether people may consent themselves to what Clara asks for. */
export interface PersonalConsent {
  answer: 'yes' | 'no' | 'unknown'
  why: ConsentReason[]
  restsOn: CheckId[]
}

export type ConsentReason =
  | 'assignment'
  | 'policy-unseen'
  | 'consent-off'
  | `consent-${ConsentPolicy}`
  | 'scopes-unknown'
  | 'scopes-unseen'
  | 'admin-only'
  | 'left-to-administrators'
  | 'not-on-list'
  | 'not-classified'
  | 'classified-unseen'
  | 'not-verified'
  | 'publisher-unknown'
  | 'step-up'
  | 'step-up-unclear'

/** Rules of https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent */
export function personalConsent(results: readonly Result[], scopes: readonly string[]): PersonalConsent {
  const app = findingIn(results, 'app')
  const policies = findingIn(results, 'userConsent')?.policies
  if (app?.needsAssignment) return { answer: 'no', why: ['assignment'], restsOn: ['app'] }
  if (policies === undefined) return unknown('policy-unseen')
  if (policies.length === 0) return { answer: 'no', why: ['consent-off'], restsOn: ['userConsent'] }
  if (scopes.length === 0) return unknown('scopes-unknown')
  const api = findingIn(results, 'api')
  const isMoreThanSignIn = !scopes.every(isForSignIn)
  if (isMoreThanSignIn && (api === undefined || api.unknown.length > 0)) return unknown('scopes-unseen')
  if (api !== undefined && api.adminOnly.length > 0)
    return { answer: 'no', why: ['admin-only'], restsOn: ['api'] }
  const request = { scopes, isMoreThanSignIn, publisher: publisherOf(app), ...restOf(results) }
  return withStepUp(byPolicies(policies, request), request)
}

function unknown(reason: ConsentReason): PersonalConsent {
  return { answer: 'unknown', why: [reason], restsOn: [] }
}

interface ConsentRequest {
  scopes: readonly string[]
  isMoreThanSignIn: boolean
  /** Unknown until the app is in the tenant. */
  publisher: 'verified' | 'not-verified' | 'unknown'
  classified: Classified | undefined
  stepUp: StepUp | undefined
}

function publisherOf(app: App | null | undefined): ConsentRequest['publisher'] {
  if (app == null) return 'unknown'
  return app.publisher === null ? 'not-verified' : 'verified'
}

const restOf = (results: readonly Result[]) => ({
  classified: findingIn(results, 'classified'),
  stepUp: findingIn(results, 'stepUp'),
})

/** A person needs only one policy that allows it. */
function byPolicies(policies: readonly ConsentPolicy[], request: ConsentRequest): PersonalConsent {
  const all = policies.map((policy): PersonalConsent => {
    const { answer, why, restsOn } = rules[policy](request)
    return { answer, why: [`consent-${policy}`, ...why], restsOn: ['userConsent', ...restsOn] }
  })
  const best = all.find(({ answer }) => answer === 'yes') ?? all.find(({ answer }) => answer === 'unknown')
  return (
    best ?? {
      answer: 'no',
      why: all.flatMap(({ why }) => why),
      restsOn: all.flatMap(({ restsOn }) => restsOn),
    }
  )
}

const rules: Readonly<Record<ConsentPolicy, (request: ConsentRequest) => PersonalConsent>> = {
  all: () => ({ answer: 'yes', why: [], restsOn: [] }),
  recommended({ scopes, isMoreThanSignIn }) {
    if (scopes.some(isLeftToAdministrators))
      return { answer: 'no', why: ['left-to-administrators'], restsOn: [] }
    return { answer: 'yes', why: isMoreThanSignIn ? ['not-on-list'] : [], restsOn: [] }
  },
  'low-impact': lowImpact,
  // Its name says nothing: a custom policy may allow any app, or none.
  'own-policy': () => ({ answer: 'unknown', why: [], restsOn: [] }),
}

/** Both are needed: a verified publisher, and permissions that the tenant has classified. */
function lowImpact({ scopes, publisher, classified }: ConsentRequest): PersonalConsent {
  if (publisher === 'not-verified') return { answer: 'no', why: ['not-verified'], restsOn: ['app'] }
  if (classified === undefined) return unknown('classified-unseen')
  const low = new Set(classified.low.map((name) => name.toLowerCase()))
  if (!scopes.every((scope) => low.has(graphScope(scope) ?? ''))) {
    const isSure = classified.stop === null
    return isSure
      ? { answer: 'no', why: ['not-classified'], restsOn: ['classified'] }
      : unknown('classified-unseen')
  }
  if (publisher === 'unknown') return unknown('publisher-unknown')
  return { answer: 'yes', why: [], restsOn: ['app', 'classified'] }
}

/** Microsoft asks for an administrator where an unverified publisher wants more than a sign-in. */
function withStepUp(
  consent: PersonalConsent,
  { isMoreThanSignIn, publisher, stepUp }: ConsentRequest,
): PersonalConsent {
  const mayBeRisky = isMoreThanSignIn && publisher !== 'verified'
  if (consent.answer !== 'yes' || !mayBeRisky || stepUp?.state === 'off') return consent
  const restsOn: CheckId[] = [...consent.restsOn, 'app', 'stepUp']
  if (stepUp?.state !== 'on') return { answer: 'unknown', why: [...consent.why, 'step-up-unclear'], restsOn }
  if (publisher === 'unknown')
    return { answer: 'unknown', why: [...consent.why, 'publisher-unknown'], restsOn }
  return { answer: 'no', why: [...consent.why, 'step-up'], restsOn }
}
