import type { ScenarioId } from '../../../src/diagnosis/types.ts'
import { type Account, findAccount, findTenant, tenantOf } from '../accounts.ts'
import { type Answer, found } from '../http.ts'
import type { Flow, World } from '../world.ts'
import { answerCancel, answerError, answerSuccess } from './answer-app.ts'
import { adminApprovalPage, approvalRequestPage, requestSentPage } from './approval-pages.ts'
import { consentPage } from './consent-page.ts'
import { accessPage, errorPage, outagePage } from './error-pages.ts'
import { segment } from './flow.ts'
import { lacksConsent, personalConsent } from './granted.ts'
import { signInPage } from './sign-in-page.ts'
import { changePasswordPage, proofUpPage } from './step-pages.ts'

/** The person is authenticated. The tenant and Microsoft decide about the app's request. */
export async function end(world: World, flow: Flow): Promise<Answer> {
  const account = findAccount(flow.user ?? '')
  if (!account) return signInPage(world, flow, { code: '50034' })
  const tenant = tenantOf(account.user).id
  if ((findTenant(flow.request.tenant)?.id ?? tenant) !== tenant) return errorPage(world, flow, '50020')
  if (flow.request.endpoint === 'adminconsent') return endAdminConsent(world, flow, account)
  if (lacksConsent(world, flow.request, account.user)) return consentPage(world, flow, 'admin')
  if (asksForConsent(account)) {
    if (world.blockedTenants.has(tenant)) return errorPage(world, flow, '7000112')
    if (isConsented(world, flow, account)) return answerSuccess(world, flow, account.user)
  }
  return endAs(world, flow, account)
}

/** The next address before the ending, without the client ID. */
export function toReprocess(flow: Flow): Answer {
  return found(`/${segment(flow)}/reprocess?ctx=${flow.ctx}&sessionid=${flow.sessionId}`)
}

export function consentKey(flow: Flow, account: Account): string {
  return personalConsent(account.user, flow.request.clientId)
}

/** Endings that an administrator's consent for the whole company solves. */
const needsConsent: ReadonlySet<ScenarioId> = new Set([
  'approval-request',
  'approval-pending',
  'approval-request-failed',
  'admin-approval',
  'consent-missing',
])

/** Whether the app needs no consent page. */
export function needsNoPage(world: World, flow: Flow, account: Account): boolean {
  return account.ending.kind === 'accept' || (asksForConsent(account) && isConsented(world, flow, account))
}

function asksForConsent(account: Account): boolean {
  return needsConsent.has(account.scenario) || account.ending.kind === 'consent'
}

/** `prompt=consent` shows the page even if consent exists. */
function isConsented(world: World, flow: Flow, account: Account): boolean {
  if (flow.request.prompt === 'consent') return false
  return (
    world.approvedTenants.has(tenantOf(account.user).id) || world.userConsents.has(consentKey(flow, account))
  )
}

/** Others get "need admin approval" there, even if people may send requests. */
function endAdminConsent(world: World, flow: Flow, account: Account): Answer {
  return account.admin ? consentPage(world, flow, 'organization') : adminApprovalPage(world, flow, '90094')
}

function endAs(world: World, flow: Flow, account: Account): Answer | Promise<Answer> {
  const { ending } = account
  switch (ending.kind) {
    case 'accept':
      return flow.request.prompt === 'consent'
        ? consentPage(world, flow, 'person')
        : answerSuccess(world, flow, account.user)
    case 'consent':
      return consentPage(world, flow, account.admin ? 'admin' : 'person')
    case 'approval-request':
      return world.requests.has(consentKey(flow, account))
        ? requestSentPage(world, flow, '90096')
        : approvalRequestPage(world, flow, ending.code)
    case 'request-sent':
      return requestSentPage(world, flow, ending.code)
    case 'admin-approval':
      return adminApprovalPage(world, flow, ending.code)
    case 'error-page':
      return errorPage(world, flow, ending.code)
    case 'access-page':
      return accessPage(world, flow, ending.code)
    case 'sign-in-page':
      return signInPage(world, flow, { code: ending.code })
    case 'proof-up-page':
      return proofUpPage(world, flow, ending.code)
    case 'change-password-page':
      return changePasswordPage(world, flow, ending.code)
    case 'redirect':
      return answerError(flow, ending.error, ending.code)
    case 'cancel-redirect':
      return answerCancel(flow)
    case 'side-page':
      return found(ending.path)
    case 'outage':
      return outagePage(ending.status)
  }
}
