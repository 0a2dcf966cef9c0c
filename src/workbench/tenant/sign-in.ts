import type { AuthenticationResult } from '@azure/msal-browser'
import browser from 'webextension-polyfill'
import { cleanText } from '../../microsoft/clean.ts'
import { graphAddress } from '../../microsoft/graph-address.ts'
import { signInHost } from '../../microsoft/hosts.ts'
import { GraphError } from '../../tenant/graph.ts'
import { MemoryStorage } from './memory-storage.ts'

/** An administrator who has signed in. It is in memory only. */
export interface SignedIn {
  account: string
  /** GUID of the account's tenant. */
  tenant: string
  /** Delegated permissions that were granted. */
  scopes: readonly string[]
  /** The access token; throws a GraphError `expired` once it has expired. */
  token(): Promise<string>
}

type SignInFailure = 'closed' | 'declined' | 'offline' | 'unavailable' | 'other'

export class SignInError extends Error {
  readonly reason: SignInFailure
  /** Shown if the reason is `other`: AADSTS and digits, or MSAL's own name. */
  readonly code: string

  constructor(reason: SignInFailure, code = '') {
    super(reason)
    this.reason = reason
    this.code = cleanText(code, 80)
  }
}

/** The redirect URI for the app's registration. The browser catches it before any request. */
export function redirectUri(): string | null {
  return (browser.identity as typeof browser.identity | undefined)?.getRedirectURL() ?? null
}

/**
 * Signs an administrator in to an app that the company has registered.
 * `tenant` is a GUID or domain: Microsoft refuses this registration at `common` (AADSTS50194).
 * Throws a SignInError.
 */
export async function signIn(clientId: string, tenant: string): Promise<SignedIn> {
  const redirect = redirectUri()
  if (redirect === null) throw new SignInError('unavailable')
  const { AuthError, PublicClientApplication } = await import('./msal.ts')
  const storage = new MemoryStorage()
  Object.defineProperty(window, 'sessionStorage', { configurable: true, value: storage })
  const addresses: string[] = []
  const client = new PublicClientApplication({
    auth: {
      clientId,
      authority: `https://${signInHost}/${tenant}`,
      redirectUri: redirect,
      // The page stays: the address opens in a window instead.
      onRedirectNavigate: (url) => {
        addresses.push(url)
        return false
      },
    },
    cache: { cacheLocation: 'sessionStorage' },
  })
  try {
    await client.initialize()
    // A named scope that was not granted leads to the consent page, never to a token with less.
    await client.loginRedirect({ scopes: [`${graphAddress}.default`], prompt: 'select_account' })
    const answer = await openWindow(addresses[0] ?? '')
    const { hash } = new URL(answer)
    const result = await client.handleRedirectPromise({ hash, navigateToLoginRequestUrl: false })
    if (result === null) throw new SignInError('other', 'no answer')
    return signedInBy(result)
  } catch (error) {
    throw error instanceof AuthError ? signInErrorOf(error) : error
  } finally {
    storage.clear()
  }
}

/** Resolves to the redirect URI with Microsoft's answer. */
async function openWindow(url: string): Promise<string> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true })
  } catch (error) {
    const text = error instanceof Error ? error.message : ''
    throw new SignInError(/load/i.test(text) || !navigator.onLine ? 'offline' : 'closed')
  }
}

function signedInBy({ accessToken, expiresOn, account, tenantId, scopes }: AuthenticationResult): SignedIn {
  return {
    account: cleanText(account.username, 120),
    tenant: cleanText(tenantId, 80),
    scopes: scopes.map((scope) => scope.replace(graphAddress, '')),
    async token() {
      if (expiresOn !== null && expiresOn.getTime() <= Date.now()) throw new GraphError('expired')
      return accessToken
    },
  }
}

interface MsalError {
  errorCode: string
  errorMessage: string
  subError: string
}

function signInErrorOf({ errorCode, errorMessage, subError }: MsalError): SignInError {
  if (/network|endpoints_resolution|openid_config/.test(errorCode)) return new SignInError('offline')
  if (errorCode === 'access_denied' || subError === 'cancel') return new SignInError('declined')
  return new SignInError('other', /AADSTS\d{4,8}/.exec(errorMessage)?.[0] ?? errorCode)
}
