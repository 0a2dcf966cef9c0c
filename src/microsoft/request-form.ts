import { decodePercent } from './plain.ts'
import type { Endpoint, UnnamedForm } from './types.ts'

/** The endpoint of an address on Microsoft's host. A server may accept a path in any spelling. */
export function endpointOf({ pathname }: URL): Endpoint {
  const path = plainPath(pathname)
  if (authorizePath.test(path)) return 'authorize'
  return adminConsentPath.test(path) ? 'adminconsent' : 'other'
}

/** Only endpoints with a version ask for the scopes of the request. */
export function ignoresScopes({ pathname }: URL): boolean {
  return /(?:\/oauth2\/authorize|^\/[^/]+\/adminconsent)\/?$/i.test(plainPath(pathname))
}

/** How an address on Microsoft's host asks for a sign-in without naming an app. */
export function unnamedFormOf({ pathname, searchParams }: URL): UnnamedForm | null {
  const path = plainPath(pathname)
  const names = new Set([...searchParams.keys()].map((name) => name.toLowerCase()))
  // Microsoft's own next step has its context.
  if (authorizePath.test(path) || adminConsentPath.test(path)) return names.has('ctx') ? 'if-posted' : 'bare'
  if (otherProtocolPath.test(path)) return 'other-protocol'
  if (!/^\/login\.srf\/?$/i.test(path)) return null
  if (names.has('wtrealm')) return 'other-protocol'
  return names.has('wa') ? 'unless-posted' : null
}

/** Whether another site's server posts here to return to a sign-in that it was a part of. */
export function isReturnPath(path: string): boolean {
  return returnPath.test(plainPath(path))
}

/** Whether the person signs out here: then Microsoft leads to an address that anybody can write. */
export function isSignOutPath(path: string): boolean {
  return signOutPath.test(plainPath(path))
}

/** The tenant's segment: `te` comes before it where a policy follows. */
export function tenantSegment({ pathname }: URL): string {
  const [, first = '', second = ''] = plainPath(pathname).split('/')
  return first.toLowerCase() === 'te' ? second : first
}

/** Without doubled slashes and percent-encoded letters, also where they are encoded twice. */
function plainPath(path: string): string {
  const decoded = path.includes('%') ? decodePercent(decodePercent(path.replaceAll('+', '%2B'))) : path
  return decoded.replace(/[/\\]{1,2000}/g, '/')
}

const authorizePath = /(?:^|\/)(?:oauth2\/(?:v2\.0\/)?authorize|oauth20_authorize\.srf)\/?$/i
const adminConsentPath = /^\/[^/]+\/(?:v2\.0\/)?adminconsent\/?$/i
/** SAML, WS-Federation and device code name no client ID. */
const otherProtocolPath = /^\/[^/]+\/(?:saml2|wsfed)\/?$|\/oauth2\/(?:v2\.0\/)?device(?:auth|code)\/?$/i
const signOutPath = /\/(?:ux)?logout(?:session|\.srf)?\/?$/i
const returnPath = /^\/login\.srf\/?$|\/(?:federation|SAS)\/|\/(?:reprocess|resume)\/?$/i
