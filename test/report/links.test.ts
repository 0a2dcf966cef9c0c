import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices, type Level } from '../../src/report/choices.ts'
import { reportHtml } from '../../src/report/html.ts'
import { linksOf } from '../../src/report/links.ts'
import { reportText } from '../../src/report/text.ts'
import type { Step } from '../../src/report/types.ts'
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

  it('are the sign-in logs alone if no setting is the cause', async () => {
    expect(linksOf(await inputOf(blockedAt({ codes: ['16001'] })))).toEqual([
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
    ['16001', ['SignInEventsV3Blade']],
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
    const whole = {
      ...settings,
      tenant: 'contoso.example',
      adminConsentRedirectUri: 'https://app.clara.com/consented?a=1',
    }
    expect(await approvals(blockedAt({ codes: ['90094'] }), whole)).toMatchObject([
      {
        address: `https://login.microsoftonline.com/contoso.example/adminconsent?client_id=${clientId}&redirect_uri=https%3A%2F%2Fapp.clara.com%2Fconsented%3Fa%3D1`,
      },
    ])
  })

  it('is for any company if no tenant is configured', async () => {
    expect(await approvals(blockedAt({ codes: ['65001'] }))).toMatchObject([
      { address: `https://login.microsoftonline.com/organizations/adminconsent?client_id=${clientId}` },
    ])
  })

  it('leads to the sign-in host of a national cloud if a policy names it', async () => {
    const cloud = { ...settings, authorityHost: 'login.microsoftonline.us' }
    expect(await approvals(blockedAt({ codes: ['90094'] }), cloud)).toMatchObject([
      { address: `https://login.microsoftonline.us/organizations/adminconsent?client_id=${clientId}` },
    ])
  })

  it.each([
    ['no client ID is configured', blockedAt({ codes: ['90094'] }), []],
    ['no client ID was seen', attemptOf(pasted({ code: '90094', codes: ['90094'] })), [clientId]],
  ] as const)('is missing if %s; other ways remain', async (_, attempt, clientIds) => {
    const { approve } = (await loadWords('en')).message
    const seen = { ...attempt, recognition: 'return-address' as const }
    expect(await approvals(seen, { ...settings, clientIds })).toEqual([
      { text: approve.self, address: null },
      { text: approve.ask.replace('{host}', 'login.microsoftonline.com'), address: null },
    ])
  })

  it('is missing if another client ID was seen, and nothing lets that app in', async () => {
    const { approve } = (await loadWords('en')).message
    const other = blockedAt({ codes: ['700016'] }, { clientId: otherClientId })
    expect(await approvals(other)).toEqual([{ text: approve.other, address: null }])
  })

  it('is offered to an administrator who is no reviewer', async () => {
    const { approve } = (await loadWords('en')).message
    const texts = async (one: SignInAttempt, clientIds: readonly string[]) =>
      (await stepsOf(one, { ...settings, clientIds })).map(({ text }) => text)
    const blocked = blockedAt({ codes: ['90095'], form: 'reason' })
    expect(await texts(blocked, [clientId])).toContain(approve.linkToo)
    expect(await texts({ ...blocked, recognition: 'return-address' }, [])).toContain(approve.selfToo)
  })

  it('has the client ID that was asked for if several are configured', async () => {
    const several = { ...settings, clientIds: [otherClientId, clientId] }
    expect(await approvals(blockedAt({ codes: ['90094'] }), several)).toMatchObject([
      { address: `https://login.microsoftonline.com/organizations/adminconsent?client_id=${clientId}` },
    ])
  })

  it.each<[string, SignInAttempt['recognition'], readonly string[]]>([
    ['the client ID is no longer configured', 'client-id', []],
    ['another client ID is configured now', 'client-id', [otherClientId]],
    ['only the redirect URI was Clara’s', 'return-address', [clientId]],
    ['the sign-in came through a broker', 'broker', [clientId]],
    ['only the text named the client ID', 'text', [clientId]],
  ])('is missing if %s', async (_, recognition, clientIds) => {
    for (const code of ['90094', '90095', '65001', '7000112']) {
      const attempt = { ...blockedAt({ codes: [code], form: 'reason' }), recognition }
      const input = await inputOf(attempt, {
        settings: { ...settings, clientIds },
        choices: defaultChoices('full'),
      })
      expect(reportText(buildReport(input))).not.toContain('adminconsent')
    }
  })

  it('leaves the way without it to the full report', async () => {
    const { approve } = (await loadWords('en')).message
    const textOf = async (level: Level, clientIds: readonly string[]) => {
      const input = await inputOf(blockedAt({ codes: ['90094'] }), {
        settings: { ...settings, clientIds },
        choices: defaultChoices(level),
      })
      return reportText(buildReport(input)).split(approve.self).length - 1
    }
    expect(await textOf('message', [clientId])).toBe(0)
    expect(await textOf('full', [clientId])).toBe(1)
    expect(await textOf('full', [])).toBe(1)
  })

  it('is missing if consent does not help', async () => {
    const addresses = (await stepsOf(blockedAt({ codes: ['50105'] }))).map(({ address }) => address)
    expect(addresses.join(' ')).not.toContain('adminconsent')
  })

  const stepsOf = async (attempt: SignInAttempt, of = settings): Promise<Step[]> => {
    const { sections } = buildReport(await inputOf(attempt, { settings: of }))
    return sections.flatMap((one) => (one.kind === 'steps' ? one.items : []))
  }

  /** The steps that approve Clara. */
  const approvals = async (attempt: SignInAttempt, of = settings) => {
    const { link, self, ask, other } = (await loadWords('en')).message.approve
    const starts = [link, self, ask, other].map((text) => text.slice(0, 30))
    return (await stepsOf(attempt, of))
      .filter(({ text }) => starts.includes(text.slice(0, 30)))
      .map(({ text, address }) => ({ text, address }))
  }
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
      const report = buildReport({ ...input, attempt, diagnosis, choices: defaultChoices('full') })
      const html = reportHtml(report)
      expect(strangers(reportText(report))).toEqual([])
      expect(strangers(html)).toEqual([])
      expect(html.replace(ownTags, '')).not.toMatch(/[<>]/)
    }),
    { numRuns: 200 },
  )
})

const ownTags =
  /<\/?(div|h2|h3|p|pre|strong|small|ol|ul|li|table|tr|td|br|a)>|<(div lang="en"|ol type="a"|a href="[^"<>]*")>/g

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
