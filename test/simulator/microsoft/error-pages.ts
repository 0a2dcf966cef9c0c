import { type Answer, escaped, html } from '../http.ts'
import { wordsFor } from '../words.ts'
import type { Flow, World } from '../world.ts'
import { findClient } from './clients.ts'
import { describeFault, type Fault, newFault } from './messages.ts'
import { showPage } from './page.ts'

/** Microsoft's general error page, with the block for administrators. */
export function errorPage(world: World, flow: Flow, code: string): Answer {
  const words = wordsFor(flow.language, world.options)
  const fault = newFault(code, flow.correlationId, appName(flow))
  const lines = troubleshooting(fault, `${fault.at.toISOString().slice(0, 19)}Z`)
  return showPage(world, flow, {
    pageId: 'ConvergedError',
    kind: 'final',
    requestId: fault.traceId,
    config: {
      iErrorCode: Number(code),
      strMainMessage: words.trouble,
      strAdditionalMessage: '',
      strServiceExceptionMessage: describeFault(fault),
    },
    markup: `
<p class="mark">Microsoft</p>
<h1>${words.signIn}</h1>
<p>${words.trouble}</p>
<div id="service_exception_message" class="details">AADSTS${code}: ${escaped(fault.message)}</div>
<section id="troubleshooting" class="details">
  <h2>${words.details}</h2>
  <div>${words.sendDetails}</div>
  <p><button type="button" class="link">${words.copyDetails}</button></p>
  ${lines.map((line) => `<div>${escaped(line)}</div>`).join('')}
  <p><button type="button" class="link" data-toggles="#troubleshooting">${words.closeDetails}</button></p>
</section>
<p><button type="button" class="link" data-toggles="#troubleshooting" aria-label="${words.details}">…</button></p>
<input type="text" hidden value="${escaped(lines.join('\n'))}">`,
  })
}

/** The page of Conditional Access names the app by its ID and prints the code without a prefix. */
export function accessPage(world: World, flow: Flow, code: string): Answer {
  const words = wordsFor(flow.language, world.options)
  const fault = newFault(code, flow.correlationId, appName(flow))
  const lines = [
    `Error Code: ${code}`,
    `Request Id: ${fault.traceId}`,
    `Correlation Id: ${fault.correlationId}`,
    `Timestamp: ${fault.at.toISOString()}`,
    `App name: ${appName(flow)}`,
    `App id: ${flow.request.clientId}`,
    'IP address: 192.0.2.44',
    'Device identifier: Not available',
    'Device platform: Windows 10',
    'Device state: Unregistered',
  ]
  return showPage(world, flow, {
    pageId: 'ConvergedConditionalAccess',
    kind: 'final',
    requestId: fault.traceId,
    config: { iErrorCode: Number(code), sAppName: appName(flow) },
    markup: `
<p class="mark">Microsoft</p>
<p class="identity">${escaped(flow.user ?? '')}</p>
<h1>${words.noAccess}</h1>
<p>${words.noAccessLead}</p>
<p><button type="button" class="link" data-toggles="#details">${words.moreDetails}</button></p>
<div id="details" class="details" hidden>${lines.map((line) => `<div>${escaped(line)}</div>`).join('')}</div>`,
  })
}

/** The explanation of a code; `error_uri` points to it. */
export function codePage(code: string): Answer {
  const fault = newFault(code, '', 'the app')
  return html(
    `<!DOCTYPE html><title>Error</title><h1>AADSTS${escaped(code)}</h1><p>${escaped(fault.message)}</p>`,
  )
}

/** A page without the structure of a sign-in page. The address says what is wrong. */
export function sidePage(path: '/cookiesdisabled' | '/jsdisabled'): Answer {
  const what = path === '/jsdisabled' ? 'JavaScript' : 'Cookies'
  return html(`<!DOCTYPE html><title>Sign in to your account</title>
<body data-drawn="final"><h1>${what} needed</h1><p>Your browser has them switched off. Switch them on and try again.</p>`)
}

/** Microsoft's servers fail before they make a page. */
export function outagePage(status: 429 | 503): Answer {
  const title = status === 429 ? 'Too Many Requests' : 'Service Unavailable'
  const answer = html(
    `<!DOCTYPE html><title>${title}</title><body data-drawn="final"><h2>${title}</h2>
<hr><p>HTTP Error ${status}.</p>`,
    status,
  )
  return { ...answer, headers: { ...answer.headers, 'retry-after': '30' } }
}

function troubleshooting(fault: Fault, time: string): string[] {
  return [
    `Request Id: ${fault.traceId}`,
    `Correlation Id: ${fault.correlationId}`,
    `Timestamp: ${time}`,
    `Message: AADSTS${fault.code}: ${fault.message}`,
  ]
}

function appName(flow: Flow): string {
  return findClient(flow.request.clientId)?.name ?? 'the app'
}
