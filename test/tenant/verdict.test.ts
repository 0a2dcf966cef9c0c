import { describe, expect, test } from 'vitest'
import type { Result } from '../../src/tenant/types.ts'
import { type Verdict, verdictOf } from '../../src/tenant/verdict.ts'
import { claraClientId } from '../simulator/accounts.ts'
import { graphTenants } from '../simulator/graph/tenants.ts'
import { accessTo, checked, expected, newGraph } from './checking.ts'

describe('each tenant has its verdict, with the reasons and the changes that help', () => {
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

  test('no tenant of the simulator is left out', () => {
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
})

describe('an app without a verified publisher that asks for more than a sign-in', () => {
  const wide = { ...expected, scopes: ['Files.Read'] }

  test('needs approval if step-up is on', async () => {
    const { results } = await checked('open')
    expect(verdictOf(results, wide).meets).toBe('person-consents')
    expect(verdictOf(withStepUp(results), wide)).toMatchObject({
      meets: 'admin-approval',
      why: ['not-there', 'consent-all', 'step-up', 'workflow-off'],
    })
  })
  test('needs approval if only recommended permissions are open to people', async () => {
    expect(verdictOf((await checked('recommended')).results, wide).meets).toBe('approval-request')
  })
})

const withStepUp = (results: readonly Result[]) =>
  results.map(
    (one): Result =>
      one.id === 'stepUp' ? { id: one.id, permission: one.permission, status: 'done', finding: true } : one,
  )

test('an app that needs assignment is not open to consent by people', async () => {
  const { results } = await checked('open')
  const app = { objectId: 'x', name: 'Clara', isEnabled: true, needsAssignment: true, publisher: null }
  const assigned = results.map((one): Result => {
    const { id, permission } = one
    if (id === 'app') return { id, permission, status: 'done', finding: app }
    if (id !== 'grants') return one
    return { id, permission, status: 'done', finding: { everybody: [], people: 0, missing: [] } }
  })
  expect(verdictOf(assigned, expected)).toMatchObject({
    meets: 'admin-approval',
    why: ['not-granted', 'assignment', 'workflow-off'],
  })
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
    approval: { at: '2026-11-20T10:30:00.000Z', by: 'Ada Admin' },
  })
})

test('without a client ID the verdict is unknown', async () => {
  const { results } = await checked('strict', { clientId: null })
  expect(verdictOf(results, { ...expected, clientId: null }).meets).toBe('unknown')
})
