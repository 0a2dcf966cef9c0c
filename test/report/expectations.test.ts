import { describe, expect, it } from 'vitest'
import { buildReport } from '../../src/report/build.ts'
import type { ReportSettings } from '../../src/report/types.ts'
import { attemptOf, page, pasted, request } from '../builders.ts'
import { inputOf, settings } from './input.ts'

function asked(
  scopes = ['openid', 'https://graph.microsoft.com/User.Read', 'Mail.Read'],
  publisher: string | null = 'Clara evil.example',
) {
  return attemptOf(request({ scopes }), page({ codes: ['90094'], publisher }))
}

/** The report's notes on the policy's expectations. */
async function checks(expected: Partial<ReportSettings>, attempt = asked()): Promise<string[]> {
  const report = buildReport(await inputOf(attempt, { settings: { ...settings, ...expected } }))
  const genuine = report.sections.find(({ id }) => id === 'genuine')
  return genuine?.kind === 'notes' ? genuine.items.slice(2, -1) : []
}

describe('the report on a policy’s expectations', () => {
  it('has no note if the policy expects nothing and the app asks for no more than a sign-in', async () => {
    for (const scopes of [['openid', 'user.read'], []]) expect(await checks({}, asked(scopes))).toEqual([])
  })
  it('names the permissions beyond a sign-in if the policy expects nothing', async () => {
    expect(await checks({})).toEqual([
      'This app asks for more than a sign-in needs: Mail[.]Read. IT has to find out why before anybody approves it.',
    ])
  })
  it('names the expected publisher and another one, without a link', async () => {
    expect(await checks({ expectedPublisher: 'Clara Example' }, asked(['openid']))).toEqual([
      'Your company has noted by policy whom to expect as publisher: Clara Example.',
      'Microsoft’s page named another publisher: Clara evil[.]example. Approve nothing before that is explained.',
    ])
  })
  it('names the expected publisher alone if it was seen', async () => {
    expect(await checks({ expectedPublisher: 'clara EVIL.example' }, asked(['openid']))).toHaveLength(1)
  })
  it('names the expected publisher alone if no publisher was seen', async () => {
    expect(await checks({ expectedPublisher: 'Clara' }, asked([], null))).toHaveLength(1)
  })
  it('names the expected permissions alone if no request was seen', async () => {
    const text = attemptOf(pasted({ code: '90094', codes: ['90094'] }))
    expect(await checks({ expectedScopes: ['openid'] }, text)).toHaveLength(1)
  })
  it('names at most twenty unexpected permissions', async () => {
    const scopes = Array.from({ length: 21 }, (_, index) => `scope-${index + 1}`)
    const [, more] = await checks({ expectedScopes: ['openid'] }, asked(scopes))
    expect(more).toContain(`asked for more: ${scopes.slice(0, 20).join(' ')}. Find out`)
  })
  it('names the expected and the unexpected permissions', async () => {
    expect(await checks({ expectedScopes: ['openid', 'user.read'] })).toEqual([
      'Your company has noted by policy which permissions to expect: openid user.read.',
      'This sign-in asked for more: Mail[.]Read. Find out why before you approve.',
    ])
  })
  it('names the expected permissions alone if all were expected', async () => {
    expect(await checks({ expectedScopes: ['openid', 'User.Read', 'Mail.Read', 'email'] })).toHaveLength(1)
  })
})

it('the report names the company from policy, unless the tenant is left out', async () => {
  const input = await inputOf(attemptOf(request(), page({ codes: ['90094'] })), {
    settings: { ...settings, companyName: 'Contoso' },
  })
  const named = { label: 'Company (set by policy)', value: 'Contoso', note: null }
  const environment = (one: typeof input) =>
    buildReport(one).sections.find(({ id }) => id === 'environment')?.items
  expect(environment(input)).toContainEqual(named)
  expect(environment({ ...input, choices: { ...input.choices, tenant: false } })).not.toContainEqual(named)
})
