import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/attempt/observation.ts'
import { observeNavigation, observeRedirect } from '../../src/attempt/observe.ts'
import { readPage } from '../../src/microsoft/page.ts'
import { buildReport } from '../../src/report/build.ts'
import { accountChoices, type Choices, defaultChoices, levels } from '../../src/report/choices.ts'
import { reportDocument, reportHtml } from '../../src/report/html.ts'
import { reportJson } from '../../src/report/json.ts'
import { reportMarkdown } from '../../src/report/markdown.ts'
import { isSecretName, masked } from '../../src/report/mask.ts'
import { redacted } from '../../src/report/redact.ts'
import { reportText } from '../../src/report/text.ts'
import {
  answer,
  attemptOf,
  clara,
  clientId,
  noon,
  page,
  request,
  secretNames,
  step,
  tenant,
} from '../builders.ts'
import { blockedAt, inputOf, settings } from './input.ts'

const forms = [reportText, reportHtml, reportDocument, reportMarkdown, reportJson]
const account = 'ana.silva@contoso.example'

/** A busy machine may take longer than a test is usually given. */
const manyRuns = { timeout: 60_000 }

/** Every way a person can choose. */
const choices = fc.record<Choices>({
  level: fc.constantFrom(...levels),
  account: fc.constantFrom(...accountChoices),
  tenant: fc.boolean(),
  environment: fc.boolean(),
  timeline: fc.boolean(),
})

describe('secrets of the sign-in', () => {
  const secret = fc.string({
    unit: fc.constantFrom(...'abcdefXYZ0123456789-_'),
    minLength: 12,
    maxLength: 60,
  })

  it('are in no form of a report, whatever is chosen', manyRuns, async () => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }))
    fc.assert(
      fc.property(secret, choices, (planted, chosen) => {
        const attempt = attemptOf(...signInWith(`SECRET${planted}`))
        const report = buildReport({ ...input, attempt, choices: chosen })
        for (const write of forms) expect(write(report)).not.toContain(planted)
      }),
      { numRuns: 100 },
    )
  })

  it('are taken out even of names and paths that somebody has put them into', manyRuns, async () => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }))
    const texts = fc.constantFrom(
      ...Object.values({
        token: `eyJhbGciOiJSUzI1NiJ9.${'SECRETpayload0'.repeat(3)}.SECRETsig`,
        code: 'code=SECRET-0.AXEA-short',
        state: 'x?state=SECRETstate1&y',
        json: '{"sFT":"SECRETflow","canary":"SECRETcanary"}',
        encoded: 'state%3DSECRETstate2',
        opaque: `M.C5xx_SECRET${'aB3'.repeat(20)}`,
        mail: 'SECRET.person@fabrikam.example',
      }),
    )
    fc.assert(
      fc.property(texts, texts, choices, (a, b, chosen) => {
        const attempt = attemptOf(
          request({ prompt: a, scopes: [b], redirectUri: `https://app.clara.com/${a}` }),
          page({ codes: ['90094'], appName: a, publisher: b, pageId: a }, noon + 5000, `/x/${b}`),
        )
        const report = buildReport({ ...input, attempt, choices: { ...chosen, account: 'off' } })
        for (const write of forms) expect(write(report)).not.toContain('SECRET')
      }),
      { numRuns: 100 },
    )
  })

  /** A whole sign-in as the real readers see it, with the secret in every place where Microsoft carries one. */
  function signInWith(planted: string): Observation[] {
    const q = encodeURIComponent(planted)
    const host = 'https://login.microsoftonline.com'
    const asked = `${host}/organizations/oauth2/v2.0/authorize?client_id=${clientId}&redirect_uri=https%3A%2F%2Fapp.clara.com%2Fcb%3Fstate%3D${q}&scope=openid&state=${q}&nonce=${q}&code_challenge=${q}&login_hint=${q}&id_token_hint=${q}`
    const config = {
      sErrorCode: '90094',
      sFT: planted,
      sCtx: planted,
      canary: planted,
      apiCanary: planted,
      urlPost: `/x?ctx=${q}`,
      oCancelPostParams: { state: planted },
      sPOST_Username: planted,
      correlationId: '0c0c0000-0000-4000-8000-00000000cafe',
    }
    const facts = readPage({
      pageId: 'ConvergedError',
      script: `$Config=${JSON.stringify(config)};`,
      text: `AADSTS90094: no. code=${planted} ${planted}`,
      headline: 'Need admin approval',
      has: () => false,
    })
    const answer = `https://app.clara.com/cb?error=access_denied&error_subcode=cancel&state=${q}&session_state=${q}`
    const step = `${host}/${tenant}/reprocess?ctx=${q}&sessionid=${q}`
    const navigation = (url: string, at: number, from: string | null = null) => ({
      url,
      at,
      from,
      chain: null,
    })
    return [
      ...observeNavigation(navigation(asked, noon), clara),
      ...observeNavigation(navigation(step, noon + 2000), clara),
      page(facts, noon + 5000, `/${tenant}/reprocess`),
      ...observeRedirect(navigation(answer, noon + 9000, 'login.microsoftonline.com')),
    ]
  }
})

describe('what the person leaves out', () => {
  const told = async (chosen: Partial<Choices>) => {
    const attempt = blockedAt({ codes: ['90094'] }, { tenant: 'contoso.example' })
    const input = await inputOf(attempt, {
      account,
      settings: { ...settings, tenant: 'contoso.example' },
      choices: { ...defaultChoices('full'), ...chosen },
    })
    return forms.map((write) => write(buildReport(input)))
  }

  it.each([
    ['the account', { account: 'off' }, ['ana.silva', account], []],
    ['all of it but the domain', { account: 'domain' }, ['ana.silva'], ['@contoso.example']],
    ['nothing of it', { account: 'full' }, [], [account]],
    ['the tenant, wherever it stands', { tenant: false }, [tenant, 'contoso.example'], []],
    ['what the computer is', { environment: false }, ['Chrome 156', 'Windows', 'Mexico_City'], []],
    ['the time line', { timeline: false }, ['+4.5 s'], []],
  ] as const)('%s', async (_, chosen, hidden, shown) => {
    for (const form of await told(chosen)) {
      // Markdown escapes.
      const text = form.replaceAll('\\', '')
      for (const one of hidden) expect(text).not.toContain(one)
      for (const one of shown) expect(text).toContain(one)
    }
  })

  it('is listed', async () => {
    const [text] = await told({ ...defaultChoices('minimal'), account: 'domain' })
    expect(text).toContain(
      [
        'LEFT OUT',
        '- The name before the account’s domain',
        '- The tenant',
        '- Browser, system and local time',
        '- The time line',
        '- Background, look-ups and further facts',
        '- Always: passwords',
      ].join('\n'),
    )
  })

  it('grants to the configured tenant only where the tenant is told', async () => {
    const address = async (isTold: boolean) =>
      (await told({ tenant: isTold }))[0]?.match(/\S+adminconsent\S+/)?.[0]
    expect(await address(true)).toContain('/contoso.example/adminconsent')
    expect(await address(false)).toContain('/organizations/adminconsent')
  })

  it('makes the shortest report of what finds the sign-in and what to do', async () => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }), { choices: defaultChoices('minimal') })
    const { sections } = buildReport(input)
    expect(sections.map(({ id }) => id)).toEqual([
      'steps',
      'places',
      'facts',
      'genuine',
      'environment',
      'leftOut',
    ])
    expect(reportText(buildReport(input)).length).toBeLessThan(
      reportText(buildReport({ ...input, choices: defaultChoices('standard') })).length / 1.4,
    )
  })

  it('does not touch what was handed in', async () => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }), {
      account,
      choices: defaultChoices('minimal'),
    })
    const before = structuredClone({ ...input, words: null })
    redacted(input)
    expect({ ...input, words: null }).toEqual(before)
  })
})

describe('without the tenant', () => {
  const other = '0ddba11a-0000-4000-8000-00000000bbbb'
  /** What is left of an attempt of these observations. */
  const without = async (...seen: Observation[]) => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }))
    const attempt = { ...input.attempt, seen }
    const choices = { ...defaultChoices('full'), tenant: false }
    return redacted({ ...input, attempt, choices }).attempt.seen
  }
  const pathsOf = async (...paths: string[]) =>
    (await without(...paths.map((path) => step(path)))).map((one) => 'path' in one && one.path)

  it('its fields are empty, and its name stands nowhere else either', async () => {
    const seen = [
      request({ tenant: 'Contoso.example' }),
      page({ appName: 'Clara for contoso.example', codes: ['90094'] }),
      answer({ tenant: other }, { path: `/cb/${other.toUpperCase()}/x` }),
    ]
    expect(await without(...seen)).toEqual([
      request({ tenant: null }),
      page({ appName: 'Clara for …', codes: ['90094'] }),
      answer({ tenant: null }, { path: '/cb/…/x' }),
    ])
  })

  it('its ID or domain is taken out of paths that begin with it', async () => {
    expect(await pathsOf(`/${other}/login`, '/fabrikam.example/login', `/x/${other}/y`)).toEqual([
      '/…/login',
      '/…/login',
      '/x/…/y',
    ])
  })

  it('what no company is called by stays', async () => {
    const paths = ['/common/login', `/x${other}/login`, `/${other}0/login`, '/kmsi', '/x/y.z/login']
    expect(await pathsOf(...paths)).toEqual(paths)
    for (const tenant of ['common', 'Organizations', 'consumers'])
      expect(await without(request({ tenant }), step(`/x/${tenant}/login`))).toEqual([
        request({ tenant: null }),
        step(`/x/${tenant}/login`),
      ])
  })

  it('a name that only begins or ends like one that nobody has is somebody’s', async () => {
    const seen = [request({ tenant: 'common.example' }), step('/x/common.example/login')]
    expect(await without(...seen)).toEqual([request({ tenant: null }), step('/x/…/login')])
    const uncommon = [request({ tenant: 'uncommon' }), step('/x/uncommon/login')]
    expect(await without(...uncommon)).toEqual([request({ tenant: null }), step('/x/…/login')])
  })

  it('a name too short to be told from other text is left in texts', async () => {
    const seen = [request({ tenant: 'log' }), step('/x/login')]
    expect(await without(...seen)).toEqual([request({ tenant: null }), step('/x/login')])
    const longer = [request({ tenant: 'x.y+' }), step('/a/x.y+/x-y+')]
    expect(await without(...longer)).toEqual([request({ tenant: null }), step('/a/…/x-y+')])
  })
})

it('an account without a domain has none to tell, and one that begins with it is that', async () => {
  const input = await inputOf(blockedAt({ codes: ['90094'] }))
  const told = (name: string) =>
    redacted({ ...input, account: name, choices: { ...input.choices, account: 'domain' } }).account
  expect(told('ana.silva')).toBe(null)
  expect(told('@contoso.example')).toBe('@contoso.example')
  expect(told('ana@silva@contoso.example')).toBe('@contoso.example')
})

it('a computer that is not told of leaves the version alone', async () => {
  const input = await inputOf(blockedAt({ codes: ['90094'] }))
  const choices = { ...input.choices, environment: false }
  expect(redacted({ ...input, choices }).environment).toEqual({ browser: '', os: '', version: '0.1.0' })
})

it('a name whose value is the session itself is known as one, any other is not', () => {
  expect(secretNames.filter((name) => !isSecretName(name))).toEqual([])
  expect(['client_id', 'scope', 'prompt', 'error'].filter(isSecretName)).toEqual([])
})

describe('a text without what looks like a secret', () => {
  it.each([
    ['small letters, capitals and digits', 'aB3'.repeat(11), '[removed]'],
    ['no digits', 'aBc'.repeat(11), 'aBc'.repeat(11)],
    ['no capitals', 'ab3'.repeat(11), 'ab3'.repeat(11)],
    ['no small letters', 'AB3'.repeat(11), 'AB3'.repeat(11)],
    ['fewer than 24 of them between signs', 'aB3/'.repeat(11), 'aB3/'.repeat(11)],
  ])('loses a long run only where it is a mixture: %s', (_, text, left) => {
    expect(masked(text)).toBe(left)
  })

  it.each([
    'https://app.clara.com/auth/callback',
    'https://graph.microsoft.com/User.Read openid profile email offline_access',
    `/${tenant}/oauth2/v2.0/authorize`,
    'ConvergedConditionalAccess',
    'net::ERR_CERT_AUTHORITY_INVALID',
    'api://c1a7a000-1111-4222-8333-0123456789ab/access_as_user',
    'NS_ERROR_NET_INADEQUATE_SECURITY',
    'This tenant’s status: enabled',
  ])('is left as it is: %s', (text) => {
    expect(masked(text)).toBe(text)
  })
})
