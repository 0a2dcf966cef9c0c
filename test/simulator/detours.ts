import type { Detour } from './account.ts'
import {
  appHost,
  defendedHost,
  defenderHost,
  deviceHost,
  factorHost,
  microsoftHost,
  passkeyHost,
  personalHost,
  setUpHost,
  termsHost,
} from './hosts.ts'
import { type Answer, type Asked, escaped, found, hiddenFields, html, type Site } from './http.ts'
import { setUpClientId } from './microsoft/clients.ts'
import { segment } from './microsoft/flow.ts'
import type { Flow, World } from './world.ts'

/** Microsoft's other hosts: a sign-in goes there for one step and returns by a redirect. */
export function detourSites(world: World): [string, Site][] {
  return [
    [deviceHost, (asked) => goBack(world, asked, 'device')],
    [
      passkeyHost,
      (asked) => (asked.method === 'POST' ? goBack(world, asked, 'passkey') : passkeyPage(asked)),
    ],
    // Its answer goes to Microsoft as a form, as that of a company's own server does.
    [
      factorHost,
      (asked) => page('Second factor', asked, '<button id="confirm">Confirm</button>', returnPath),
    ],
    [termsHost, (asked) => (asked.method === 'POST' ? goBack(world, asked, 'terms') : termsPage(asked))],
    // A policy for access passes the answer on; one for the session stays between.
    [defenderHost, passOn],
    [defendedHost, () => html('<!DOCTYPE html><title>Clara</title><h1 id="signed-in">Clara</h1>')],
    [setUpHost, (asked) => (asked.method === 'POST' ? goBack(world, asked, 'set-up') : setUpPage(asked))],
    [
      personalHost,
      (asked) => (asked.method === 'POST' ? goBack(world, asked, 'personal') : personalPage(asked)),
    ],
  ]
}

/** The address of a step. For personal accounts Microsoft uses its own ID; `fci` has the app's. */
export function detourAddress(flow: Flow, step: Detour): string {
  if (step === 'device') return `https://${deviceHost}/${segment(flow)}/device?ctx=${flow.ctx}`
  if (step === 'factor') return `https://${factorHost}/?ctx=${flow.ctx}`
  if (step === 'terms') return `https://${termsHost}/termsofuse?ctx=${flow.ctx}`
  if (step === 'set-up') return `https://${setUpHost}/register?ctx=${flow.ctx}`
  if (step === 'passkey') return `https://${passkeyHost}/${segment(flow)}/fido/get?ctx=${flow.ctx}`
  const query = new URLSearchParams({
    client_id: '51483342-085c-4d86-bf88-cf50c7252078',
    fci: flow.request.clientId,
    username: flow.user ?? '',
    ctx: flow.ctx,
  })
  return `https://${personalHost}/oauth20_authorize.srf?${query}`
}

function passOn({ form }: Asked): Answer {
  const target = form.get('target') ?? ''
  if (form.get('kind') === 'access') return found(target)
  const inside = escaped(target.replace(appHost, defendedHost))
  return html(`<!DOCTYPE html><title>Monitored</title><p><a id="continue" href="${inside}">Continue</a></p>`)
}

const returnPath = `https://${microsoftHost}/common/federation/externalauthprovider`

function goBack(world: World, asked: Asked, step: Detour) {
  const ctx = asked.form.get('ctx') ?? asked.query.get('ctx') ?? ''
  const flow = world.flows.get(ctx)
  if (!flow) return null
  flow.done.add(step)
  flow.user ??= asked.form.get('username')
  return found(`https://${microsoftHost}/${segment(flow)}/reprocess?ctx=${ctx}`)
}

const passkeyPage = (asked: Asked) =>
  page('Passkey', asked, '<button id="use-passkey">Use your passkey</button>')

const termsPage = (asked: Asked) => page('Terms of use', asked, '<button id="accept-terms">Accept</button>')

/** It signs in with its own ID, and then continues. */
function setUpPage(asked: Asked): Answer {
  if (asked.path === '/signed-in')
    return page('Set up a second factor', asked, '<button id="set-up">Done</button>')
  const query = new URLSearchParams({
    client_id: setUpClientId,
    response_type: 'code',
    redirect_uri: `https://${setUpHost}/signed-in`,
    scope: 'openid',
    prompt: 'none',
    state: asked.query.get('ctx') ?? '',
  })
  return found(`https://${microsoftHost}/common/oauth2/v2.0/authorize?${query}`)
}

const personalPage = (asked: Asked) =>
  page(
    'Personal account',
    asked,
    `<input type="hidden" name="username" value="${escaped(asked.query.get('username') ?? '')}">
<input type="password" id="passwordInput" name="password" aria-label="Password"><button id="submitButton">Sign in</button>`,
  )

function page(title: string, asked: Asked, fields: string, action = asked.path): Answer {
  const ctx = asked.query.get('ctx') ?? asked.query.get('state') ?? ''
  return html(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>
<form method="post" action="${escaped(action)}">${hiddenFields({ ctx })}${fields}</form></html>`)
}
