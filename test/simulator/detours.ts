import { deviceHost, microsoftHost, passkeyHost, personalHost } from './hosts.ts'
import { type Asked, escaped, found, hiddenFields, html, type Site } from './http.ts'
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
    [
      personalHost,
      (asked) => (asked.method === 'POST' ? goBack(world, asked, 'personal') : personalPage(asked)),
    ],
  ]
}

/** The address of a step. For personal accounts Microsoft uses its own ID; `fci` has the app's. */
export function detourAddress(flow: Flow, step: 'personal' | 'device' | 'passkey'): string {
  if (step === 'device') return `https://${deviceHost}/${segment(flow)}/device?ctx=${flow.ctx}`
  if (step === 'passkey') return `https://${passkeyHost}/${segment(flow)}/fido/get?ctx=${flow.ctx}`
  const query = new URLSearchParams({
    client_id: '51483342-085c-4d86-bf88-cf50c7252078',
    fci: flow.request.clientId,
    username: flow.user ?? '',
    ctx: flow.ctx,
  })
  return `https://${personalHost}/oauth20_authorize.srf?${query}`
}

function goBack(world: World, asked: Asked, step: 'personal' | 'device' | 'passkey') {
  const ctx = asked.form.get('ctx') ?? asked.query.get('ctx') ?? ''
  const flow = world.flows.get(ctx)
  if (!flow) return null
  flow.done.add(step)
  flow.user ??= asked.form.get('username')
  return found(`https://${microsoftHost}/${segment(flow)}/reprocess?ctx=${ctx}`)
}

const passkeyPage = (asked: Asked) =>
  page('Passkey', asked, '<button id="use-passkey">Use your passkey</button>')

const personalPage = (asked: Asked) =>
  page(
    'Personal account',
    asked,
    `<input type="hidden" name="username" value="${escaped(asked.query.get('username') ?? '')}">
<input type="password" id="passwordInput" name="password" aria-label="Password"><button id="submitButton">Sign in</button>`,
  )

function page(title: string, asked: Asked, fields: string) {
  return html(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>
<form method="post" action="${escaped(asked.path)}">${hiddenFields({ ctx: asked.query.get('ctx') ?? '' })}${fields}</form></html>`)
}
