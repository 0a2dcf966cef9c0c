import { type Answer, escaped, hiddenFields } from '../http.ts'
import { wordsFor } from '../words.ts'
import type { Flow, World } from '../world.ts'
import { findClient } from './clients.ts'
import { segment } from './flow.ts'
import { describeFault, newFault } from './messages.ts'
import { appConfig, scopesOf, sessionFields, showPage } from './page.ts'

/** Scenario 1: the person types a reason and asks an administrator. */
export function approvalRequestPage(world: World, flow: Flow, code: string): Answer {
  const words = wordsFor(flow.language, world.options)
  return approvalPage(
    world,
    flow,
    code,
    `
<h1>${words.approvalRequired}</h1>
${appBlock(world, flow)}
${code === '900981' ? `<p class="warning">${words.risky}</p>` : ''}
<p>${words.approvalLead}</p>
${scopeList(flow)}
<form method="post" action="/common/Consent/Set">
  ${hiddenFields({ ...sessionFields(flow), purpose: 'request' })}
  <textarea id="reason" name="reason" aria-label="${words.reason}" placeholder="${words.reason}" data-enables="#request-approval"></textarea>
  <div class="buttons">
    <a id="cancel" class="button" href="${leaveAddress(flow)}">${words.cancel}</a>
    <button type="submit" id="request-approval" class="primary" disabled>${words.requestApproval}</button>
  </div>
</form>`,
  )
}

/** The request was sent, now or earlier. Only the link back remains. */
export function requestSentPage(world: World, flow: Flow, code: string | null): Answer {
  const words = wordsFor(flow.language, world.options)
  return approvalPage(
    world,
    flow,
    code,
    `
<h1>${words.requestSent}</h1>
${appBlock(world, flow)}
<p>${words.requestSentLead}</p>
<p><a id="return-link" href="${leaveAddress(flow)}">${words.returnLink}</a></p>`,
  )
}

/** Scenario 2: no form, only links. */
export function adminApprovalPage(world: World, flow: Flow, code: string): Answer {
  const words = wordsFor(flow.language, world.options)
  return approvalPage(
    world,
    flow,
    code,
    `
<h1>${words.needAdmin}</h1>
${appBlock(world, flow)}
${code === '900941' ? `<p class="warning">${words.risky}</p>` : ''}
<p>${words.needAdminLead}</p>
<p><a id="admin-account" href="/common/reprocess?ctx=${flow.ctx}&amp;prompt=select_account">${words.adminAccount}</a></p>
<p><a id="return-link" href="${leaveAddress(flow)}">${words.returnLink}</a></p>`,
  )
}

function approvalPage(world: World, flow: Flow, code: string | null, body: string): Answer {
  const words = wordsFor(flow.language, world.options)
  const fault = newFault(code ?? '', flow.correlationId, findClient(flow.request.clientId)?.name ?? '')
  return showPage(world, flow, {
    pageId: flow.variant === 'unknownPageId' ? 'ConvergedSomethingNew' : 'ConvergedConsent',
    kind: 'final',
    urlPost: '/common/Consent/Set',
    requestId: fault.traceId,
    config: { ...appConfig(flow), ...(code && codeFields(flow, code, describeFault(fault))) },
    markup: `
<p class="mark">Microsoft</p>
<p class="identity">${escaped(flow.user ?? '')}</p>
${body}
<p><button type="button" class="link" data-toggles="#troubleshooting" aria-label="${words.details}">…</button></p>
<div id="troubleshooting" class="details" hidden>
  <div>Request Id: ${fault.traceId}</div>
  <div>Correlation Id: ${flow.correlationId}</div>
  <div>Timestamp: ${fault.at.toISOString()}</div>
</div>`,
  })
}

/** Nobody knows where these pages have the code: each variant is one possibility. */
function codeFields(flow: Flow, code: string, description: string): Record<string, unknown> {
  switch (flow.variant) {
    case 'iErrorCode':
      return { iErrorCode: Number(code) }
    case 'sErrorCode':
      return { sErrorCode: code }
    case 'exceptionMessage':
      return { strServiceExceptionMessage: description }
    case 'unknownPageId':
      return { strSomethingNew: description }
    case 'formOnly':
      return {}
  }
}

function appBlock(world: World, flow: Flow): string {
  const client = findClient(flow.request.clientId)
  const words = wordsFor(flow.language, world.options)
  return `<p><strong>${client?.name ?? ''}</strong><br>${client?.publisher ?? words.unverified}</p>`
}

function scopeList(flow: Flow): string {
  return `<ul>${scopesOf(flow)
    .map((scope) => `<li>${escaped(scope)}</li>`)
    .join('')}</ul>`
}

/** The link back goes through Microsoft, which answers the app with a bare cancel. */
function leaveAddress(flow: Flow): string {
  return `/${segment(flow)}/reprocess?ctx=${flow.ctx}&amp;leave=1`
}
