import { describe, expect, it } from 'vitest'
import { buildReport } from '../../src/report/build.ts'
import type { ReportSettings } from '../../src/report/types.ts'
import { attemptOf, page, request } from '../builders.ts'
import { inputOf, settings } from './input.ts'

/** What the report says before IT acts, of Clara asking for `openid`, `User.Read` and `Mail.Read` as "Clara". */
async function checks(expected: Partial<ReportSettings>): Promise<string[]> {
  const scopes = ['openid', 'https://graph.microsoft.com/User.Read', 'Mail.Read']
  const attempt = attemptOf(request({ scopes }), page({ codes: ['90094'], publisher: 'Clara evil.example' }))
  const report = buildReport(await inputOf(attempt, { settings: { ...settings, ...expected } }))
  const genuine = report.sections.find(({ id }) => id === 'genuine')
  return genuine?.kind === 'notes' ? genuine.items.slice(2, -1) : []
}

describe('what a policy expects of Clara’s app', () => {
  it('is no part of the report where nothing is', async () => {
    expect(await checks({})).toEqual([])
  })
  it('is named, and a publisher that is another one, harmlessly', async () => {
    expect(await checks({ expectedPublisher: 'Clara Example' })).toEqual([
      'Your company has noted by policy whom to expect as publisher: Clara Example.',
      'Microsoft’s page named another publisher: Clara evil[.]example. Approve nothing before that is explained.',
    ])
  })
  it('is named alone where it is what was seen', async () => {
    expect(await checks({ expectedPublisher: 'clara EVIL.example' })).toHaveLength(1)
  })
  it('is named, and permissions beyond it', async () => {
    expect(await checks({ expectedScopes: ['openid', 'user.read'] })).toEqual([
      'Your company has noted by policy which permissions to expect: openid user.read.',
      'This sign-in asked for more: Mail[.]Read. Find out why before you approve.',
    ])
  })
  it('is named alone where nothing goes beyond it', async () => {
    expect(await checks({ expectedScopes: ['openid', 'User.Read', 'Mail.Read', 'email'] })).toHaveLength(1)
  })
})

it('the company is named by its policy, unless the tenant is left out', async () => {
  const input = await inputOf(attemptOf(request(), page({ codes: ['90094'] })), {
    settings: { ...settings, companyName: 'Contoso' },
  })
  const named = { label: 'Company (set by policy)', value: 'Contoso', note: null }
  const environment = (one: typeof input) =>
    buildReport(one).sections.find(({ id }) => id === 'environment')?.items
  expect(environment(input)).toContainEqual(named)
  expect(environment({ ...input, choices: { ...input.choices, tenant: false } })).not.toContainEqual(named)
})
