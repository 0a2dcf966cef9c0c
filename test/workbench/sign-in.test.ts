import { Window } from 'happy-dom'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { loadTenantWords } from '../../src/_locales/index.ts'
import { GraphError } from '../../src/tenant/graph.ts'
import { failureMessage } from '../../src/workbench/tenant/failure.ts'
import { SignInError, signIn } from '../../src/workbench/tenant/sign-in.ts'
import { password } from '../simulator/drive.ts'
import { fetchFrom } from '../simulator/fetch.ts'
import { registeredPermissions } from '../simulator/graph/permissions.ts'
import { graphTenants } from '../simulator/graph/tenants.ts'
import { type Simulator, startSimulator } from '../simulator/index.ts'
import { checkClientOf } from '../simulator/microsoft/clients.ts'
import { newVisitor } from '../simulator/visitor.ts'

const fake = vi.hoisted(() => ({ signInAt: async (_url: string): Promise<string> => '' }))
vi.mock('webextension-polyfill', () => ({
  default: {
    identity: {
      getRedirectURL: () => `https://${'a'.repeat(32)}.chromiumapp.org/`,
      launchWebAuthFlow: ({ url }: { url: string }) => fake.signInAt(url),
    },
  },
}))

const words = await loadTenantWords('en')
let simulator: Simulator
let pages: string[]

beforeAll(async () => {
  simulator = await startSimulator()
})
afterAll(() => simulator.close())
beforeEach(() => {
  simulator.reset()
  pages = []
  // Files in the environment of a page cannot import the simulator.
  const page = new Window({ url: `https://${'a'.repeat(32)}.example/workbench.html` })
  Object.defineProperty(page, 'crypto', { value: globalThis.crypto })
  vi.stubGlobal('window', page)
  for (const name of ['document', 'location', 'history', 'localStorage', 'navigator'] as const)
    vi.stubGlobal(name, page[name])
  const fetchHere = fetchFrom(simulator)
  vi.stubGlobal('fetch', (input: string, init?: RequestInit) => {
    const headers = new Headers(init?.headers)
    headers.set('origin', `chrome-extension://${'a'.repeat(32)}`)
    return fetchHere(input, { ...init, headers })
  })
})

afterEach(() => vi.unstubAllGlobals())

/** Microsoft's window: the account signs in, and answers a consent page if there is one. */
function inWindow(account: string, answer: 'accept' | 'decline' = 'accept') {
  fake.signInAt = async (url) => {
    const visitor = newVisitor(simulator)
    let page = await visitor.open(url)
    pages.push(String(page.config.pgid))
    if (page.config.pgid === 'ConvergedSignIn')
      page = await visitor.submit(page, { login: account, passwd: password })
    if (page.config.pgid === 'ConvergedConsent') {
      pages.push('ConvergedConsent')
      page = await visitor.submit(page, { purpose: answer })
    }
    if (!page.url.includes('.chromiumapp.org/')) throw new Error('The user did not approve access.')
    return page.url
  }
}

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof SignInError ? [error.reason, error.code] : error),
  )

describe('signing in with MSAL', () => {
  test('gets what was granted, by the tenant’s domain or ID', async () => {
    inWindow('admin@strict.example')
    const { id = '' } = graphTenants.find(({ name }) => name === 'strict') ?? {}
    for (const tenant of ['strict.example', id]) {
      const signedIn = await signIn(checkClientOf('strict'), tenant)
      expect(signedIn).toMatchObject({ account: 'admin@strict.example', tenant: id })
      expect(signedIn.scopes).toEqual(expect.arrayContaining([...registeredPermissions]))
      expect(await signedIn.token()).toContain('SECRET-access-token')
    }
    expect(pages).not.toContain('ConvergedConsent')
  })
  test('gets less where less was granted, without a consent page', async () => {
    inWindow('admin@partial.example')
    const { scopes } = await signIn(checkClientOf('partial'), 'partial.example')
    expect(scopes.filter((scope) => scope.endsWith('.All'))).toEqual(['Application.Read.All'])
    expect(pages).toEqual(['ConvergedSignIn'])
  })
  test('asks for consent where nothing was granted', async () => {
    inWindow('admin@unconsented.example')
    const { scopes } = await signIn(checkClientOf('unconsented'), 'unconsented.example')
    expect(scopes).toEqual(expect.arrayContaining([...registeredPermissions]))
    expect(pages).toEqual(['ConvergedSignIn', 'ConvergedConsent'])
  })
  test('says that the consent was declined', async () => {
    inWindow('admin@unconsented.example', 'decline')
    const reason = await reasonOf(signIn(checkClientOf('unconsented'), 'unconsented.example'))
    expect(reason).toEqual(['declined', ''])
  })
  test.each([
    ['a shared name', 'organizations', 'strict', 'admin@strict.example'],
    ['a tenant that nobody has', 'nobody.example', 'strict', 'admin@strict.example'],
    ['another tenant', 'approved.example', 'strict', 'admin@approved.example'],
    ['an account of another tenant', 'strict.example', 'strict', 'admin@approved.example'],
  ])('at %s ends on Microsoft’s page, and the window is closed', async (_, tenant, name, account) => {
    inWindow(account)
    expect(await reasonOf(signIn(checkClientOf(name), tenant))).toEqual(['closed', ''])
  })
  test('leaves nothing in the page’s storage', async () => {
    inWindow('admin@strict.example')
    await signIn(checkClientOf('strict'), 'strict.example')
    expect([Object.keys(window.sessionStorage), Object.keys(window.localStorage)]).toEqual([[], []])
  })
})

describe('a failure has a sentence', () => {
  test('and all that Microsoft’s page may have shown, if the window was closed', () => {
    const { text, hints } = failureMessage(new SignInError('closed'), words)
    expect(text).toBe(words['error-closed'])
    for (const code of ['50011', '50020', '50194', '90002', '700016', '9002326', 'approval'] as const)
      expect(hints).toContain(words[`code-${code}`])
  })
  test.each([
    [new SignInError('other', 'AADSTS9002326'), 'AADSTS9002326', [words['code-9002326']]],
    [new SignInError('other', 'AADSTS50194'), 'AADSTS50194', [words['code-50194']]],
    [new SignInError('other', 'AADSTS500'), 'AADSTS500', []],
    [new TypeError('x'), 'TypeError', []],
    [new SignInError('declined'), words['error-declined'], []],
    [new GraphError('expired'), words['error-expired'], []],
  ])('%s', (error, text, hints) => {
    const message = failureMessage(error, words)
    expect(message.text).toContain(text)
    expect(message.hints).toEqual(hints)
  })
})
