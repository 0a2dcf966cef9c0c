import { isClaraHost } from '../attempt/recognize.ts'
import type { Clara } from '../attempt/types.ts'
import { isBasicScope } from '../diagnosis/scopes.ts'
import { graphAddress } from '../microsoft/graph-address.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'
import { undialled, unlinked } from './unlinked.ts'

/** Scopes as a report shows them: only those that every sign-in asks for stay whole. */
export function scopesText(scopes: readonly string[]): string {
  // Several scopes together may read like a phone number.
  return undialled(scopes.map(scopeText).join(' '))
}

function scopeText(scope: string): string {
  if (isBasicScope(scope)) return scope
  if (!scope.startsWith(graphAddress)) return unlinked(scope, 100)
  return graphAddress + unlinked(scope.slice(graphAddress.length), 100)
}

/** An address of a host that IT knows: only the host stays as it is. */
export function knownHostText(host: string, path: string, longest: number): string {
  return undialled(host) + unlinked(path, longest)
}

/** A host and a path; only a host of Microsoft's or Clara's stays as it is. */
export function hostText(host: string, path: string, clara: Clara, longest: number): string {
  const isKnown = isMicrosoftHost(host) || isClaraHost(host, clara)
  return isKnown ? knownHostText(host, path, longest) : unlinked(`${host}${path}`, longest)
}
