import { microsoftHost } from '../hosts.ts'
import { type Answer, escaped, hiddenFields } from '../http.ts'
import { wordsFor } from '../words.ts'
import type { Flow, World } from '../world.ts'
import { segment } from './flow.ts'
import { sessionFields, showPage } from './page.ts'

export interface SignInPage {
  /** Digits. Every fresh page says 50058, which is no failure. */
  code?: string
  /** An account with a live session, to choose. */
  signedInAs?: string | null
}

/** Account and password on one page, as at Microsoft: only the password is posted. */
export function signInPage(
  world: World,
  flow: Flow,
  { code = '50058', signedInAs = null }: SignInPage = {},
): Answer {
  const words = wordsFor(flow.language, world.options)
  const { request } = flow
  const fresh = code === '50058'
  return showPage(world, flow, {
    pageId: 'ConvergedSignIn',
    kind: fresh ? 'sign-in' : 'final',
    urlPost: `/${segment(flow)}/login`,
    config: {
      urlTenantedEndpointFormat: flow.address.replace(`/${request.tenant}/`, '/{0}/'),
      urlMsaSignUp: `https://login.live.com/oauth20_authorize.srf?fci=${request.clientId}`,
      urlGetCredentialType: `https://${microsoftHost}/common/GetCredentialType?mkt=${flow.language}`,
      urlCancel: request.redirectUri,
      oCancelPostParams: {
        error: 'access_denied',
        error_subcode: 'cancel',
        ...(request.state !== null && { state: request.state }),
      },
      sErrorCode: code,
      sErrTxt: fresh ? '' : messageFor(code, words),
      sCloudInstanceName: 'microsoftonline.com',
      arrValErrs: [],
    },
    markup: `
<p class="mark">Microsoft</p>
<form name="f1" id="i0281" method="post" action="/${segment(flow)}/login" autocomplete="off"
  data-sign-in="${fresh && !flow.user ? 'account' : 'password'}" data-user="${escaped(flow.user ?? request.loginHint)}">
  ${hiddenFields(sessionFields(flow))}
  <div id="step"></div>
</form>
${signedInAs ? picker(signedInAs, words) : ''}
<template id="account-step">
  <h1 id="loginHeader">${words.signIn}</h1>
  <p class="alert-error" id="usernameError" hidden>${words.noAccount}</p>
  <input type="email" id="i0116" name="loginfmt" autocomplete="off" aria-label="${words.account}" placeholder="${words.account}">
  <div class="buttons">
    <button type="button" id="idBtn_Back" data-cancel="${request.responseMode}">${words.back}</button>
    <input type="submit" id="idSIButton9" class="primary" value="${words.next}">
  </div>
</template>
<template id="password-step">
  <p class="identity" id="displayName"></p>
  <h1 id="loginHeader">${words.password}</h1>
  ${fresh ? '' : `<p class="alert-error" id="passwordError">${messageFor(code, words)}</p>`}
  <input type="password" id="i0118" name="passwd" autocomplete="off" aria-label="${words.password}" placeholder="${words.password}">
  <div class="buttons">
    <button type="button" id="idBtn_Back" data-cancel="${request.responseMode}">${words.back}</button>
    <input type="submit" id="idSIButton9" class="primary" value="${words.signIn}">
  </div>
</template>`,
  })
}

function picker(user: string, words: ReturnType<typeof wordsFor>): string {
  return `<div id="tilesHolder"><h1>${words.pickAccount}</h1>
<p><button type="button" data-pick="${escaped(user)}">${escaped(user)}</button></p>
<p><button type="button" class="link" data-pick="">${words.otherAccount}</button></p></div>`
}

function messageFor(code: string, words: ReturnType<typeof wordsFor>): string {
  if (code === '50053') return words.locked
  return code === '50034' ? words.noAccount : words.wrongPassword
}
