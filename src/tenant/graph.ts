import { graphAddress } from '../microsoft/graph-address.ts'
import { readGuid } from '../microsoft/guid.ts'
import { isObject } from '../microsoft/json.ts'

/** How to reach Microsoft Graph. */
export interface GraphAccess {
  /** Sends a GET request. Rejects if there is no response. */
  request(url: string, headers: Readonly<Record<string, string>>): Promise<Response>
  /** An access token for Graph. Throws a GraphError `expired` if a new sign-in is needed. */
  token(): Promise<string>
  wait(milliseconds: number): Promise<void>
  /** Milliseconds since the epoch. */
  now(): number
}

export type GraphFailure =
  | 'offline'
  | 'expired'
  | 'forbidden'
  | 'licence'
  | 'throttled'
  | 'unavailable'
  | 'unexpected'

/** A request to Graph failed. */
export class GraphError extends Error {
  readonly failure: GraphFailure
  /** Microsoft's support needs it to find the request. */
  readonly requestId: string | null

  constructor(failure: GraphFailure, requestId: string | null = null) {
    super(failure)
    this.failure = failure
    this.requestId = requestId
  }
}

export type Json = Readonly<Record<string, unknown>>

/** Microsoft Graph v1.0, read only. Both methods throw a GraphError. */
export interface Graph {
  get(path: string): Promise<Json>
  /** The entries of a list, page by page, `most` of them at most. */
  list(path: string, most: number): Promise<{ entries: Json[]; isWhole: boolean }>
}

const root = `${graphAddress}v1.0/`

/** Waits and asks again if Graph is busy (https://learn.microsoft.com/graph/throttling). */
export function graphClient(access: GraphAccess): Graph {
  const get = async (address: string): Promise<Json> => {
    for (let attempts = 1; ; attempts += 1) {
      const response = await send(access, address)
      if (response.ok) return bodyOf(response)
      if (attempts === 3 || !isBusy(response)) throw await failureOf(response)
      await access.wait(waitOf(response, access.now()))
    }
  }
  return {
    get: (path) => get(root + path),
    async list(path, most) {
      const entries: Json[] = []
      let next: string | null = root + path
      while (next !== null && entries.length < most) {
        const page: Json = await get(next)
        entries.push(...(Array.isArray(page.value) ? page.value.filter(isObject) : []))
        next = nextOf(page)
      }
      return { entries: entries.slice(0, most), isWhole: next === null && entries.length <= most }
    },
  }
}

/** Only an address of Graph may get the token, whatever the response names. */
function nextOf(page: Json): string | null {
  const next = page['@odata.nextLink']
  return typeof next === 'string' && next.startsWith(root) ? next : null
}

const isBusy = ({ status }: Response) => status === 429 || status === 503 || status === 504

async function send(access: GraphAccess, address: string): Promise<Response> {
  const token = await access.token()
  try {
    return await access.request(address, { authorization: `Bearer ${token}`, accept: 'application/json' })
  } catch {
    throw new GraphError('offline')
  }
}

async function bodyOf(response: Response): Promise<Json> {
  const body: unknown = await response.json().catch(() => null)
  if (!isObject(body)) throw new GraphError('unexpected', requestIdOf(response))
  return body
}

async function failureOf(response: Response): Promise<GraphError> {
  const body: unknown = await response.json().catch(() => null)
  const code = isObject(body) && isObject(body.error) ? String(body.error.code) : ''
  return new GraphError(kindOf(response.status, code), requestIdOf(response))
}

/** Without Entra ID P1, sign-in logs have the status of a missing permission but another code. */
function kindOf(status: number, code: string): GraphFailure {
  if (/NonPremiumTenant/i.test(code)) return 'licence'
  if (status === 401) return 'expired'
  if (status === 403) return 'forbidden'
  if (status === 429) return 'throttled'
  return status >= 500 ? 'unavailable' : 'unexpected'
}

const requestIdOf = (response: Response) => readGuid(response.headers.get('request-id') ?? '')

/** Graph gives seconds; some proxies give a date. At most one minute. */
function waitOf(response: Response, now: number): number {
  const retryAfter = response.headers.get('retry-after') ?? ''
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now
  return Math.min(Math.max(Number.isNaN(wait) ? 2000 : wait, 0), 60_000)
}
