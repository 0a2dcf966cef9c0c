import { parseInput } from '../../attempt/input.ts'
import { isClaraHost } from '../../attempt/recognize.ts'
import type { Clara } from '../../attempt/types.ts'
import { readGuid } from '../../microsoft/guid.ts'
import { isMicrosoftHost } from '../../microsoft/hosts.ts'
import type { Address, AuthResponse } from '../../microsoft/types.ts'
import { isAppReturnPath, routeOf } from './route.ts'
import type { AccessAnswer, AccessRequest, Passed } from './types.ts'

/** Reads the answer in a request. `returnPaths` are those that have had an answer in this log. */
export function answerIn(
  request: AccessRequest,
  clara: Clara,
  returnPaths: ReadonlySet<string>,
): (AccessAnswer & { path: string }) | Passed {
  const { method, target, at } = request
  if (method === 'POST') return isPostedAnswer(request, clara, returnPaths) ? 'form-post' : 'request'
  if (method !== 'GET' || !mayAnswer.test(target)) return 'request'
  const url = urlOf(request, clara)
  const input = parseInput(url)
  if (input.kind === 'text' || input.address.response === null) return 'request'
  const { address } = input
  const { response, path } = input.address
  if (response === null || !isAnswer(response, url, path)) return 'request'
  if (!isClaraHost(address.host, clara)) return response.isMicrosoft ? 'other-host' : 'request'
  const isSuccess = response.outcome === 'success'
  return { address: withoutSecrets(address, response), route: routeOf(path), isSuccess, at, path }
}

/** Parsing an address takes far longer than looking for these. */
const mayAnswer = /(?:error|code|id_token|admin_consent)/i

/** A log without hosts belongs to the operator's own: the last, behind the built-in ones. */
function urlOf({ target, host }: AccessRequest, { redirectHosts }: Clara): string {
  if (/^https?:/i.test(target))
    return target.replace(/^http:/i, 'https:').replace(/^(https:\/\/[^/:]{1,253}):\d{1,5}/i, '$1')
  const named = host?.replace(/:\d{1,5}$/, '') ?? ''
  return `https://${isHostName(named) ? named : redirectHosts.at(-1)}${target}`
}

/** A name of a machine, such as web-01, and nginx's `_` name no host. */
const isHostName = (name: string) => /^[a-z\d-]+(?:\.[a-z\d-]+)+\.?$/i.test(name)

/** A coupon has a `code`, too. */
function isAnswer({ outcome, adminConsent }: AuthResponse, url: string, path: string): boolean {
  if (outcome === 'error' || adminConsent) return true
  return /[?&](?:session_)?state=/.test(url) || isAppReturnPath(path)
}

function isPostedAnswer(
  { target, host, referer }: AccessRequest,
  clara: Clara,
  returnPaths: ReadonlySet<string>,
): boolean {
  const url = urlOf({ method: 'POST', target, host, referer, at: null }, clara)
  if (!URL.canParse(url)) return false
  const { hostname, pathname } = new URL(url)
  if (!isClaraHost(hostname, clara)) return false
  return isFromMicrosoft(referer) || isAppReturnPath(pathname) || returnPaths.has(pathname)
}

function isFromMicrosoft(referer: string | null): boolean {
  return referer !== null && URL.canParse(referer) && isMicrosoftHost(new URL(referer).hostname)
}

/** Takes only what cannot hold a secret or a name: IDs, numbers and known forms of words. */
function withoutSecrets({ host, path }: Address, response: AuthResponse): Address {
  const { outcome, code, codes, traceId, correlationId, timestamp, statement } = response
  return {
    host,
    path: routeOf(path),
    isMicrosoft: false,
    endpoint: null,
    tenant: null,
    clientId: null,
    isContradictory: false,
    request: null,
    unnamed: null,
    response: {
      outcome,
      error: wordIn(response.error),
      subcode: wordIn(response.subcode),
      code,
      codes,
      traceId,
      correlationId,
      timestamp,
      clientId: response.clientId === null ? null : readGuid(response.clientId),
      appName: null,
      tenant: response.tenant === null ? null : readGuid(response.tenant),
      adminConsent: response.adminConsent,
      isMicrosoft: response.isMicrosoft,
      ...(statement === undefined ? {} : { statement }),
    },
  }
}

/** As OAuth's values are: small letters and low lines. Another value only says that it failed. */
function wordIn(value: string | null): string | null {
  if (value === null) return null
  return /^[a-z]{2,20}(?:_[a-z]{1,20}){0,5}$/.test(value) ? value : 'other'
}
