import { describe, expect, test } from 'vitest'
import { allPermissions, findingIn } from '../../src/tenant/checks.ts'
import { checked } from './checking.ts'

describe('the checks find', () => {
  test('the open requests, with the people who wait', async () => {
    const { results } = await checked('workflow')
    expect(findingIn(results, 'requests')).toMatchObject({ open: 2, by: ['Ana Pérez', 'Luis Gómez'] })
    expect(findingIn(results, 'workflow')).toEqual({ isOn: true, reviewers: 2, days: 30 })
  })
  test('the app, its grants and its sign-ins', async () => {
    const { results } = await checked('approved')
    expect(findingIn(results, 'app')).toMatchObject({ name: 'Clara', publisher: 'Clara Technologies' })
    expect(findingIn(results, 'grants')).toEqual({
      everybody: ['openid', 'profile', 'email', 'User.Read'],
      people: 2,
      missing: [],
    })
    expect(findingIn(results, 'signIns')).toEqual({
      total: 3,
      codes: [
        { code: '0', count: 2 },
        { code: '90094', count: 1 },
      ],
      isWhole: true,
    })
  })
  test('one sign-in by its correlation ID', async () => {
    const { results } = await checked('approved', { correlationId: '0c0ffee0-0000-4000-8000-000000000001' })
    expect(findingIn(results, 'signIns')).toMatchObject({
      total: 1,
      codes: [{ code: '90094', count: 1 }],
    })
  })
})

describe('a check', () => {
  const outcome = async (name: string, id: string) =>
    (await checked(name)).results.find((one) => one.id === id)

  test('without its permission is skipped, and the others go on', async () => {
    const { results, asked } = await checked('partial')
    for (const { id, permission, status } of results)
      expect([id, status]).toEqual([id, permission === 'Application.Read.All' ? 'done' : 'skipped'])
    expect(asked).toHaveLength(1)
  })
  test('is skipped if the administrator’s role may not read it', async () => {
    expect(await outcome('limited', 'workflow')).toMatchObject({ status: 'skipped', reason: 'permission' })
  })
  test('is skipped if the tenant lacks the licence', async () => {
    expect(await outcome('unlicensed', 'signIns')).toMatchObject({ status: 'skipped', reason: 'licence' })
  })
  test('fails with the request ID if Graph fails', async () => {
    expect(await outcome('overloaded', 'workflow')).toMatchObject({
      status: 'failed',
      reason: 'unavailable',
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    })
    expect(await outcome('expired', 'app')).toMatchObject({ status: 'failed', reason: 'expired' })
  })
  test('of the app is skipped without its client ID: a name proves nothing', async () => {
    const { results, asked } = await checked('strict', { clientId: null })
    expect(results.filter(({ status }) => status === 'done').map(({ id }) => id)).toEqual([
      'userConsent',
      'workflow',
      'stepUp',
    ])
    expect(asked.join()).not.toMatch(/displayName eq|servicePrincipals/)
  })
})

test('the checks need only permissions to read', () => {
  for (const name of allPermissions) expect(name).toMatch(/\.Read\.All$/)
})
