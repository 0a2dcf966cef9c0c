import browser from 'webextension-polyfill'
import { cleanText } from '../../microsoft/clean.ts'
import { signInHost } from '../../microsoft/hosts.ts'
import { graphAddress } from '../../microsoft/portal.ts'
import { allPermissions } from '../../tenant/checks.ts'
import { GraphError } from '../../tenant/graph.ts'

/** An administrator who has signed in; it is held in memory and nowhere else. */
export interface SignedIn {
  account: string
  /** GUID of the account's tenant. */
  tenant: string
  /** Delegated permissions that were granted. */
  scopes: readonly string[]
  /** The access token; throws a GraphError `expired` once it has run out. */
  token(): Promise<string>
}

type SignInFailure = 'closed' | 'declined' | 'offline' | 'unavailable' | 'other'

/** Why nobody is signed in. */
export class SignInError extends Error {
  readonly reason: SignInFailure
  /** Of what has no sentence of its own. */
  readonly code: string

  constructor(reason: SignInFailure, code = '') {
    super(reason)
    this.reason = reason
    this.code = cleanText(code, 80)
  }
}

/** Where Microsoft sends its answer: an address that the browser itself takes off the net. The registration has to name it. */
export function redirectUri(): string | null {
  return (browser.identity as typeof browser.identity | undefined)?.getRedirectURL() ?? null
}

/**
 * Signs an administrator in by MSAL, in a window of the browser's own, to an app that the company has registered. `tenant` is a GUID, a
 * domain or `organizations`. Throws a SignInError.
 */
export async function signIn(clientId: string, tenant: string): Promise<SignedIn> {
  const redirect = redirectUri()
  if (redirect === null) throw new SignInError('unavailable')
  const { AuthError, PublicClientApplication } = await import('./msal.ts')
  const storage = new MemoryStorage()
  Object.defineProperty(window, 'sessionStorage', { configurable: true, value: storage })
  let leaveFor = ''
  const client = new PublicClientApplication({
    auth: {
      clientId,
      authority: `https://${signInHost}/${tenant}`,
      redirectUri: redirect,
      onRedirectNavigate: (url) => {
        leaveFor = url
        return false
      },
    },
    cache: { cacheLocation: 'sessionStorage' },
  })
  try {
    await client.initialize()
    const scopes = allPermissions.map((name) => graphAddress + name)
    await client.loginRedirect({ scopes, prompt: 'select_account' })
    const answer = await askInWindow(leaveFor)
    const result = await client.handleRedirectPromise({
      hash: new URL(answer).hash,
      navigateToLoginRequestUrl: false,
    })
    if (result === null) throw new SignInError('other', 'no answer')
    const { accessToken, expiresOn, account } = result
    return {
      account: cleanText(account.username, 120),
      tenant: cleanText(result.tenantId, 80),
      scopes: result.scopes.map((scope) => scope.replace(graphAddress, '')),
      async token() {
        if (expiresOn !== null && expiresOn.getTime() <= Date.now()) throw new GraphError('expired')
        return accessToken
      },
    }
  } catch (error) {
    throw error instanceof AuthError ? told(error) : error
  } finally {
    storage.clear()
  }
}

async function askInWindow(url: string): Promise<string> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true })
  } catch (error) {
    const text = error instanceof Error ? error.message : ''
    throw new SignInError(/load/i.test(text) || !navigator.onLine ? 'offline' : 'closed')
  }
}

function told({
  errorCode,
  errorMessage,
  subError,
}: {
  errorCode: string
  errorMessage: string
  subError: string
}): SignInError {
  const code = /AADSTS\d{4,8}/.exec(errorMessage)?.[0] ?? errorCode
  if (/network|endpoints_resolution|openid_config/.test(errorCode)) return new SignInError('offline')
  return errorCode === 'access_denied' || subError === 'cancel'
    ? new SignInError('declined')
    : new SignInError('other', code)
}

/**
 * MSAL refuses to hand a sign-in over without a storage that outlives the page (`in_mem_redirect_unavailable`), which this one need not:
 * its page stays. So what MSAL takes for the page's storage is memory, and tokens are never anywhere else.
 */
class MemoryStorage implements Storage {
  [key: string]: unknown

  get length(): number {
    return Object.keys(this).length
  }

  key(index: number): string | null {
    return Object.keys(this)[index] ?? null
  }

  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(this[key]) : null
  }

  setItem(key: string, value: string): void {
    this[key] = value
  }

  removeItem(key: string): void {
    delete this[key]
  }

  clear(): void {
    for (const key of Object.keys(this)) delete this[key]
  }
}
