import { defenderSuffixes, hostMatches } from './hosts.ts'
import { anyOf } from './pattern.ts'

/**
 * The address in a link that a mail filter, a chat or Defender for Cloud Apps has wrapped;
 * any other text as it is.
 * Never throws.
 */
export function unwrapLink(link: string): string {
  if (!anyWrapper.test(link) || !URL.canParse(link)) return link
  const url = new URL(link)
  const inner = wrappers.find(([host]) => hostMatches(url.hostname, host))?.[1](url) ?? ''
  return /^https?:\/\//i.test(inner) ? inner : link
}

type Unwrap = (url: URL) => string | null | undefined

const wrappers: readonly (readonly [host: string, unwrap: Unwrap])[] = [
  ['safelinks.protection.outlook.com', parameter('url')],
  ['statics.teams.cdn.office.net', parameter('url')],
  ['slack-redir.net', parameter('url')],
  ['www.google.com', parameter('q')],
  ['linkprotect.cudasvc.com', parameter('a')],
  ['urldefense.proofpoint.com', withDashes],
  ['urldefense.com', betweenLines],
  ...defenderSuffixes.map((suffix) => [suffix, behind(suffix)] as const),
]

/** A quick test: few links have a wrapper. */
const anyWrapper = new RegExp(`^https?://[^/]{0,80}${anyOf(wrappers.map(([host]) => host))}/`, 'i')

function parameter(name: string): Unwrap {
  return (url) => url.searchParams.get(name)
}

/** `app.example.mcas.ms` shows `app.example`. Defender's own pages show no app. */
function behind(suffix: string): Unwrap {
  return (url) => {
    const host = url.hostname.slice(0, -suffix.length - 1)
    if (!host.includes('.') || host.endsWith('.access')) return null
    url.hostname = host
    return url.href
  }
}

/** A dash stands for a percent sign, and an underscore for a slash. */
function withDashes({ searchParams }: URL): string | null {
  const code =
    searchParams
      .get('u')
      ?.replaceAll('_', '/')
      .replace(/-(?=[0-9a-f]{2})/gi, '%') ?? ''
  try {
    return decodeURIComponent(code)
  } catch {
    return null
  }
}

/** `/v3/__ADDRESS__;SIGNS!!…`: each asterisk stands for the next of the signs, in Base64. */
function betweenLines({ href }: URL): string {
  const start = href.indexOf('/__') + 3
  const end = href.indexOf('__;', start)
  const signs = signsIn(String(href.slice(end + 3).split('!', 1)))
  return href.slice(start, end).replace(/\*/g, () => signs.shift() ?? '*')
}

function signsIn(base64: string): string[] {
  try {
    return [...atob(base64.replaceAll('-', '+').replaceAll('_', '/'))]
  } catch {
    return []
  }
}
