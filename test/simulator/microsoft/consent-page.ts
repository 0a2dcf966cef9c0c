import { type Answer, escaped, hiddenFields } from '../http.ts'
import { wordsFor } from '../words.ts'
import type { Flow, World } from '../world.ts'
import { findClient } from './clients.ts'
import { appConfig, scopesOf, sessionFields, showPage } from './page.ts'

/** The consent prompt. Administrators answer for themselves or for the whole company. */
export function consentPage(world: World, flow: Flow, asks: 'person' | 'admin' | 'organization'): Answer {
  const words = wordsFor(flow.language, world.options)
  const client = findClient(flow.request.clientId)
  return showPage(world, flow, {
    pageId: 'ConvergedConsent',
    kind: 'final',
    urlPost: '/common/Consent/Set',
    config: appConfig(flow),
    markup: `
<p class="mark">Microsoft</p>
<p class="identity">${escaped(flow.user ?? '')}</p>
<h1>${words.permissions}</h1>
${asks === 'organization' ? `<p>${words.forOrganization}</p>` : ''}
<p><strong>${client?.name ?? ''}</strong><br>${client?.publisher ?? words.unverified}</p>
<ul>${scopesOf(flow)
      .map((scope) => `<li>${escaped(scope)}</li>`)
      .join('')}</ul>
<form method="post" action="/common/Consent/Set">
  ${hiddenFields({ ...sessionFields(flow), ...(asks === 'organization' && { organization: 'on' }) })}
  ${asks === 'admin' ? `<label><input type="checkbox" id="organization" name="organization"> ${words.tickOrganization}</label>` : ''}
  <div class="buttons">
    <button type="submit" id="cancel" name="purpose" value="decline">${words.cancel}</button>
    <button type="submit" id="idSIButton9" class="primary" name="purpose" value="accept">${words.accept}</button>
  </div>
</form>`,
  })
}
