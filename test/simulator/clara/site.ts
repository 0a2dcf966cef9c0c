import { claraClientId } from '../accounts.ts'
import { askAdministrator, askMicrosoft, readAnswer, type Way } from '../app.ts'
import { askBroker, readBrokerAnswer } from '../broker.ts'
import { appHost, microsoftHost, productHost, samlAddress } from '../hosts.ts'
import { type Answer, type Asked, found, json, type Site, script, withCookie } from '../http.ts'
import type { World } from '../world.ts'
import { secret } from '../world.ts'
import { loopingPage, productPage, resultPage, startPage, strangerPage, waitingPage } from './pages.ts'

/** Clara: a start page, a call-back page for each way to sign in, and a home page. */
export function claraSite(world: World, msalScript: string, fragmentScript: string): Site {
  return async (asked) => {
    if (asked.host === productHost) return productPage()
    const way = /^\/auth\/start\/(.+)$/.exec(asked.path)?.[1]
    if (way !== undefined) return start(world, asked, way)
    switch (asked.path) {
      case '/':
        return startPage(asked)
      case '/msal.js':
        return script(msalScript)
      case '/fragment.js':
        return script(fragmentScript)
      case '/home':
        return home(world, asked)
      default:
        return callBack(world, asked)
    }
  }
}

async function callBack(world: World, asked: Asked): Promise<Answer | null> {
  switch (asked.path) {
    case '/auth/callback':
    case '/auth/adminconsent':
      return resultPage(await readAnswer(world, claraClientId, asked.query))
    case '/auth/form':
      return resultPage(await readAnswer(world, claraClientId, asked.form))
    case new URL(samlAddress).pathname:
      return resultPage({ signedInAs: 'whom the assertion names' })
    case '/auth/redirecting':
      return moveOn(world, asked)
    case '/auth/broker':
      return resultPage(readBrokerAnswer(world, asked.query))
    case '/auth/fragment':
      return waitingPage('<script src="/fragment.js" defer></script>')
    case '/auth/exchange':
      return json(await readAnswer(world, claraClientId, asked.form))
    case '/auth/looping':
      return loopingPage()
    case '/auth/msal':
    case '/auth/popup':
      return waitingPage(`${withFields(asked.form)}<script src="/msal.js" defer></script>`)
    default:
      return null
  }
}

/** An answer by form reaches Clara's server. Its page gives MSAL the fields as MSAL reads them. */
function withFields(form: URLSearchParams): string {
  return form.size === 0 ? '' : `<script>location.hash = ${JSON.stringify(form.toString())}</script>`
}

function start(world: World, asked: Asked, way: string): Answer | null {
  switch (way) {
    case 'code-query':
      return askMicrosoft(world, toClara('/auth/callback', 'query'), asked)
    case 'code-form-post':
      return askMicrosoft(world, toClara('/auth/form', 'form_post'), asked)
    case 'code-fragment':
      return askMicrosoft(world, toClara('/auth/fragment', 'fragment'), asked)
    case 'code-redirecting':
      return askMicrosoft(world, toClara('/auth/redirecting', 'query'), asked)
    case 'code-v1':
      return askMicrosoft(world, { ...toClara('/auth/callback', 'query'), version: 1 }, asked)
    case 'looping':
      return askMicrosoft(world, toClara('/auth/looping', 'query'), asked)
    case 'saml':
      return found(`https://${microsoftHost}/organizations/saml2?SAMLRequest=${secret('saml')}`)
    case 'broker':
    case 'broker-page':
      return askBroker(world, asked, way === 'broker' ? 'straight' : 'page')
    case 'adminconsent':
      return askAdministrator(world, toClara('/auth/adminconsent', 'query'), asked)
    case 'adminconsent-v1':
      return askAdministrator(world, { ...toClara('/auth/adminconsent', 'query'), version: 1 }, asked)
    default:
      return null
  }
}

function toClara(path: string, responseMode: Way['responseMode']): Way {
  return { app: 'clara', clientId: claraClientId, redirectUri: `https://${appHost}${path}`, responseMode }
}

/** The call-back never commits: the browser continues to an address without the answer. */
async function moveOn(world: World, asked: Asked): Promise<Answer> {
  const session = secret('app-session')
  world.appSessions.set(session, await readAnswer(world, claraClientId, asked.query))
  return withCookie(found('/home'), appCookie, session)
}

function home(world: World, asked: Asked): Answer {
  const result = world.appSessions.get(asked.cookies.get(appCookie) ?? '')
  return result ? resultPage(result) : strangerPage()
}

const appCookie = 'clara_session'
