import { randomUUID } from 'node:crypto'
import type { ScenarioId } from '../../../src/diagnosis/types.ts'
import { findAccount, type Step } from '../accounts.ts'
import { detourAddress } from '../detours.ts'
import { federationHost } from '../hosts.ts'
import { type Answer, type Asked, found, json, withCookie } from '../http.ts'
import type { Flow, World } from '../world.ts'
import { browserCookie, sessionCookie } from './authorize.ts'
import { end, toReprocess } from './ending.ts'
import { errorPage } from './error-pages.ts'
import { beginFlow, nameUser, resumeFlow } from './flow.ts'
import { signInPage } from './sign-in-page.ts'
import { cmsiPage, codeStepPage, kmsiPage, phoneStepPage } from './step-pages.ts'

/** The sign-in page asks in the background where a typed account signs in. */
export function credentialType(world: World, asked: Asked): Answer {
  const { username = '', ctx = '' } = readJson(asked.body)
  const account = findAccount(username)
  const elsewhere = otherSignInPage(world, { username, ctx, first: account?.steps[0] })
  return json({
    Username: username,
    IfExistsResult: account ? 0 : 1,
    Credentials: elsewhere ? { FederationRedirectUrl: elsewhere } : { PrefCredential: 1, HasPassword: true },
  })
}

/** Another company's server or the one of personal accounts; null for Microsoft's own page. */
function otherSignInPage(
  world: World,
  { username, ctx, first }: { username: string; ctx: string; first: Step | undefined },
): string | null {
  const flow = world.flows.get(ctx)
  if (first === 'federation') return federationAddress(ctx, username)
  return first === 'personal' && flow ? detourAddress({ ...flow, user: username }, first) : null
}

/** Takes account and password. From here on no address has the client ID. */
export async function postLogin(world: World, asked: Asked): Promise<Answer> {
  const flow = resumeFlow(world, asked)
  if (!flow) return errorPage(world, beginFlow(world, asked), '165000')
  if (!asked.cookies.has(browserCookie)) return found('/cookiesdisabled')
  const typed = asked.form.get('login') ?? asked.form.get('loginfmt') ?? ''
  nameUser(flow, typed)
  const picked = world.sessions.get(asked.cookies.get(sessionCookie) ?? '') === flow.user
  if (asked.form.get('passwd') === 'wrong') return signInPage(world, flow, { code: '50126' })
  if (!asked.form.get('passwd') && !picked) return signInPage(world, flow, { code: '50126' })
  return proceed(world, flow)
}

/** Takes the answer of another company's sign-in server. */
export async function postFederated(world: World, asked: Asked): Promise<Answer> {
  const flow = world.flows.get(asked.form.get('wctx') ?? '')
  if (!flow) return errorPage(world, beginFlow(world, asked), '20001')
  nameUser(flow, asked.form.get('wresult') ?? '')
  flow.done.add('federation')
  return proceed(world, flow)
}

/** Takes the answer of a page between password and ending. */
export async function postStep(world: World, asked: Asked, steps: readonly Step[]): Promise<Answer> {
  const flow = resumeFlow(world, asked)
  if (!flow) return errorPage(world, beginFlow(world, asked), '165000')
  if (asked.form.get('otc') === '000000') return errorPage(world, flow, '500121')
  for (const step of steps) flow.done.add(step)
  return proceed(world, flow)
}

/** The next page or the ending, through another address if a step or redirect comes first. */
async function proceed(world: World, flow: Flow): Promise<Answer> {
  const account = findAccount(flow.user ?? '')
  const step = account?.steps.find((one) => !flow.done.has(one))
  if (step) return stepPage(world, flow, step)
  const answer =
    flow.done.size > 0 || account?.ending.kind === 'redirect' ? toReprocess(flow) : await end(world, flow)
  if (!account || unproven.has(account.scenario)) return answer
  const session = randomUUID()
  world.sessions.set(session, account.user)
  return withCookie(answer, sessionCookie, session)
}

function stepPage(world: World, flow: Flow, step: Step): Answer {
  switch (step) {
    case 'mfa':
      return codeStepPage(world, flow)
    case 'mfa-push':
      return phoneStepPage(world, flow)
    case 'kmsi':
      return kmsiPage(world, flow)
    case 'cmsi':
      return cmsiPage(world, flow)
    case 'personal':
    case 'device':
    case 'passkey':
    case 'factor':
    case 'terms':
    case 'set-up':
      return found(detourAddress(flow, step))
    case 'federation':
      return found(federationAddress(flow.ctx, flow.user ?? ''))
  }
}

/** Failures before authentication: no session begins. */
const unproven: ReadonlySet<ScenarioId> = new Set([
  'password',
  'mfa',
  'mfa-setup',
  'account-blocked',
  'wrong-account',
  'federation',
  'session',
  'browser-blocked',
])

function federationAddress(ctx: string, username: string): string {
  return `https://${federationHost}/adfs/ls/?${new URLSearchParams({ wctx: ctx, username })}`
}

function readJson(body: string): { username?: string; ctx?: string } {
  const read: unknown = JSON.parse(body || '{}')
  if (typeof read !== 'object' || read === null) return {}
  return {
    ...('username' in read && { username: String(read.username) }),
    ...('originalRequest' in read && { ctx: String(read.originalRequest) }),
  }
}
