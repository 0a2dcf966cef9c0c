import { findAccount } from '../accounts.ts'
import { detourAddress } from '../detours.ts'
import { type Answer, type Asked, found, withCookie } from '../http.ts'
import type { Flow, World } from '../world.ts'
import { answerError } from './answer-app.ts'
import { end, needsNoPage } from './ending.ts'
import { errorPage } from './error-pages.ts'
import { beginFlow, nameUser } from './flow.ts'
import { showPage } from './page.ts'
import { refusal } from './request.ts'
import { signInPage } from './sign-in-page.ts'

export const sessionCookie = 'ESTSAUTHPERSISTENT'
/** The first page sets it. A sign-in without it has no cookies. */
export const browserCookie = 'buid'

/** Answers an authorize or adminconsent address. With a live session the sign-in ends here. */
export async function authorize(world: World, asked: Asked): Promise<Answer> {
  const flow = beginFlow(world, asked)
  const refused = refusal(flow.request)
  if (refused) return errorPage(world, flow, refused)
  const { responseType, earKey } = flow.request
  if (!/^(code|id_token|code id_token|id_token code|saml)$/.test(responseType) && earKey === null) {
    return answerError(flow, 'unsupported_response_type', '700054')
  }
  const hinted = findAccount(flow.request.loginHint)
  const isKnownHere = world.options.hintSignsIn || asked.query.get('sso') === 'device'
  if (isKnownHere && hinted) {
    nameUser(flow, flow.request.loginHint)
    return end(world, flow)
  }
  if (hinted?.steps[0] === 'personal') {
    flow.user = hinted.user
    return found(detourAddress(flow, 'personal'))
  }
  const signedInAs = world.sessions.get(asked.cookies.get(sessionCookie) ?? '') ?? null
  if (flow.request.prompt === 'none') return silent(world, flow, signedInAs)
  if (asked.query.get('sso') === 'reload' && !asked.query.has('sso_reload')) return reloadPage(world, flow)
  if (signedInAs && flow.request.prompt !== 'login' && flow.request.prompt !== 'select_account') {
    flow.user = signedInAs
    return end(world, flow)
  }
  const page = signInPage(world, flow, { signedInAs: flow.request.prompt === 'login' ? null : signedInAs })
  return withCookie(page, browserCookie, flow.sessionId)
}

/** For hidden frames: a redirect answers, without a page. */
function silent(world: World, flow: Flow, signedInAs: string | null): Answer | Promise<Answer> {
  if (!signedInAs) return answerError(flow, 'login_required', '50058')
  const account = findAccount(signedInAs)
  if (account && needsNoPage(world, flow, account)) {
    flow.user = signedInAs
    return end(world, flow)
  }
  return answerError(flow, 'interaction_required', '65001')
}

/** Browser single sign-on: the page loads the same request again, with a mark. */
function reloadPage(world: World, flow: Flow): Answer {
  return showPage(world, flow, {
    pageId: 'BssoInterrupt',
    kind: 'passing',
    config: { urlPost: `${flow.address}&sso_reload=true` },
    markup: '<p data-reload="sso_reload=true"></p>',
  })
}
