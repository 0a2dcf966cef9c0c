import { describe, expect, test } from 'vitest'
import { allPermissions } from '../../src/tenant/checks.ts'
import { findingIn } from '../../src/tenant/results.ts'
import { registeredPermissions } from '../simulator/graph/permissions.ts'
import { checked } from './checking.ts'

describe('the checks find', () => {
  test('the open requests, with the people who wait', async () => {
    const { results } = await checked('workflow')
    expect(findingIn(results, 'requests')).toEqual({
      open: 2,
      oldest: '2026-11-21T10:30:00.000Z',
      by: ['Ana Pérez', 'Luis Gómez'],
      stop: null,
    })
    expect(findingIn(results, 'workflow')).toEqual({ isOn: true, reviewers: 2, days: 30 })
  })
  test('the app, its grants and its sign-ins', async () => {
    const { results } = await checked('approved')
    expect(findingIn(results, 'app')).toEqual({
      objectId: '0b1ec7a0-0000-4000-8000-00000000c1a7',
      name: 'Clara',
      blocks: [],
      needsAssignment: false,
      publisher: 'Clara Technologies',
    })
    expect(findingIn(results, 'grants')).toEqual({
      everybody: ['openid', 'profile', 'email', 'User.Read'],
      elsewhere: 0,
      people: 2,
      missing: [],
      stop: null,
      peopleStop: null,
    })
    expect(findingIn(results, 'signIns')).toEqual({
      total: 3,
      codes: [
        { code: '0', count: 2 },
        { code: '90094', count: 1 },
      ],
      stop: null,
    })
  })
  test('one sign-in by its correlation ID', async () => {
    const { results } = await checked('approved', { correlationId: '0c0ffee0-0000-4000-8000-000000000002' })
    expect(findingIn(results, 'signIns')).toMatchObject({ total: 1, codes: [{ code: '90094', count: 1 }] })
  })
  test('no sign-in of another app, whatever its correlation ID is', async () => {
    const { results } = await checked('approved', { correlationId: '0c0ffee0-0000-4000-8000-000000000003' })
    expect(findingIn(results, 'signIns')).toMatchObject({ total: 0 })
  })
  test.each([
    ['blocked', ['disabled']],
    ['deactivated', ['deactivated']],
    ['violating', ['microsoft']],
  ])('what keeps everybody out of %s: %j', async (name, blocks) => {
    expect(findingIn((await checked(name)).results, 'app')?.blocks).toEqual(blocks)
  })
  test('the permissions that only administrators can consent to, and those that Graph does not have', async () => {
    const scopes = ['openid', 'User.Read.All', 'Mail.Read', 'Clara.Use', 'api://clara.example/access']
    const { results } = await checked('strict', { expectedScopes: scopes })
    expect(findingIn(results, 'api')).toMatchObject({
      adminOnly: ['User.Read.All'],
      unknown: ['Clara.Use', 'api://clara.example/access'],
    })
  })
  test('the long list of all permissions only if Clara asks for more than a sign-in', async () => {
    const lists = async (expectedScopes: string[]) =>
      (await checked('strict', { expectedScopes })).asked.filter((url) => /oauth2PermissionScopes/.test(url))
    expect(await lists(['openid', 'https://graph.microsoft.com/User.Read'])).toEqual([])
    expect(await lists(['openid', 'Mail.Read'])).toHaveLength(1)
  })
  test('classifications only if the consent setting asks for them', async () => {
    const of = async (name: string) => (await checked(name)).results.find(({ id }) => id === 'classified')
    expect(await of('classified')).toMatchObject({
      status: 'done',
      finding: { low: ['openid', 'profile', 'email', 'User.Read'] },
    })
    expect(await of('open')).toMatchObject({ status: 'skipped', reason: 'not-needed' })
  })
  test.each([
    ['strict', { blocks: null, allows: false, state: 'on' }],
    ['open', { blocks: false, allows: false, state: 'unclear' }],
    ['risky', { blocks: null, allows: true, state: 'unclear' }],
    ['limited', { blocks: null, allows: null, state: 'unclear' }],
  ])('both switches of risk-based step-up of %s', async (name, stepUp) => {
    expect(findingIn((await checked(name)).results, 'stepUp')).toEqual(stepUp)
  })
})

describe('the last approval', () => {
  const approvalOf = async (name: string) => findingIn((await checked(name)).results, 'approval')

  test.each([
    ['on Microsoft’s page', 'approved', '2026-11-20T10:30:00.000Z', 'ada.admin@approved.example'],
    ['by Graph or PowerShell', 'scripted', '2026-11-16T10:30:00.000Z', 'ada.admin@scripted.example'],
  ])('%s names the account of who approved', async (_, name, at, by) => {
    expect((await approvalOf(name))?.last).toEqual({ at, by })
  })
  test('is no person’s own consent, even an administrator’s, and no failed one', async () => {
    expect(findingIn((await checked('worker')).results, 'grants')?.missing).toEqual([])
    expect((await approvalOf('worker'))?.last).toBe(null)
  })
  test('can be older than a log without Entra ID P1, which is said', async () => {
    expect(await approvalOf('approved')).toMatchObject({ days: 30 })
    expect(await approvalOf('unlicensed')).toMatchObject({ days: 7 })
  })
})

describe('a check', () => {
  const outcome = async (name: string, id: string) =>
    (await checked(name)).results.find((one) => one.id === id)

  test('without its permission is skipped, and the others go on', async () => {
    const { results } = await checked('partial')
    const done = results.filter(({ status }) => status === 'done').map(({ id }) => id)
    expect(done).toEqual(['app', 'api', 'classified'])
    for (const { permission, ...result } of results)
      if (permission !== 'Application.Read.All')
        expect(result).toMatchObject({ status: 'skipped', reason: 'permission' })
  })
  test('is made with a higher permission, too', async () => {
    const { results } = await checked('strict', { scopes: ['directory.read.all'] })
    const done = results.filter(({ status }) => status === 'done').map(({ id }) => id)
    expect(done).toEqual(['app', 'api', 'grants', 'classified', 'stepUp'])
  })
  test('is skipped if the administrator’s role may not read it', async () => {
    expect(await outcome('limited', 'workflow')).toMatchObject({ status: 'skipped', reason: 'role' })
  })
  test('is skipped if the tenant lacks the license', async () => {
    expect(await outcome('unlicensed', 'signIns')).toMatchObject({ status: 'skipped', reason: 'license' })
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
      'api',
      'userConsent',
      'workflow',
      'stepUp',
    ])
    expect(asked.join()).not.toMatch(/displayName eq|c1a7a000/)
  })
})

describe('many entries', () => {
  test('of sign-ins are read in two large pages', async () => {
    const { results, asked } = await checked('busy')
    expect(findingIn(results, 'signIns')).toEqual({
      total: 1500,
      codes: [
        { code: '0', count: 1000 },
        { code: '90094', count: 500 },
      ],
      stop: null,
    })
    expect(asked.filter((url) => url.includes('signIns'))).toHaveLength(2)
  })
  test('of people do not hide the consent for everybody, which is asked for first', async () => {
    const { results, asked } = await checked('crowd')
    expect(findingIn(results, 'grants')).toMatchObject({ missing: [], people: 1001, peopleStop: null })
    const grants = asked.filter((url) => url.includes('oauth2PermissionGrants'))
    expect(grants.map((url) => /AllPrincipals|Principal/.exec(url)?.[0])).toEqual([
      'AllPrincipals',
      'Principal',
      'Principal',
    ])
  })
  test.each([
    ['flooded', 'throttled', [10_000, 10_000]],
    ['diverted', 'link', []],
  ])('of which %s gives only the first page are kept, with the reason %s', async (name, stop, waits) => {
    const { results, asked, waited } = await checked(name)
    expect(findingIn(results, 'signIns')).toEqual({ total: 1000, codes: [{ code: '0', count: 1000 }], stop })
    expect(waited).toEqual(waits)
    for (const url of asked) expect(url).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\//)
  })
  test('in reports that another program has used up are read after ten seconds', async () => {
    const { results, waited } = await checked('throttled')
    expect(waited).toEqual([10_000])
    expect(findingIn(results, 'signIns')).toMatchObject({ stop: null })
  })
})

test('the checks need only permissions to read, and those that the registration lists', () => {
  for (const name of allPermissions) expect(name).toMatch(/\.Read\.All$/)
  expect([...allPermissions].sort()).toEqual(registeredPermissions)
})

test('the simulator refuses nothing that the checks ask for', async () => {
  for (const name of ['approved', 'workflow', 'classified'])
    for (const { status } of (await checked(name, { expectedScopes: ['Mail.Read'] })).results)
      expect(status).not.toBe('failed')
})
