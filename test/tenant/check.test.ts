import { describe, expect, test } from 'vitest'
import { languages, loadTenantWords } from '../../src/_locales/index.ts'
import { allPermissions, findingOf } from '../../src/tenant/checks.ts'
import { graphClient } from '../../src/tenant/graph.ts'
import { registrationScripts } from '../../src/tenant/registration.ts'
import type { Result } from '../../src/tenant/types.ts'
import { type Verdict, verdictOf } from '../../src/tenant/verdict.ts'
import { checkView } from '../../src/tenant/view.ts'
import { claraClientId } from '../simulator/accounts.ts'
import { graphTenants } from '../simulator/graph/tenants.ts'
import { accessTo, checked, newGraph } from './checking.ts'

const expected = { clientId: claraClientId, scopes: ['openid', 'profile', 'email'] }
const english = await loadTenantWords('en')

describe('what people meet in each tenant, and what would change it', () => {
  const cases: [string, Verdict['meets'], string, string][] = [
    ['approved', 'works', 'granted', ''],
    ['workflow', 'approval-request', 'not-there consent-off workflow-on waiting', 'decide first-sign-in'],
    ['strict', 'admin-approval', 'not-granted consent-off workflow-off', 'grant workflow'],
    ['assigned', 'not-assigned', 'granted assignment', 'assign'],
    ['blocked', 'app-blocked', 'disabled', 'enable'],
    ['lacking', 'admin-approval', 'missing-scopes consent-off workflow-off', 'grant workflow'],
    ['low', 'admin-approval', 'not-granted consent-low-impact workflow-off', 'grant workflow'],
    ['verified', 'person-consents', 'not-granted consent-low-impact', ''],
    ['recommended', 'person-consents', 'not-there consent-recommended', ''],
    ['open', 'person-consents', 'not-there consent-all', ''],
    ['custom', 'approval-request', 'not-there consent-own-policy workflow-on', 'first-sign-in'],
    ['unlicensed', 'admin-approval', 'not-granted consent-off workflow-off', 'grant workflow'],
    ['limited', 'approval', 'not-granted', 'grant'],
    ['partial', 'unknown', 'unseen', ''],
    ['throttled', 'works', 'granted', ''],
    ['overloaded', 'approval', 'not-granted', 'grant'],
    ['slow', 'works', 'granted', ''],
    ['expired', 'unknown', 'unseen', ''],
  ]

  test('knows every tenant', () => {
    expect(cases.map(([name]) => name).sort()).toEqual(graphTenants.map(({ name }) => name).sort())
  })
  test.each(cases)('%s: %s', async (name, meets, why, acts) => {
    const { results } = await checked(name)
    const verdict = verdictOf(results, expected)
    expect([verdict.meets, verdict.why.join(' '), verdict.changes.map(({ act }) => act).join(' ')]).toEqual([
      meets,
      why,
      acts,
    ])
    for (const { address } of verdict.changes)
      expect(address).toMatch(/^https:\/\/entra\.microsoft\.com\/#view\//)
  })
  test('an app without a verified publisher that asks for more is judged risky, as long as step-up is on', async () => {
    const wide = { ...expected, scopes: ['Files.Read'] }
    expect(verdictOf((await checked('open')).results, wide).meets).toBe('person-consents')
    const { results } = await checked('open')
    const stepUp = results.map((one) =>
      one.id === 'stepUp' ? { ...one, status: 'done', finding: true } : one,
    ) as Result[]
    expect(verdictOf(stepUp, wide)).toMatchObject({
      meets: 'admin-approval',
      why: ['not-there', 'consent-all', 'step-up', 'workflow-off'],
    })
    expect(verdictOf((await checked('recommended')).results, wide).meets).toBe('approval-request')
  })
  test('links are made of the tenant’s own object ID and the configured client ID', async () => {
    const { changes } = verdictOf((await checked('strict')).results, expected)
    expect(changes[0]?.address).toBe(
      `https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Permissions/objectId/0b1ec7a0-0000-4000-8000-00000000c1a7/appId/${claraClientId}`,
    )
  })
  test('after an approval it works, with who and when', async () => {
    const graph = newGraph()
    expect(verdictOf((await checked('strict', {}, graph)).results, expected).meets).toBe('admin-approval')
    graph.world.approvedTenants.add(accessTo('strict').id)
    expect(verdictOf((await checked('strict', {}, graph)).results, expected)).toMatchObject({
      meets: 'works',
      approval: { at: '2026-11-20T10:30:00.000Z', by: 'Ada Admin' },
    })
  })
})

describe('each check', () => {
  test('finds what Graph tells, over several pages, cleaned', async () => {
    const { results } = await checked('workflow')
    expect(findingOf(results, 'requests')).toMatchObject({ open: 2, by: ['Ana Pérez', 'Luis Gómez'] })
    expect(findingOf(results, 'workflow')).toEqual({ isOn: true, reviewers: 2, days: 30 })
    const approved = (await checked('approved')).results
    expect(findingOf(approved, 'app')).toMatchObject({ name: 'Clara', publisher: 'Clara Technologies' })
    expect(findingOf(approved, 'grants')).toEqual({
      everybody: ['openid', 'profile', 'email', 'User.Read'],
      people: 2,
      missing: [],
    })
    expect(findingOf(approved, 'signIns')).toEqual({
      total: 3,
      codes: [
        { code: '0', count: 2 },
        { code: '90094', count: 1 },
      ],
      isWhole: true,
    })
    const one = (await checked('approved', { correlationId: '0c0ffee0-0000-4000-8000-000000000001' })).results
    expect(findingOf(one, 'signIns')).toMatchObject({ total: 1, codes: [{ code: '90094', count: 1 }] })
  })
  test('is left out by name without its permission, and the others go on', async () => {
    const { results, asked } = await checked('partial')
    for (const { id, permission, status } of results)
      expect([id, status]).toEqual([id, permission === 'Application.Read.All' ? 'done' : 'skipped'])
    expect(asked).toHaveLength(1)
  })
  test('tells a role that may not read, a licence that is missing and a server that fails apart', async () => {
    const of = async (name: string, id: string) => (await checked(name)).results.find((one) => one.id === id)
    expect(await of('limited', 'workflow')).toMatchObject({ status: 'skipped', reason: 'permission' })
    const signIns = await of('unlicensed', 'signIns')
    expect(signIns).toMatchObject({ status: 'skipped', reason: 'licence' })
    expect(signIns && checkView(signIns, english, null).address).toContain('SignInEventsV3Blade')
    expect(await of('overloaded', 'workflow')).toMatchObject({
      status: 'failed',
      reason: 'unavailable',
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    })
    expect(await of('expired', 'app')).toMatchObject({ status: 'failed', reason: 'expired' })
  })
  test('looks for the app by its ID alone', async () => {
    const { results, asked } = await checked('strict', { clientId: null })
    expect(results.filter(({ status }) => status === 'done').map(({ id }) => id)).toEqual([
      'userConsent',
      'workflow',
      'stepUp',
    ])
    expect(asked.join()).not.toMatch(/displayName eq|servicePrincipals/)
    expect(verdictOf(results, { ...expected, clientId: null }).meets).toBe('unknown')
  })
  test('only reads, and names no more permissions than the checks use', async () => {
    expect(allPermissions.every((name) => /\.Read\.All$/.test(name))).toBe(true)
  })
})

describe('Graph', () => {
  test('waits as long as it asks for, and no longer than a minute', async () => {
    const { waited } = await checked('throttled')
    expect(waited.length).toBeGreaterThan(4)
    expect(new Set(waited)).toEqual(new Set([0]))
    const said = ['7', 'Mon, 23 Nov 2026 12:00:05 GMT', '9999', 'soon']
    const access = accessTo('strict')
    for (const retryAfter of said)
      await graphClient({
        ...access.access,
        request: async () => new Response('{}', { status: 429, headers: { 'retry-after': retryAfter } }),
      })
        .get('x')
        .catch(() => undefined)
    expect(access.waited).toEqual([7000, 7000, 5000, 5000, 60_000, 60_000, 2000, 2000])
  })
  test('gets the token on no other host, whatever its answer says', async () => {
    const { access } = accessTo('strict')
    const asked: string[] = []
    const graph = graphClient({
      ...access,
      request: async (url) => {
        asked.push(url)
        const next = asked.length === 1 ? 'https://graph.microsoft.com.evil.example/v1.0/x' : undefined
        return new Response(JSON.stringify({ value: [{}, 7], '@odata.nextLink': next }))
      },
    })
    expect(await graph.list('x', 10)).toEqual({ entries: [{}], isWhole: true })
    expect(asked).toEqual(['https://graph.microsoft.com/v1.0/x'])
  })
  test('tells what went wrong in one word', async () => {
    const { access } = accessTo('strict')
    const failing = (answer: () => Response) =>
      graphClient({ ...access, request: async () => answer() }).get('x')
    const offline = () => {
      throw new TypeError('no network')
    }
    await expect(failing(offline)).rejects.toMatchObject({ failure: 'offline' })
    for (const [status, failure] of Object.entries({
      400: 'unexpected',
      401: 'expired',
      403: 'forbidden',
      429: 'throttled',
      500: 'unavailable',
    }))
      await expect(failing(() => new Response('no JSON', { status: Number(status) }))).rejects.toMatchObject({
        failure,
      })
    await expect(failing(() => new Response('no JSON'))).rejects.toMatchObject({ failure: 'unexpected' })
  })
})

describe('in words', () => {
  test.each(languages)('everything that can be found has a sentence, %s', async (language) => {
    const words = await loadTenantWords(language)
    for (const { name } of graphTenants) {
      const { results } = await checked(name)
      for (const result of results) {
        const { sentences, title } = checkView(result, words, 'Clara Technologies')
        expect([name, result.id, sentences.length > 0, title]).toEqual([
          name,
          result.id,
          true,
          expect.any(String),
        ])
        for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined|SECRET|\u202e/)
      }
      const { meets, why, changes } = verdictOf(results, expected)
      expect(words[`meets-${meets}`]).toBeTruthy()
      for (const one of why) expect(words[`why-${one}`]).toBeTruthy()
      for (const { act } of changes)
        for (const part of ['act', 'roles', 'mind'] as const) expect(words[`${part}-${act}`]).toBeTruthy()
    }
  })
  test('another publisher than the policy expects is no good news', async () => {
    const [app] = (await checked('approved')).results
    if (app === undefined) throw new Error('no result')
    expect(checkView(app, english, 'Clara Technologies').status).toBe('good')
    expect(checkView(app, english, 'Somebody').status).toBe('attention')
  })
})

test('the scripts that register the check’s app ask for reading alone, whatever the address', () => {
  const { powershell, az } = registrationScripts("https://abc.chromiumapp.org/'; Remove-Item *; '")
  expect(powershell).toContain("'https://abc.chromiumapp.org/''; Remove-Item *; '''")
  for (const script of [powershell, az]) for (const name of allPermissions) expect(script).toContain(name)
  expect(az).not.toContain("/'; Remove")
})
