import { readGuid } from '../microsoft/guid.ts'
import { isObject } from '../microsoft/json.ts'
import { graphAddress } from '../microsoft/portal.ts'

/** What Microsoft Graph is asked by; everything is handed in. */
export interface GraphAccess {
  /** Sends a GET request; rejects where nothing came back. */
  request(url: string, headers: Readonly<Record<string, string>>): Promise<Response>
  /** An access token for Graph; throws a GraphError `expired` where a new sign-in is needed. */
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

/** Why Graph gave no answer. */
export class GraphError extends Error {
  readonly failure: GraphFailure
  /** Microsoft's support finds the request by it. */
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
  /** All entries of a list, page by page, `most` at most. */
  list(path: string, most: number): Promise<{ entries: Json[]; isWhole: boolean }>
}

const root = `${graphAddress}v1.0/`

/**
 * A client of Graph's. Where it is throttled or overloaded it waits as long as Graph asks for, a minute at most, and tries again, twice at
 * most (https://learn.microsoft.com/graph/throttling).
 */
export function graphClient(access: GraphAccess): Graph {
  const get = async (address: string): Promise<Json> => {
    for (let tries = 1; ; tries += 1) {
      const response = await send(access, address)
      if (response.ok) return bodyOf(response)
      if (tries === 3 || !/^(?:429|503|504)$/.test(String(response.status))) throw await failureOf(response)
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

/** The token goes to Graph alone, whatever an answer says about where its next page is. */
function nextOf(page: Json): string | null {
  const next = page['@odata.nextLink']
  return typeof next === 'string' && next.startsWith(root) ? next : null
}

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

/** Sign-in logs without Entra ID P1 are refused like a missing permission, told apart by the code. */
function kindOf(status: number, code: string): GraphFailure {
  if (/NonPremiumTenant/i.test(code)) return 'licence'
  if (status === 401) return 'expired'
  if (status === 403) return 'forbidden'
  if (status === 429) return 'throttled'
  return status >= 500 ? 'unavailable' : 'unexpected'
}

const requestIdOf = (response: Response) => readGuid(response.headers.get('request-id') ?? '')

/** Graph says it in seconds, proxies sometimes as a date. */
function waitOf(response: Response, now: number): number {
  const said = response.headers.get('retry-after') ?? ''
  const wait = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now
  return Math.min(Math.max(Number.isNaN(wait) ? 2000 : wait, 0), 60_000)
}
