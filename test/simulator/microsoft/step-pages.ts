import { type Answer, escaped, hiddenFields } from '../http.ts'
import type { Words } from '../texts.ts'
import { wordsFor } from '../words.ts'
import type { Flow, World } from '../world.ts'
import { findClient } from './clients.ts'
import { segment } from './flow.ts'
import { type Page, sessionFields, showPage } from './page.ts'

/** The second factor: a code to type. */
export function codeStepPage(world: World, flow: Flow): Answer {
  return stepPage(
    world,
    flow,
    'ConvergedTFA',
    'mfa',
    '/common/SAS/ProcessAuth',
    (words) => `
<h1>${words.enterCode}</h1>
<div id="idDiv_SAOTCC_Description">${words.enterCode}</div>
<input type="text" name="otc" autocomplete="off" aria-label="${words.enterCode}">
<div class="buttons">
  <a id="cancel" class="button" href="/${segment(flow)}/reprocess?ctx=${flow.ctx}&amp;leave=1">${words.cancel}</a>
  <input type="submit" id="idSubmit_SAOTCC_Continue" class="primary" value="${words.verify}">
</div>`,
  )
}

/** The second factor on a phone: the page continues when the phone has answered. */
export function phoneStepPage(world: World, flow: Flow): Answer {
  return stepPage(
    world,
    flow,
    'ConvergedTFA',
    'passing',
    '/common/SAS/ProcessAuth',
    (words) => `
<h1>${words.approveOnPhone}</h1>
<div id="idDiv_SAOTCAS_Description">${words.approveOnPhone}</div>`,
  )
}

/** Stay signed in? */
export function kmsiPage(world: World, flow: Flow): Answer {
  return stepPage(
    world,
    flow,
    'KmsiInterrupt',
    'kmsi',
    '/kmsi',
    (words) => `
<h1 id="kmsiTitle">${words.staySignedIn}</h1>
<div class="buttons">
  <button type="submit" id="idBtn_Back" name="LoginOptions" value="3">${words.no}</button>
  <input type="submit" id="idSIButton9" class="primary" value="${words.yes}">
</div>`,
  )
}

/** Are you trying to sign in to this app? */
export function cmsiPage(world: World, flow: Flow): Answer {
  return stepPage(
    world,
    flow,
    'CmsiInterrupt',
    'cmsi',
    '/appverify',
    (words) => `
<h1 id="appConfirmTitle">${words.tryingToSignIn}</h1>
<p>${escaped(findClient(flow.request.clientId)?.name ?? '')}</p>
<div class="buttons">
  <a id="cancel" class="button" href="/${segment(flow)}/reprocess?ctx=${flow.ctx}&amp;leave=1">${words.cancel}</a>
  <input type="submit" id="idSIButton9" class="primary" value="${words.next}">
</div>`,
  )
}

/** The person must first register a second factor, on another host. */
export function proofUpPage(world: World, flow: Flow, code: string): Answer {
  return stepPage(
    world,
    flow,
    'ConvergedProofUpRedirect',
    'final',
    '/common/SAS/ProcessAuth',
    (words) => `
<h1>${words.moreInformation}</h1>
<div class="buttons"><input type="submit" id="idSubmit_ProofUp_Redirect" class="primary" value="${words.next}"></div>`,
    code,
  )
}

export function changePasswordPage(world: World, flow: Flow, code: string): Answer {
  return stepPage(
    world,
    flow,
    'ConvergedChangePassword',
    'final',
    '/common/login',
    (words) => `
<h1>${words.changePassword}</h1>
<input type="password" id="newPassword" name="newpasswd" aria-label="${words.password}">
<div class="buttons"><input type="submit" id="idSIButton9" class="primary" value="${words.signIn}"></div>`,
    code,
  )
}

function stepPage(
  world: World,
  flow: Flow,
  pageId: string,
  kind: Page['kind'],
  urlPost: string,
  body: (words: Words) => string,
  code?: string,
): Answer {
  return showPage(world, flow, {
    pageId,
    kind,
    urlPost,
    ...(code && { config: { sErrorCode: code, sErrTxt: '' } }),
    markup: `
<p class="mark">Microsoft</p>
<p class="identity">${escaped(flow.user ?? '')}</p>
<form method="post" action="${urlPost}"${kind === 'passing' ? ' data-auto' : ''}>
${hiddenFields(sessionFields(flow))}
${body(wordsFor(flow.language, world.options))}
</form>`,
  })
}
