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
  | 'license'
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

/** An entity as a response holds it: names that Graph documents, values that nobody has checked. */
export type Unchecked<Entity> = { readonly [Name in keyof Entity]?: unknown }

/** Reads part of an entity: only names are known of it. */
export function unchecked<Entity>(value: unknown): Unchecked<Entity> {
  return isObject(value) ? value : {}
}

/** Why a list ends before its end: `limit` is ours, `link` a next page that is not Graph's. */
export type Stop = GraphFailure | 'limit' | 'link'

export interface List<Entity> {
  entries: Unchecked<Entity>[]
  /** null: the list is whole. */
  stop: Stop | null
}

/** Microsoft Graph v1.0, read only. Both methods throw a GraphError. */
export interface Graph {
  get<Entity>(path: string): Promise<Unchecked<Entity>>
  /** At most `most` entries of a list, page by page. A failure keeps what was read before. */
  list<Entity>(path: string, most: number): Promise<List<Entity>>
}

const root = `${graphAddress}v1.0/`
/** A page may be empty and still name a next one. */
const mostPages = 50

/** Waits and asks again if Graph is busy (https://learn.microsoft.com/graph/throttling). */
export function graphClient(access: GraphAccess): Graph {
  const get = async (address: string): Promise<Unchecked<ListPage>> => {
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
      const first = await get(root + path)
      const entries = entriesOf(first)
      let next = nextOf(first)
      for (let pages = 1; next.kind === 'page'; pages += 1) {
        if (entries.length >= most || pages === mostPages)
          return { entries: entries.slice(0, most), stop: 'limit' }
        const page = await get(next.address).catch(failureIn)
        if (typeof page === 'string') return { entries, stop: page }
        entries.push(...entriesOf(page))
        next = nextOf(page)
      }
      const isTooLong = entries.length > most
      return { entries: entries.slice(0, most), stop: isTooLong ? 'limit' : next.kind }
    },
  }
}

interface ListPage {
  value: unknown
  '@odata.nextLink': unknown
}

function entriesOf({ value }: Unchecked<ListPage>): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** Only an address of Graph may get the token, whatever the response names. */
function nextOf(page: Unchecked<ListPage>): { kind: 'page'; address: string } | { kind: 'link' | null } {
  const next = page['@odata.nextLink']
  if (next === undefined || next === null) return { kind: null }
  return typeof next === 'string' && next.startsWith(root)
    ? { kind: 'page', address: next }
    : { kind: 'link' }
}

function failureIn(error: unknown): GraphFailure {
  if (error instanceof GraphError) return error.failure
  throw error
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

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
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
  if (/NonPremiumTenant/i.test(code)) return 'license'
  if (status === 401) return 'expired'
  if (status === 403) return 'forbidden'
  if (status === 429) return 'throttled'
  return status >= 500 ? 'unavailable' : 'unexpected'
}

const requestIdOf = (response: Response) => readGuid(response.headers.get('request-id') ?? '')

/**
 * Graph gives seconds; some proxies give a date. At most one minute. Graph lets no page read the
 * header: reports allow five requests in ten seconds, and an overloaded server is asked again soon.
 */
function waitOf(response: Response, now: number): number {
  const retryAfter = response.headers.get('retry-after') ?? ''
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now
  const usual = response.status === 429 ? 10_000 : 2000
  return Math.min(Math.max(Number.isNaN(wait) ? usual : wait, 0), 60_000)
}
