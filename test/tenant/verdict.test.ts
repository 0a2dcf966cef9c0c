import { describe, expect, test } from 'vitest'
import { findingIn } from '../../src/tenant/results.ts'
import type { Result } from '../../src/tenant/types.ts'
import { type Verdict, verdictOf } from '../../src/tenant/verdict.ts'
import { claraClientId } from '../simulator/accounts.ts'
import { graphTenants } from '../simulator/graph/tenants.ts'
import { accessTo, checked, expected, newGraph } from './checking.ts'

/** A row: tenant, what people meet, why, what it rests on, what changes or shows it. */
type Case = [name: string, meets: Verdict['meets'], why: string, restsOn: string, acts: string]

async function judged(name: string, scopes: readonly string[] = expected.scopes): Promise<string[]> {
  const { results } = await checked(name, { expectedScopes: scopes })
  const { meets, why, restsOn, changes } = verdictOf(results, { ...expected, scopes })
  return [name, meets, why.join(' '), restsOn.join(' '), changes.map(({ act }) => act).join(' ')]
}

describe('each tenant has its verdict, with the reasons, the checks and the changes that help', () => {
  const granted = 'app grants'
  const cases: Case[] = [
    ['approved', 'works', 'granted', granted, ''],
    [
      'workflow',
      'approval-request',
      'not-there consent-off workflow-on waiting',
      'app userConsent workflow',
      'decide first-sign-in',
    ],
    [
      'strict',
      'admin-approval',
      'not-granted consent-off people-consented workflow-off',
      'app grants userConsent workflow',
      'grant workflow',
    ],
    ['assigned', 'not-assigned', 'granted assignment', granted, 'assign'],
    ['blocked', 'app-blocked', 'disabled', 'app', 'enable'],
    ['lacking', 'works', 'granted', granted, ''],
    [
      'low',
      'admin-approval',
      'not-granted consent-low-impact not-verified people-consented workflow-off',
      'app grants userConsent workflow',
      'grant workflow',
    ],
    [
      'verified',
      'admin-approval',
      'not-granted consent-low-impact not-classified people-consented workflow-off',
      'app grants userConsent classified workflow',
      'grant workflow',
    ],
    ['recommended', 'person-consents', 'not-there consent-recommended', 'app userConsent', ''],
    ['open', 'person-consents', 'not-there consent-all', 'app userConsent', ''],
    ['custom', 'unknown', 'not-there consent-own-policy', 'app userConsent', 'see-policy'],
    ['unlicensed', 'works', 'granted', granted, ''],
    ['limited', 'unknown', 'not-granted policy-unseen', granted, 'see-policy'],
    ['partial', 'unknown', 'grants-unseen', 'app', 'see-consents'],
    ['throttled', 'works', 'granted', granted, ''],
    ['overloaded', 'unknown', 'not-granted policy-unseen', granted, 'see-policy'],
    ['slow', 'works', 'granted', granted, ''],
    ['expired', 'unknown', 'app-unseen', '', 'see-app'],
    ['profile', 'works', 'granted', granted, ''],
    [
      'classified',
      'person-consents',
      'not-granted consent-low-impact',
      'app grants userConsent classified',
      '',
    ],
    ['newcomer', 'unknown', 'not-there consent-low-impact publisher-unknown', 'app userConsent', 'try'],
    ['deactivated', 'app-blocked', 'deactivated', 'app', 'ask-clara'],
    ['violating', 'app-blocked', 'microsoft', 'app', 'ask-microsoft'],
    ['risky', 'person-consents', 'not-granted consent-all', 'app grants userConsent', ''],
    ['mixed', 'unknown', 'not-granted consent-own-policy', 'app grants userConsent', 'see-policy'],
    ['crowd', 'works', 'granted', granted, ''],
    ['elsewhere', 'unknown', 'granted-elsewhere', 'app api grants', 'try'],
    ['worker', 'works', 'granted', granted, ''],
    ['scripted', 'works', 'granted', granted, ''],
    ['busy', 'works', 'granted', granted, ''],
    ['flooded', 'works', 'granted', granted, ''],
    ['diverted', 'works', 'granted', granted, ''],
    ['unconsented', 'unknown', 'app-unseen', '', 'see-app'],
  ]

  test('no tenant of the simulator is left out', () => {
    expect(cases.map(([name]) => name).sort()).toEqual(graphTenants.map(({ name }) => name).sort())
  })
  test.each(cases)('%s: %s', async (name, ...row) => {
    expect(await judged(name)).toEqual([name, ...row])
  })
})

describe('what Microsoft’s pages say of a tenant decides, for the permissions that Clara asks for', () => {
  const cases: [says: string, name: string, scopes: string, meets: Verdict['meets'], why: string][] = [
    ['a consent to User.Read covers a sign-in', 'profile', 'openid profile email', 'works', 'granted'],
    ['so does a consent to any permission', 'lacking', 'openid profile email', 'works', 'granted'],
    [
      'a consent to openid does not cover User.Read',
      'lacking',
      'openid User.Read',
      'admin-approval',
      'missing-scopes consent-off people-consented workflow-off',
    ],
    [
      'low impact without classifications lets nobody consent',
      'verified',
      'openid profile email',
      'admin-approval',
      'not-granted consent-low-impact not-classified people-consented workflow-off',
    ],
    [
      'low impact needs a classification for each permission',
      'classified',
      'openid User.ReadBasic.All',
      'admin-approval',
      'not-granted consent-low-impact not-classified people-consented workflow-off',
    ],
    [
      'the recommended policy lets people consent to all but a list, if the publisher is verified',
      'recommendedVerified',
      'User.ReadBasic.All',
      'person-consents',
      'not-granted consent-recommended not-on-list',
    ],
    [
      'files are on that list',
      'recommended',
      'openid Files.Read.All',
      'approval-request',
      'not-there consent-recommended left-to-administrators workflow-on',
    ],
    [
      'calendars are on it, too',
      'recommended',
      'openid https://graph.microsoft.com/Calendars.Read',
      'approval-request',
      'not-there consent-recommended left-to-administrators workflow-on',
    ],
    [
      'a permission for administrators needs one under any policy',
      'open',
      'Directory.Read.All',
      'admin-approval',
      'not-there admin-only workflow-off',
    ],
    [
      'a policy of the tenant’s own cannot be told',
      'custom',
      'openid',
      'unknown',
      'not-there consent-own-policy',
    ],
    [
      'but it cannot allow what needs an administrator',
      'custom',
      'User.Read.All',
      'approval-request',
      'not-there admin-only workflow-on no-reviewers',
    ],
    ['no known permissions: no approval can be told', 'approved', '', 'unknown', 'scopes-unknown'],
    [
      'no known permissions: nobody knows whether people may consent',
      'open',
      '',
      'unknown',
      'not-there scopes-unknown',
    ],
    [
      'no known permissions: without consent of people and tenant it is an approval page',
      'strict',
      '',
      'admin-approval',
      'not-granted consent-off people-consented workflow-off',
    ],
    [
      'two switches of step-up that differ cannot be told',
      'risky',
      'openid Files.Read',
      'unknown',
      'not-granted consent-all step-up-unclear',
    ],
    ['they do not matter for a sign-in', 'risky', 'openid', 'person-consents', 'not-granted consent-all'],
    [
      'a publisher who is not known yet may be risky',
      'recommended',
      'openid User.ReadBasic.All',
      'unknown',
      'not-there consent-recommended not-on-list publisher-unknown',
    ],
    [
      'a permission that Graph does not have cannot be told',
      'open',
      'openid api://clara.example/access',
      'unknown',
      'not-there scopes-unseen',
    ],
    [
      'nor can a consent to another API',
      'approved',
      'openid api://clara.example/access',
      'unknown',
      'scopes-unseen',
    ],
    ['a consent after a thousand personal ones counts', 'crowd', 'openid profile email', 'works', 'granted'],
    [
      'a consent to another API alone: nobody says whether it covers a sign-in',
      'elsewhere',
      'openid',
      'unknown',
      'granted-elsewhere',
    ],
    [
      'a consent to another API does not cover User.Read',
      'elsewhere',
      'openid User.Read',
      'admin-approval',
      'not-granted consent-off people-consented workflow-off',
    ],
  ]
  test.each(cases)('%s: %s, %s', async (_, name, scopes, meets, why) => {
    const verified = name === 'recommendedVerified'
    const asked = scopes.split(' ').filter((scope) => scope !== '')
    const { results } = await checked(verified ? 'classified' : name, { expectedScopes: asked })
    const found = verified ? withPolicy(results) : results
    const verdict = verdictOf(found, { ...expected, scopes: asked })
    expect([verdict.meets, verdict.why.join(' ')]).toEqual([meets, why])
  })
})

const withPolicy = (results: readonly Result[]) =>
  results.map((one): Result => {
    const { id, permission } = one
    if (id !== 'userConsent') return one
    return { id, permission, status: 'done', finding: { policies: ['recommended'], allowsRisky: false } }
  })

test('step-up needs an administrator for an unverified publisher who asks for more than a sign-in', async () => {
  const scopes = ['openid', 'Files.Read']
  const { results } = await checked('risky', { expectedScopes: scopes })
  const on = results.map((one): Result => {
    const { id, permission } = one
    if (id !== 'stepUp') return one
    return { id, permission, status: 'done', finding: { blocks: true, allows: false, state: 'on' } }
  })
  expect(verdictOf(on, { ...expected, scopes })).toMatchObject({
    meets: 'approval-request',
    why: ['not-granted', 'consent-all', 'step-up', 'people-consented', 'workflow-on'],
  })
})

test('if it is unknown whether people can ask, it is an approval page, and the verdict names the check', async () => {
  const { results } = await checked('strict')
  const unseen = results.map((one): Result => {
    const { id, permission } = one
    if (id !== 'workflow') return one
    return { id, permission, status: 'failed', reason: 'unavailable', requestId: null }
  })
  const { meets, why, restsOn, changes } = verdictOf(unseen, expected)
  expect([meets, why.at(-1), restsOn.join(' ')]).toEqual([
    'approval',
    'workflow-unseen',
    'app grants userConsent',
  ])
  expect(changes.map(({ act }) => act)).toEqual(['grant', 'see-workflow'])
})

test('consents for everybody that were read in part never count as too few', async () => {
  const { results } = await checked('strict')
  const inPart = results.map((one): Result => {
    const { permission } = one
    if (one.id !== 'grants' || one.status !== 'done') return one
    return { id: 'grants', permission, status: 'done', finding: { ...one.finding, stop: 'throttled' } }
  })
  expect(verdictOf(inPart, expected)).toMatchObject({ meets: 'unknown', why: ['grants-in-part'] })
})

test('an app that needs assignment is not open to consent by people', async () => {
  const { results } = await checked('risky')
  const app = findingIn(results, 'app')
  const assigned = results.map((one): Result => {
    const { id, permission } = one
    if (id !== 'app' || app == null) return one
    return { id, permission, status: 'done', finding: { ...app, needsAssignment: true } }
  })
  expect(verdictOf(assigned, expected)).toMatchObject({
    meets: 'approval-request',
    why: ['not-granted', 'assignment', 'people-consented', 'workflow-on'],
  })
})

test('every verdict says what it rests on or what it lacks, and an unknown one which page shows it', async () => {
  for (const { name } of graphTenants)
    for (const scopes of [expected.scopes, [], ['openid', 'Files.Read']]) {
      const { results } = await checked(name, { expectedScopes: scopes })
      const verdict = verdictOf(results, { ...expected, scopes })
      const done = results.filter(({ status }) => status === 'done').map(({ id }) => id)
      expect(verdict.why, name).not.toEqual([])
      expect(done, name).toEqual(expect.arrayContaining(verdict.restsOn))
      if (verdict.meets === 'unknown') expect(verdict.changes, name).not.toEqual([])
      else expect(verdict.restsOn, name).not.toEqual([])
    }
})

test('links contain the tenant’s own object ID and the configured client ID', async () => {
  const { changes } = verdictOf((await checked('strict')).results, expected)
  expect(changes[0]?.address).toBe(
    `https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Permissions/objectId/0b1ec7a0-0000-4000-8000-00000000c1a7/appId/${claraClientId}`,
  )
})

test('after an approval it works, and the verdict names who approved and when', async () => {
  const graph = newGraph()
  expect(verdictOf((await checked('strict', {}, graph)).results, expected).meets).toBe('admin-approval')
  graph.world.approvedTenants.add(accessTo('strict').id)
  expect(verdictOf((await checked('strict', {}, graph)).results, expected)).toMatchObject({
    meets: 'works',
    approval: { at: '2026-11-20T10:30:00.000Z', by: 'ada.admin@strict.example' },
  })
})

test('an app with another publisher than the expected one is not to be approved', async () => {
  const { results } = await checked('verified')
  const other = verdictOf(results, { ...expected, publisher: 'Somebody' })
  expect(other.why[0]).toBe('other-publisher')
  expect(other.changes.map(({ act }) => act)).toEqual(['ask-publisher', 'workflow'])
  const right = verdictOf(results, { ...expected, publisher: 'clara technologies' })
  expect(right.changes.map(({ act }) => act)).toEqual(['grant', 'workflow'])
})

test('without a client ID the verdict is unknown', async () => {
  const { results } = await checked('strict', { clientId: null })
  expect(verdictOf(results, { ...expected, clientId: null }).meets).toBe('unknown')
})
