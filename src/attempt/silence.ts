import type { Address, NamedApp, TextFacts } from '../microsoft/types.ts'
import { hostOf, isAnotherId, isClaraHost, isClaraId, namesAnotherApp, otherHostIn } from './recognize.ts'
import type { Clara } from './types.ts'

/** Why an input has no diagnosis. The words are a public contract. */
export type NotDiagnosed =
  | 'success'
  /** An ordinary step of a sign-in. */
  | 'step'
  | 'another-app'
  /** It reports an error without a mark of Microsoft's sign-in. */
  | 'not-microsoft'
  | 'no-error'

export interface Silence {
  notDiagnosed: NotDiagnosed
  /** The app that the input names instead of Clara. */
  otherApp: string | null
  /** The error of another system. */
  seen: string | null
}

/** Why a text shows no blocked sign-in to Clara. It counts only where there is no diagnosis. */
export function silenceOfText(text: TextFacts, clara: Clara): Silence {
  const { isMicrosoft, hasError, otherError } = text
  const otherApp = otherAppIn(text, clara) ?? (isMicrosoft ? otherHostIn(text, clara) : null)
  const seen = otherError ?? null
  if (!isMicrosoft && seen !== null) return { notDiagnosed: 'not-microsoft', otherApp, seen }
  if (isMicrosoft && hasError)
    return { notDiagnosed: otherApp === null ? 'step' : 'another-app', otherApp, seen: null }
  return { notDiagnosed: withoutError(text), otherApp, seen: null }
}

/** Microsoft's sentence about a sign-out is an error of no sign-in. */
function withoutError({ hasSucceeded, statement }: TextFacts): NotDiagnosed {
  if (hasSucceeded) return 'success'
  return statement?.says === 'none' ? 'step' : 'no-error'
}

function otherAppIn(named: NamedApp & { apps?: NamedApp[] }, clara: Clara): string | null {
  if (!namesAnotherApp(named, clara)) return null
  const [first = named] = named.apps ?? []
  return first.appName ?? first.clientId
}

/** The same for an address. */
export function silenceOfAddress(address: Address, clara: Clara): Silence {
  const { host, isMicrosoft, response } = address
  const isClara = isClaraHost(host, clara)
  const otherApp = otherAppOf(address, clara)
  const seen = response?.error ?? null
  if (otherApp !== null) return { notDiagnosed: 'another-app', otherApp, seen: null }
  if (!isMicrosoft && !isClara) return { notDiagnosed: 'not-microsoft', otherApp, seen }
  if (response?.outcome === 'success') return { notDiagnosed: 'success', otherApp, seen: null }
  if (isMicrosoft) return { notDiagnosed: 'step', otherApp, seen: null }
  if (seen === null) return { notDiagnosed: 'no-error', otherApp, seen }
  return { notDiagnosed: response?.isMicrosoft ? 'step' : 'not-microsoft', otherApp, seen }
}

/** Another app's request, Microsoft's answer to another app, or a message that names one. */
function otherAppOf(
  { host, isMicrosoft, request, response, ...address }: Address,
  clara: Clara,
): string | null {
  if (isMicrosoft && request !== null) return otherRequest(address.clientId, request.redirectUri, clara)
  const named = response && otherAppIn(response, clara)
  if (named !== null) return named
  const isAnswer = response?.isMicrosoft === true && !isMicrosoft
  return isAnswer && !isClaraHost(host, clara) ? host : null
}

function otherRequest(clientId: string | null, redirectUri: string | null, clara: Clara): string | null {
  const host = hostOf(redirectUri)
  if (isClaraId(clientId, clara) || isClaraHost(host, clara)) return null
  return clientId !== null && (host !== null || isAnotherId(clientId, clara)) ? clientId : host
}
