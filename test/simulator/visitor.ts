import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { findAccount } from './accounts.ts'
import { password } from './drive.ts'
import type { Simulator } from './index.ts'

/** The last answer to an address, and the addresses before it. */
export interface Page {
  url: string
  status: number
  headers: IncomingHttpHeaders
  source: string
  /** Microsoft's `$Config`; empty elsewhere. */
  config: Record<string, unknown>
  /** What the page's script would draw; on other sites the source. */
  drawn: string
  redirects: string[]
}

/** A browser without scripts. It keeps cookies and follows redirects and self-posting forms. */
export interface Visitor {
  open(url: string): Promise<Page>
  post(url: string, form: Record<string, string>): Promise<Page>
  /** Posts a page's form: its hidden fields and the typed ones. */
  submit(page: Page, typed?: Record<string, string>): Promise<Page>
  /** Signs in from a link of Clara's to the last page, as `drive.ts` does in a real browser. */
  signIn(user: string, way?: string, query?: string): Promise<Page>
}

export function newVisitor(simulator: Simulator, language = 'en'): Visitor {
  const cookies = new Map<string, Map<string, string>>()

  async function ask(url: string, body: string | null, redirects: string[] = []): Promise<Page> {
    const { hostname, pathname, search, hash } = new URL(url)
    const jar = cookies.get(hostname) ?? new Map<string, string>()
    cookies.set(hostname, jar)
    const answer = await send(simulator, hostname, pathname + search, body, language, jar)
    for (const cookie of answer.headers['set-cookie'] ?? []) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? []
      jar.set(name, value)
    }
    const { location } = answer.headers
    if (location) {
      const next = new URL(location, url)
      if (simulator.hosts.includes(next.hostname)) return ask(next.href, null, [...redirects, url])
      // A browser leaves such an address to a program or an extension.
      return { ...answer, url: next.href, redirects: [...redirects, url], config: {}, drawn: '' }
    }
    const page = { ...answer, url: `https://${hostname}${pathname}${search}${hash}`, redirects }
    const read = { ...page, config: readConfig(page.source), drawn: await readDrawn(page.source, hostname) }
    return page.source.includes('name="hiddenform"') ? visitor.submit(read) : read
  }

  async function readDrawn(source: string, host: string): Promise<string> {
    const view = /data-view="([^"]+)"/.exec(source)?.[1]
    if (!view) return source
    const { source: text } = await send(simulator, host, `/simulator/view/${view}`, null, language, new Map())
    return String(JSON.parse(text).markup)
  }

  const visitor: Visitor = {
    open: (url) => ask(url, null),
    post: (url, form) => ask(url, new URLSearchParams(form).toString()),
    submit: (page, typed = {}) => {
      const action = /<form[^>]* action="([^"]*)"/.exec(page.drawn)?.[1] ?? ''
      return visitor.post(new URL(plain(action), page.url).href, { ...hiddenFieldsOf(page.drawn), ...typed })
    },
    async signIn(user, way = 'code-query', query = '') {
      const account = await visitor.open(`https://app.clara.com/auth/start/${way}?${query}`)
      if (account.config.pgid !== 'ConvergedSignIn') return account
      let page = await visitor.submit(account, { login: user, passwd: password })
      for (const step of findAccount(user)?.steps ?? []) {
        page = await visitor.submit(page, step === 'mfa' ? { otc: '123456' } : { username: user })
      }
      return page
    },
  }
  return visitor
}

function send(
  { port, caPem }: Simulator,
  host: string,
  path: string,
  body: string | null,
  language: string,
  cookies: ReadonlyMap<string, string>,
): Promise<{ status: number; headers: IncomingHttpHeaders; source: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      host,
      'accept-language': language,
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(body !== null && { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    const method = body === null ? 'GET' : 'POST'
    const where = { host: '127.0.0.1', port, servername: host, ca: caPem, agent: false } as const
    const asking = request({ ...where, path, method, headers }, (answer) => {
      let source = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        source += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, source }))
    })
    asking.on('error', reject)
    asking.end(body ?? undefined)
  })
}

function readConfig(source: string): Record<string, unknown> {
  return JSON.parse(/^\$Config=(.+);$/m.exec(source)?.[1] ?? '{}')
}

function hiddenFieldsOf(markup: string): Record<string, string> {
  const fields = markup.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, plain(value)]))
}

function plain(text: string): string {
  const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (entity, name: string) => characters[name] ?? entity)
}
