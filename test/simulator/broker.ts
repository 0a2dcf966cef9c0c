import { askMicrosoft, readAnswer } from './app.ts'
import { appHost, brokerHost } from './hosts.ts'
import { type Answer, type Asked, escaped, found, html, type Site } from './http.ts'
import { brokerClientId } from './microsoft/clients.ts'
import { type Result, secret, type World } from './world.ts'

/** Clara sends the browser to the broker, which has its own registration at Microsoft. */
export function askBroker(world: World, asked: Asked, kind: 'straight' | 'page'): Answer {
  const state = secret('state')
  world.visits.set(state, {
    app: 'clara',
    redirectUri: `https://${appHost}/auth/broker`,
    verifier: '',
    nonce: '',
    onward: null,
    result: null,
  })
  const extras = new URLSearchParams(asked.query)
  extras.set('onward', state)
  return found(`https://${brokerHost}/${kind === 'page' ? 'login' : 'authorize'}?${extras}`)
}

/** The broker tells Clara the person, by a ticket that works once, or the failure. */
export function readBrokerAnswer(world: World, fields: URLSearchParams): Result {
  if (!world.visits.has(fields.get('state') ?? ''))
    return { failed: 'This answer does not belong to a sign-in here.' }
  if (fields.has('error')) return { failed: fields.get('error_description') ?? '' }
  return world.appSessions.get(fields.get('code') ?? '') ?? { failed: 'The ticket is not known.' }
}

/** The broker: `/authorize` redirects to Microsoft, `/login` first draws its own page. */
export function brokerSite(world: World): Site {
  return async (asked) => {
    switch (asked.path) {
      case '/login':
        return ownPage(asked)
      case '/authorize':
        return toMicrosoft(world, asked)
      case '/login/callback':
        return backToClara(world, asked)
      default:
        return null
    }
  }
}

function ownPage(asked: Asked): Answer {
  return html(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Log in</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; display: grid; place-items: center; min-height: 100vh; margin: 0; background: #eceff4 }
main { background: #fff; padding: 40px; border-radius: 6px }</style>
<main><h1>Log in to Clara</h1><p><a id="continue" href="/authorize?${escaped(asked.rawQuery)}">Continue with Microsoft</a></p></main></html>`)
}

function toMicrosoft(world: World, asked: Asked): Answer {
  const query = new URLSearchParams(asked.query)
  const onward = query.get('onward') ?? ''
  query.delete('onward')
  const way = {
    app: 'broker',
    clientId: brokerClientId,
    redirectUri: `https://${brokerHost}/login/callback`,
    responseMode: 'query',
    onward,
  } as const
  return askMicrosoft(world, way, { ...asked, query })
}

/** Brokers wrap Microsoft's answer in their own. */
async function backToClara(world: World, asked: Asked): Promise<Answer> {
  const result = await readAnswer(world, brokerClientId, asked.query)
  const visit = world.visits.get(asked.query.get('state') ?? '')
  const answer = new URLSearchParams({ state: visit?.onward ?? '' })
  if ('failed' in result) {
    answer.set('error', 'access_denied')
    answer.set('error_description', result.failed)
  } else {
    const ticket = secret('code')
    world.appSessions.set(ticket, result)
    answer.set('code', ticket)
  }
  return found(`https://${appHost}/auth/broker?${answer}`)
}
