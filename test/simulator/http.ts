/** A request as the sites see it, with decoded values. */
export interface Asked {
  host: string
  method: string
  path: string
  query: URLSearchParams
  /** The query as it was sent, without the question mark. */
  rawQuery: string
  /** Fields of a posted form; otherwise empty. */
  form: URLSearchParams
  /** The posted body as it came. */
  body: string
  cookies: ReadonlyMap<string, string>
  /** The header, for choosing a language. */
  acceptLanguage: string
  origin: string | null
  authorization: string | null
}

/** A GET request for this address without cookies. */
export function asks(url: URL, { origin = null, authorization = null }: Partial<Asked>): Asked {
  return {
    host: url.host,
    method: 'GET',
    path: url.pathname,
    query: url.searchParams,
    rawQuery: url.search.slice(1),
    form: new URLSearchParams(),
    body: '',
    cookies: new Map(),
    acceptLanguage: '',
    origin,
    authorization,
  }
}

export interface Answer {
  status: number
  headers: Record<string, string | string[]>
  body: string
}

/** A site's answer; null if it has no such address. */
export type Site = (asked: Asked) => Answer | null | Promise<Answer | null>

export function html(body: string, status = 200): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

export function json(value: unknown, status = 200): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  }
}

export function script(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body }
}

/** A redirect by status 302. Browsers follow it with GET. */
export function found(location: string): Answer {
  return { status: 302, headers: { location }, body: '' }
}

/** The same answer with a cookie, which browsers also send with posts from other sites. */
export function withCookie(answer: Answer, name: string, value: string): Answer {
  const before = answer.headers['set-cookie'] ?? []
  const cookie = `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=None`
  return { ...answer, headers: { ...answer.headers, 'set-cookie': [...before, cookie] } }
}

/** Text made safe for element content and quoted attributes. */
export function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

export function hiddenFields(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
    .join('')
}
