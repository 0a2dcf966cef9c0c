import { findAccount, tenantOf } from '../accounts.ts'
import type { Answer, Asked } from '../http.ts'
import type { World } from '../world.ts'
import { answerCancel, answerError, answerSuccess } from './answer-app.ts'
import { requestSentPage } from './approval-pages.ts'
import { consentKey, end } from './ending.ts'
import { errorPage } from './error-pages.ts'
import { beginFlow, resumeFlow } from './flow.ts'
import { signInPage } from './sign-in-page.ts'

/** The person answered a consent page or sent a request for approval. */
export async function postConsent(world: World, asked: Asked): Promise<Answer> {
  const flow = resumeFlow(world, asked)
  const account = findAccount(flow?.user ?? '')
  if (!flow || !account) return errorPage(world, beginFlow(world, asked), '165000')
  const purpose = asked.form.get('purpose')
  if (purpose === 'request') {
    const failure = account.ending.kind === 'approval-request' ? account.ending.onRequest : undefined
    if (failure) return errorPage(world, flow, failure)
    world.requests.add(consentKey(flow, account))
    return requestSentPage(world, flow, null)
  }
  if (purpose === 'decline') return answerError(flow, 'access_denied', '65004')
  world.userConsents.add(consentKey(flow, account))
  if (account.admin && asked.form.has('organization')) world.approvedTenants.add(tenantOf(account.user).id)
  // Without a redirect URI Microsoft uses a registered one, which may lead nowhere.
  if (flow.request.endpoint === 'adminconsent' && !flow.address.includes('redirect_uri=')) {
    return errorPage(world, flow, '500113')
  }
  return answerSuccess(world, flow, account.user)
}

/** `/reprocess?ctx=…` continues a sign-in, cancels it, or restarts it with another account. */
export async function reprocess(world: World, asked: Asked): Promise<Answer> {
  const flow = resumeFlow(world, asked)
  if (!flow) return errorPage(world, beginFlow(world, asked), '165000')
  if (asked.query.has('leave')) return answerCancel(flow)
  if (asked.query.get('prompt') === 'select_account') {
    flow.user = null
    flow.done.clear()
    return signInPage(world, flow)
  }
  return end(world, flow)
}
