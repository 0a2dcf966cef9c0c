import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/attempt/observation.ts'
import { observeNavigation, observeRedirect } from '../../src/attempt/observe-address.ts'
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

/** All combinations of choices. */
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

  it('are in no form of a report, for any choices', manyRuns, async () => {
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

  it('are removed from names and paths, too', manyRuns, async () => {
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
        encodedMail: 'SECRET.person%40fabrikam.example',
        twiceEncodedMail: 'SECRET.person%2540fabrikam%252Eexample',
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

  /** A whole sign-in through the real readers. Every place for a secret holds one. */
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
      text: () => '',
      visibleText: () => `AADSTS90094: no. code=${planted} ${planted}`,
      headline: () => 'Need admin approval',
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

describe('the person’s choices leave out', () => {
  const formsWith = async (chosen: Partial<Choices>) => {
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
    ['all of the account but its domain', { account: 'domain' }, ['ana.silva'], ['@contoso.example']],
    ['nothing of the account', { account: 'full' }, [], [account]],
    ['the tenant in every place', { tenant: false }, [tenant, 'contoso.example'], []],
    ['browser, system and time zone', { environment: false }, ['Chrome 156', 'Windows', 'Mexico_City'], []],
    ['the time line', { timeline: false }, ['+4.5 s'], []],
  ] as const)('%s', async (_, chosen, hidden, shown) => {
    for (const form of await formsWith(chosen)) {
      // Markdown escapes.
      const text = form.replaceAll('\\', '')
      for (const one of hidden) expect(text).not.toContain(one)
      for (const one of shown) expect(text).toContain(one)
    }
  })

  it('parts that the report lists', async () => {
    const [text] = await formsWith({ account: 'domain', tenant: false, environment: false, timeline: false })
    expect(text).toContain(
      [
        'LEFT OUT',
        '- The name before the account’s domain',
        '- The tenant',
        '- Browser, system and local time',
        '- The timeline',
        '- Always: passwords',
      ].join('\n'),
    )
  })

  it('from the message the tenant alone, and it has nothing of the environment', async () => {
    const [text] = await formsWith({ level: 'message', tenant: false })
    for (const hidden of [tenant, 'contoso.example', 'Chrome 156', 'Mexico_City', '+4.5 s'])
      expect(text).not.toContain(hidden)
  })

  it('the tenant in the admin-consent address, too', async () => {
    const address = async (isShown: boolean) =>
      (await formsWith({ tenant: isShown }))[0]?.match(/\S+adminconsent\S+/)?.[0]
    expect(await address(true)).toContain('/contoso.example/adminconsent')
    expect(await address(false)).toContain('/organizations/adminconsent')
  })

  it('nothing in the input itself', async () => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }), {
      account,
      choices: defaultChoices('message'),
    })
    const before = structuredClone({ ...input, words: null })
    redacted(input)
    expect({ ...input, words: null }).toEqual(before)
  })
})

describe('without the tenant', () => {
  const other = '0ddba11a-0000-4000-8000-00000000bbbb'
  /** These observations without the tenant. */
  const without = async (...seen: Observation[]) => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }))
    const attempt = { ...input.attempt, seen }
    const choices = { ...defaultChoices('full'), tenant: false }
    return redacted({ ...input, attempt, choices }).attempt.seen
  }
  const pathsOf = async (...paths: string[]) =>
    (await without(...paths.map((path) => step(path)))).map((one) => 'path' in one && one.path)

  it('its fields are empty, and no other text has its name', async () => {
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

  it('paths do not have its ID or domain', async () => {
    expect(await pathsOf(`/${other}/login`, '/fabrikam.example/login', `/x/${other}/y`)).toEqual([
      '/…/login',
      '/…/login',
      '/x/…/y',
    ])
  })

  it('paths do not have it behind doubled slashes or `te`, as Microsoft also serves them', async () => {
    expect(await pathsOf(`//${other}/login`, '/te/fabrikam.example/b2c_1/x', '//te//te.example/x')).toEqual([
      '//…/login',
      '/te/…/b2c_1/x',
      '//te//…/x',
    ])
  })

  it('words that name no company stay', async () => {
    const paths = ['/common/login', `/x${other}/login`, `/${other}0/login`, '/kmsi', '/x/y.z/login']
    expect(await pathsOf(...paths)).toEqual(paths)
    for (const tenant of ['common', 'Organizations', 'consumers'])
      expect(await without(request({ tenant }), step(`/x/${tenant}/login`))).toEqual([
        request({ tenant: null }),
        step(`/x/${tenant}/login`),
      ])
  })

  it('a name that begins or ends like `common` is removed', async () => {
    const seen = [request({ tenant: 'common.example' }), step('/x/common.example/login')]
    expect(await without(...seen)).toEqual([request({ tenant: null }), step('/x/…/login')])
    const uncommon = [request({ tenant: 'uncommon' }), step('/x/uncommon/login')]
    expect(await without(...uncommon)).toEqual([request({ tenant: null }), step('/x/…/login')])
  })

  it('a name of three characters stays in texts', async () => {
    const seen = [request({ tenant: 'log' }), step('/x/login')]
    expect(await without(...seen)).toEqual([request({ tenant: null }), step('/x/login')])
    const longer = [request({ tenant: 'x.y+' }), step('/a/x.y+/x-y+')]
    expect(await without(...longer)).toEqual([request({ tenant: null }), step('/a/…/x-y+')])
  })
})

it('the domain of an account is what follows its last @', async () => {
  const input = await inputOf(blockedAt({ codes: ['90094'] }))
  const domainOf = (name: string | null) =>
    redacted({ ...input, account: name, choices: { ...input.choices, account: 'domain' } }).account
  expect(domainOf(null)).toBe(null)
  expect(domainOf('ana.silva')).toBe(null)
  expect(domainOf('@contoso.example')).toBe('@contoso.example')
  expect(domainOf('ana@silva@contoso.example')).toBe('@contoso.example')
})

it('without the environment only the version stays', async () => {
  const input = await inputOf(blockedAt({ codes: ['90094'] }))
  const choices = { ...input.choices, environment: false }
  expect(redacted({ ...input, choices }).environment).toEqual({ browser: '', os: '', version: '0.1.0' })
})

it('names of secrets are known, others are not', () => {
  expect(secretNames.filter((name) => !isSecretName(name))).toEqual([])
  expect(['client_id', 'scope', 'prompt', 'error'].filter(isSecretName)).toEqual([])
})

describe('in a text that may hold a secret', () => {
  it.each([
    ['small letters, capitals and digits', 'aB3'.repeat(11), '[removed]'],
    ['no digits', 'aBc'.repeat(11), 'aBc'.repeat(11)],
    ['no capitals', 'ab3'.repeat(11), 'ab3'.repeat(11)],
    ['no small letters', 'AB3'.repeat(11), 'AB3'.repeat(11)],
    ['fewer than 24 of them between signs', 'aB3/'.repeat(11), 'aB3/'.repeat(11)],
  ])('a long run is removed only if it mixes three kinds of characters: %s', (_, text, left) => {
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
  ])('this stays: %s', (text) => {
    expect(masked(text)).toBe(text)
  })
})
