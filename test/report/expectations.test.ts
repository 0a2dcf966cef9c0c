import { describe, expect, it } from 'vitest'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices } from '../../src/report/choices.ts'
import type { ReportSettings } from '../../src/report/types.ts'
import { attemptOf, page, pasted, request } from '../builders.ts'
import { inputOf, settings } from './input.ts'

function asked(
  scopes = ['openid', 'https://graph.microsoft.com/User.Read', 'Mail.Read'],
  publisher: string | null = 'Clara evil.example',
) {
  return attemptOf(request({ scopes }), page({ codes: ['90094'], publisher }))
}

/** The message's notes on the policy's expectations, behind the check of the client ID. */
async function checks(expected: Partial<ReportSettings>, attempt = asked()): Promise<string> {
  const input = await inputOf(attempt, { settings: { ...settings, ...expected } })
  const genuine = buildReport(input).sections.find(({ id }) => id === 'genuine')
  const line = genuine?.kind === 'notes' ? genuine.items[1] : undefined
  return line?.replace(/^Ask Clara’s support.*?(?:below|show it)\. ?/, '') ?? 'none'
}

const unexplained = 'Don’t approve before that is explained.'

describe('the message on a policy’s expectations', () => {
  it('has no note if the policy expects nothing and the app asks for no more than a sign-in', async () => {
    for (const scopes of [['openid', 'user.read'], []]) expect(await checks({}, asked(scopes))).toBe('')
  })
  it('names the permissions beyond a sign-in if the policy expects nothing', async () => {
    expect(await checks({})).toBe(`It asks for more than a sign-in needs: Mail[.]Read. ${unexplained}`)
  })
  it('names the expected publisher and another one, without a link', async () => {
    expect(await checks({ expectedPublisher: 'Clara Example' }, asked(['openid']))).toBe(
      `Expected publisher: Clara Example; Microsoft’s page named Clara evil[.]example. ${unexplained}`,
    )
  })
  it.each([
    ['was seen', 'clara EVIL.example', asked(['openid'])],
    ['was not contradicted', 'Clara', asked([], null)],
  ])('names the expected publisher alone if it %s', async (_, expectedPublisher, attempt) => {
    expect(await checks({ expectedPublisher }, attempt)).toMatch(/^Expected publisher: [^;]+\.$/)
  })
  it('names the expected permissions alone if no request was seen', async () => {
    const text = attemptOf(pasted({ code: '90094', codes: ['90094'] }))
    expect(await checks({ expectedScopes: ['openid'] }, text)).toBe('Expected permissions: openid.')
  })
  it('names at most five unexpected permissions', async () => {
    const scopes = Array.from({ length: 6 }, (_, index) => `scope-${index + 1}`)
    const five = scopes.slice(0, 5).join(' ')
    expect(await checks({ expectedScopes: ['openid'] }, asked(scopes))).toBe(
      `Unexpected permissions: ${five} …. ${unexplained}`,
    )
  })
  it('names five unexpected permissions without dots behind them', async () => {
    const scopes = ['scope-1', 'scope-2', 'scope-3', 'scope-4', 'scope-5']
    expect(await checks({ expectedScopes: ['openid'] }, asked(scopes))).toBe(
      `Unexpected permissions: ${scopes.join(' ')}. ${unexplained}`,
    )
  })
  it('sees no difference in white space around a name of the policy', async () => {
    const policy = { expectedPublisher: ' Clara ', expectedScopes: [' openid', 'Mail.Read '] }
    expect(await checks(policy, asked(['openid', 'Mail.Read'], 'Clara'))).toBe(
      'Expected publisher: Clara. Expected permissions: openid Mail[.]Read.',
    )
  })
  it('says once that a difference has to be explained', async () => {
    const policy = { expectedPublisher: 'Clara Example', expectedScopes: ['openid', 'user.read'] }
    expect(await checks(policy)).toBe(
      `Expected publisher: Clara Example; Microsoft’s page named Clara evil[.]example. Unexpected permissions: Mail[.]Read. ${unexplained}`,
    )
  })
  it('names the expected permissions alone if all were expected', async () => {
    expect(await checks({ expectedScopes: ['openid', 'User.Read', 'Mail.Read', 'email'] })).toBe(
      'Expected permissions: openid User.Read Mail[.]Read email.',
    )
  })
})

it('the report names the company from policy, unless the tenant is left out', async () => {
  const input = await inputOf(attemptOf(request(), page({ codes: ['90094'] })), {
    settings: { ...settings, companyName: 'Contoso' },
    choices: defaultChoices('full'),
  })
  const named = { label: 'Company (set by policy)', value: 'Contoso', note: null }
  const environment = (one: typeof input) =>
    buildReport(one).sections.find(({ id }) => id === 'environment')?.items
  expect(environment(input)).toContainEqual(named)
  expect(environment({ ...input, choices: { ...input.choices, tenant: false } })).not.toContainEqual(named)
})
