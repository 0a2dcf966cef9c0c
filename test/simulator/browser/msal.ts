// Clara as a single-page application, with Microsoft's library on start and call-back pages.
import { type AuthenticationResult, ProtocolMode, PublicClientApplication } from '@azure/msal-browser'
import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge'

declare const CLARA_CLIENT_ID: string

void (location.pathname === '/auth/popup' ? broadcastResponseToMainFrame() : run())

async function run(): Promise<void> {
  const query = new URLSearchParams(location.search)
  const application = new PublicClientApplication({
    auth: {
      clientId: CLARA_CLIENT_ID,
      authority: `https://login.microsoftonline.com/${query.get('tenant') ?? 'organizations'}`,
      redirectUri: '/auth/msal',
    },
    cache: { cacheLocation: 'sessionStorage' },
    system: { protocolMode: query.get('send') === 'ear' ? ProtocolMode.EAR : ProtocolMode.AAD },
  })
  await application.initialize()
  await application.handleRedirectPromise({ navigateToLoginRequestUrl: false }).then(show, fail)
  const { tenant: _, prompt = '', send, ...extraQueryParameters } = Object.fromEntries(query)
  const request = {
    scopes: ['openid', 'profile', 'email'],
    extraQueryParameters,
    ...(prompt && { prompt }),
    ...(send && { httpMethod: 'POST' as const }),
  }
  wake('#msal-redirect', () => application.loginRedirect(request))
  wake('#msal-popup', () => application.loginPopup({ ...request, redirectUri: '/auth/popup' }).then(show))
}

/** Buttons wait for the library: browsers open a popup window only during a click. */
function wake(selector: string, act: () => Promise<void>): void {
  const button = document.querySelector<HTMLButtonElement>(selector)
  if (!button) return
  button.disabled = false
  button.addEventListener('click', () => void act().catch(fail))
}

function show(result: AuthenticationResult | null): void {
  if (result) say('signed-in', `signed in as ${result.account.username}`)
  else if (location.pathname === '/auth/msal') say('stranger', 'Nobody is signed in.')
}

function fail(): void {
  say('failed', 'sign-in failed')
}

function say(id: string, text: string): void {
  const outcome = document.querySelector('[role=status]')
  if (!outcome) return
  outcome.id = id
  outcome.textContent = text
}
