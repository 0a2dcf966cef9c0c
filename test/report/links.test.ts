import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildReport } from '../../src/report/build.ts'
import { reportHtml } from '../../src/report/html.ts'
import { linksOf } from '../../src/report/links.ts'
import { portalPaths } from '../../src/report/portal-paths.ts'
import { reportText } from '../../src/report/text.ts'
import {
  answer,
  attemptOf,
  clientId,
  keptRequest,
  otherClientId,
  page,
  pasted,
  request,
} from '../builders.ts'
import { blockedAt, inputOf, settings } from './input.ts'

const entra = 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/'

describe('the links for IT', () => {
  it('have the portal’s address with its path, now and before', async () => {
    expect(linksOf(await inputOf(blockedAt({ codes: ['53003'] })))).toEqual([
      {
        label: 'Conditional Access policies',
        note: 'Entra ID > Conditional Access > Policies (before: Protection > Conditional Access)',
        address:
          'https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies',
      },
      expect.objectContaining({ label: 'Sign-in logs', address: `${entra}SignInEventsV3Blade` }),
    ])
  })

  it('have no path that the steps name already', async () => {
    const [requests] = linksOf(await inputOf(blockedAt({ codes: ['90095'] })))
    expect(requests).toEqual({
      label: 'Admin consent requests',
      note: null,
      address: `${entra}StartboardApplicationsMenuBlade/~/AccessRequests`,
    })
  })

  it.each([
    ['now', portalPaths.requests.before],
    ['before', portalPaths.requests.now],
  ])('have both paths if the steps name only the one of %s', async (_, missing) => {
    const input = await inputOf(blockedAt({ codes: ['90095'] }))
    const all = input.words.scenarios
    const scenario = all.scenarios['approval-request']
    const it = scenario.it.map((step) => step.replace(missing, 'elsewhere'))
    const scenarios = { ...all, scenarios: { ...all.scenarios, 'approval-request': { ...scenario, it } } }
    const [requests] = linksOf({ ...input, words: { ...input.words, scenarios } })
    const { now, before } = portalPaths.requests
    expect(requests?.note).toBe(`${now} (before: ${before})`)
  })

  it('are the sign-in logs alone if no setting is the cause', async () => {
    expect(linksOf(await inputOf(blockedAt({ codes: ['50126'] })))).toEqual([
      expect.objectContaining({ label: 'Sign-in logs' }),
    ])
  })

  it.each([
    [
      '90094',
      [
        'ConsentPoliciesMenuBlade/~/AdminConsentSettings',
        'StartboardApplicationsMenuBlade/~/AppAppsPreview',
        'SignInEventsV3Blade',
      ],
    ],
    ['50105', ['StartboardApplicationsMenuBlade/~/AppAppsPreview', 'SignInEventsV3Blade']],
    ['50011', []],
    ['50126', ['SignInEventsV3Blade']],
  ])('are the right ones for AADSTS%s', async (code, blades) => {
    const links = linksOf(await inputOf(blockedAt({ codes: [code] }), { settings }))
    const portal = links.flatMap(({ address }) =>
      address?.startsWith(entra) ? [address.slice(entra.length)] : [],
    )
    expect(portal).toEqual(blades)
  })
})

describe('the admin-consent address', () => {
  it('has the configured ID, tenant and redirect URI', async () => {
    const full = {
      ...settings,
      tenant: 'contoso.example',
      adminConsentRedirectUri: 'https://app.clara.com/consented?a=1',
    }
    expect(await consent(blockedAt({ codes: ['90094'] }), full)).toMatchObject({
      address: `https://login.microsoftonline.com/contoso.example/adminconsent?client_id=${clientId}&redirect_uri=https%3A%2F%2Fapp.clara.com%2Fconsented%3Fa%3D1`,
    })
  })

  it('is for any company if no tenant is configured', async () => {
    expect(await consent(blockedAt({ codes: ['65001'] }))).toMatchObject({
      address: `https://login.microsoftonline.com/organizations/adminconsent?client_id=${clientId}`,
    })
  })

  it('leads to the sign-in host of a national cloud if a policy names it', async () => {
    const of = { ...settings, authorityHost: 'login.microsoftonline.us' }
    expect(await consent(blockedAt({ codes: ['90094'] }), of)).toMatchObject({
      address: `https://login.microsoftonline.us/organizations/adminconsent?client_id=${clientId}`,
    })
  })

  it('is missing without a configured client ID, and the note names the seen one', async () => {
    const attempt = { ...blockedAt({ codes: ['90094'] }), recognition: 'return-address' as const }
    const link = await consent(attempt, { ...settings, clientIds: [] })
    expect(link?.address).toBe(null)
    expect(link?.note).toContain('no client ID of Clara’s is configured')
    expect(link?.note).toContain(`${clientId} (not verified)`)
  })

  it('is missing if another client ID was seen', async () => {
    const attempt = blockedAt({ codes: ['90094'] }, { clientId: otherClientId })
    const link = await consent(attempt)
    expect(link?.address).toBe(null)
    expect(link?.note).toContain('is not the one configured for Clara')
  })

  it('is missing if no client ID was seen', async () => {
    const attempt = attemptOf(pasted({ code: '90094', codes: ['90094'] }))
    const { report } = (await inputOf(attempt)).words
    const note = `${report.consentUnseen} ${report.consentWays}`
    expect(await consent(attempt)).toMatchObject({ address: null, note })
  })

  it('is missing, with its line, if consent does not help', async () => {
    expect(await consent(blockedAt({ codes: ['50105'] }))).toBe(undefined)
  })

  const consent = async (attempt: Parameters<typeof inputOf>[0], of = settings) =>
    linksOf(await inputOf(attempt, { settings: of })).find(({ label }) => label === 'Admin consent address')
})

it('no text from a page or an address becomes a link', async () => {
  const input = await inputOf(blockedAt({ codes: ['90094'] }))
  const hostile = fc.oneof(
    fc.constantFrom(
      'https://evil.example/x',
      '"><a href=https://evil.example>x</a>',
      'http://evil.example\nhttps://evil.example',
      'HTTPS://EVIL.EXAMPLE',
    ),
    fc.webUrl(),
    fc.string(),
  )
  fc.assert(
    fc.property(hostile, hostile, hostile, hostile, (a, b, c, d) => {
      const blocking = page({ codes: ['90094'], appName: a, publisher: b, pageId: c, correlationId: d })
      const attempt = {
        ...attemptOf(request(), blocking, answer({ tenant: d, traceId: a })),
        request: keptRequest({ clientId: a, redirectUri: b, scopes: [c, d], tenant: d, prompt: c }),
        recognition: 'origin' as const,
      }
      const diagnosis = {
        ...input.diagnosis,
        evidence: input.diagnosis.evidence.map((one) => ({ ...one, value: c })),
      }
      const report = buildReport({ ...input, attempt, diagnosis })
      const html = reportHtml(report)
      expect(strangers(reportText(report))).toEqual([])
      expect(strangers(html)).toEqual([])
      expect(html.replace(ownTags, '')).not.toMatch(/[<>]/)
    }),
    { numRuns: 200 },
  )
})

const ownTags =
  /<\/?(div|h2|h3|p|pre|strong|small|ol|ul|li|table|tr|td|br|a)>|<(div lang="en"|th align="left" scope="row"|a href="[^"<>]*")>|<\/th>/g

/** Addresses in a text that are neither Microsoft's portal nor Clara's. */
function strangers(text: string): string[] {
  const ours = [
    'entra.microsoft.com',
    'graph.microsoft.com',
    'ayuda.clara.com.mx',
    'ajuda.clara.com',
    'ayuda.claracard.co',
  ]
  return (text.match(/https?:\/\/[^\s/<>"]*/gi) ?? []).filter((found) => !ours.includes(found.slice(8)))
}
