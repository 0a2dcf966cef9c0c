import { randomUUID } from 'node:crypto'
import { type Answer, type Asked, found, json, type Site, script } from '../http.ts'
import type { World } from '../world.ts'
import { accountsPage } from './accounts-page.ts'
import { authorize } from './authorize.ts'
import { postConsent, reprocess } from './consent.ts'
import { codePage, errorPage, sidePage } from './error-pages.ts'
import { beginFlow } from './flow.ts'
import { credentialType, postFederated, postLogin, postStep } from './login.ts'
import { instanceDiscovery, openIdConfiguration, signingKeys } from './metadata.ts'
import { token } from './tokens.ts'

/** Microsoft's sign-in host; `drawScript` is what its pages run. */
export function microsoftSite(world: World, drawScript: string): Site {
  return async (asked) => {
    const own = simulatorAddress(world, asked, drawScript)
    if (own) return own
    const answer = await route(world, asked)
    return answer && { ...answer, headers: { 'x-ms-request-id': randomUUID(), ...answer.headers } }
  }
}

function route(world: World, asked: Asked): Answer | null | Promise<Answer> {
  const { method } = asked
  // The first segment is the tenant. No rule below depends on it.
  const path = asked.path.replace(/^\/[^/]+(?=\/)/, '/T')
  if (/^\/T(\/oauth2(\/v2\.0)?\/authorize|(\/v2\.0)?\/adminconsent|\/saml2)$/.test(path))
    return authorize(world, asked)
  if (/^\/T\/oauth2(\/v2\.0)?\/token$/.test(path)) return token(world, asked)
  if (/^\/T(\/v2\.0)?\/\.well-known\/openid-configuration$/.test(path)) return openIdConfiguration(asked)
  if (/^\/T\/discovery(\/v2\.0)?\/keys$/.test(path)) return signingKeys(asked)
  if (path === '/T/discovery/instance') return instanceDiscovery(asked)
  if (path === '/T/reprocess' || path === '/T/resume') return reprocess(world, asked)
  if (path === '/T/GetCredentialType') return credentialType(world, asked)
  if (path === '/T/oauth2/v2.0/logout') return found(asked.query.get('post_logout_redirect_uri') ?? '/')
  if (path === '/error') return codePage(asked.query.get('code') ?? '')
  if (path === '/cookiesdisabled' || path === '/jsdisabled') return sidePage(path)
  return post(world, asked, method === 'POST' ? path : `GET ${path}`)
}

function post(world: World, asked: Asked, path: string): Answer | null | Promise<Answer> {
  switch (path) {
    case '/T/login':
      return postLogin(world, asked)
    case '/T/SAS/ProcessAuth':
      return postStep(world, asked, ['mfa', 'mfa-push'])
    case '/T/federation/externalauthprovider':
      return postStep(world, asked, ['factor'])
    case '/kmsi':
      return postStep(world, asked, ['kmsi'])
    case '/appverify':
      return postStep(world, asked, ['cmsi'])
    case '/login.srf':
      return postFederated(world, asked)
    case '/T/Consent/Set':
      return postConsent(world, asked)
    case 'GET /T/login':
    case 'GET /T/SAS/ProcessAuth':
    case 'GET /T/Consent/Set':
    case 'GET /kmsi':
      return errorPage(world, beginFlow(world, asked), '900561')
    default:
      return null
  }
}

/** The simulator's own addresses: texts of pages, the list of accounts, decisions by hand. */
function simulatorAddress(world: World, asked: Asked, drawScript: string): Answer | null {
  const view = /^\/simulator\/view\/(.+)$/.exec(asked.path)?.[1]
  if (view !== undefined) return json(world.views.get(view) ?? null, world.views.has(view) ? 200 : 404)
  if (asked.path === '/simulator/draw.js') return script(drawScript)
  return asked.path === '/simulator/accounts' ? accountsPage(world, asked) : null
}
