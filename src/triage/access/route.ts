/** The path with known words only: others may name a person or be a secret. */
export function routeOf(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '')
  const shown = segments.slice(0, mostSegments).map((segment) => (isKnown(segment) ? segment : '*'))
  return `/${shown.join('/')}${segments.length > mostSegments ? '/*' : ''}`
}

const mostSegments = 6

/** Whether an app of usual habits takes its answers at this path. */
export function isAppReturnPath(path: string): boolean {
  const last = path.split('/').findLast((segment) => segment !== '') ?? ''
  return wordsIn(last).some((word) => returnWords.has(word))
}

function isKnown(segment: string): boolean {
  const words = wordsIn(segment)
  return segment.length <= 40 && words.length > 0 && words.every((word) => known.has(word))
}

/** `signin-oidc`, `ExternalLoginCallback` and `auth_callback` are several words. */
function wordsIn(segment: string): string[] {
  if (!/^[\w.-]+$/.test(segment)) return []
  return segment
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s._-]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

const returnWords: ReadonlySet<string> = new Set(
  'authorized callback callbacks cb complete oidc redirect return retorno'.split(' '),
)

const known: ReadonlySet<string> = new Set([
  ...returnWords,
  ...'account accounts acs admin aad api app apps assert auth authenticate authentication'.split(' '),
  ...'authorization authorize azure azuread b2b b2c back backend br clara client co'.split(' '),
  ...'company companies confirm connect consent console dashboard en end entra error'.split(' '),
  ...'es external finish fr front frontend grant handler home html id identity idp index'.split(' '),
  ...'integration integrations landing link live login logged logout m365 me microsoft'.split(' '),
  ...'microsoftonline mobile ms msal mx next nextauth o365 oauth oauth2 office office365'.split(' '),
  ...'openid org page php portal post privacy process provider providers pt public'.split(' '),
  ...'response result saml saml2 secure service services session sessions sign signed signin'.split(' '),
  ...'signon signup silent social sso start status success tenant tenants token user users'.split(' '),
  ...'v1 v2 v3 v4 validate verify web welcome work www'.split(' '),
])
