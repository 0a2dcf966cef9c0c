import { isClaraHost } from '../attempt/recognize.ts'
import type { Clara } from '../attempt/types.ts'
import { isMicrosoftHost } from '../microsoft/hosts.ts'
import { removed } from '../microsoft/removed.ts'
import { isSecretName, masked } from '../report/mask.ts'

/** An address without secrets. A site with no part in a sign-in to Clara keeps only its host. */
export function cleanAddress(address: string, clara: Clara): string {
  if (!URL.canParse(address)) return ''
  const { protocol, origin, hostname, pathname, searchParams, hash } = new URL(address)
  if (!/^https?:$/.test(protocol)) return protocol
  if (!takesPart(hostname, clara)) return `${origin}/`
  const path = isMicrosoftHost(hostname) ? masked(pathname) : cleanPath(pathname)
  const fragment = new URLSearchParams(hash.includes('=') ? hash.slice(1) : '')
  return `${origin}${path}${cleanParams('?', searchParams, clara)}${cleanParams('#', fragment, clara)}`
}

function takesPart(hostname: string, clara: Clara): boolean {
  return isMicrosoftHost(hostname) || isClaraHost(hostname, clara) || clara.brokerHosts.includes(hostname)
}

/** Some apps put a sign-in token into the path. */
function cleanPath(path: string): string {
  const parts = masked(path).split('/')
  return parts.map((part) => (part.length >= 20 && /\d/.test(part) ? removed : part)).join('/')
}

function cleanParams(sign: '?' | '#', params: URLSearchParams, clara: Clara): string {
  const clean = [...params].slice(0, 100).flatMap(([name, value]): [string, string][] => {
    if (name === 'redirect_uri') return [[name, cleanAddress(value, clara).replace(/[?#].*$/s, '')]]
    return cleanParam(name, value)
  })
  return clean.length === 0 ? '' : `${sign}${new URLSearchParams(clean)}`
}

/** Unknown names go, too: a body in JSON looks like one long name. */
export function cleanParam(name: string, value: string): [string, string][] {
  if (allowedParams.has(name)) return [[name, masked(value).slice(0, 4000)]]
  return isSecretName(name) ? [[name, removed]] : []
}

/** Parameters whose values describe the request or the error and contain nothing of the session. */
const allowedParams: ReadonlySet<string> = new Set([
  'client_id',
  'response_type',
  'response_mode',
  'scope',
  'prompt',
  'sso_reload',
  'error',
  'error_description',
  'error_subcode',
  'suberror',
  'error_uri',
  'admin_consent',
  'tenant',
  'iss',
  'mkt',
  'ui_locales',
])
