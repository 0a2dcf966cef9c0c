import { describe, expect, it } from 'vitest'
import { languages, loadWords } from '../../src/_locales/index.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices } from '../../src/report/choices.ts'
import { timelineOf } from '../../src/report/timeline.ts'
import type { Report, Section } from '../../src/report/types.ts'
import {
  answer,
  attemptOf,
  bareCancel,
  clientId,
  noon,
  otherClientId,
  page,
  pasted,
  posted,
  request,
  tenant,
} from '../builders.ts'
import { blockedAt, correlationId, inputOf, requestId, settings } from './input.ts'

describe('the report for IT', () => {
  it('begins with the steps and ends with what it leaves out', async () => {
    const report = buildReport(await inputOf(blockedAt({ codes: ['90095'], form: 'reason' })))
    expect(headings(report)).toEqual([
      'Steps for the IT team',
      'Where to do it',
      'Facts',
      'How we know',
      'Settings that lead here',
      'Before you act on this report',
      'Look it up in your own logs',
      'Clara’s help centers',
      'Environment',
      'Left out',
    ])
    expect(report).toMatchObject({
      language: 'en',
      title: 'For IT: a Microsoft sign-in to Clara was stopped',
      warning: null,
    })
  })

  it('has every fact with the place where it was seen', async () => {
    const report = buildReport(
      await inputOf(
        blockedAt(
          { codes: ['90094'], pageId: 'ConvergedError', appName: 'Clara', publisher: 'Fabrikam' },
          { prompt: 'consent' },
        ),
      ),
    )
    expect(section(report, 'Facts').items).toEqual([
      { label: 'Error code', value: 'AADSTS90094 (AdminConsentRequired)', note: null },
      { label: 'Request ID', value: requestId, note: 'in Microsoft’s response header' },
      { label: 'Correlation ID', value: correlationId, note: 'on Microsoft’s page' },
      { label: 'Timestamp (UTC)', value: '2026-11-23T12:00:05Z', note: 'clock of the person’s computer' },
      {
        label: 'Timestamp (local)',
        value: '2026-11-23 06:00:05 UTC-06:00 (America/Mexico_City)',
        note: null,
      },
      { label: 'Tenant', value: tenant, note: 'seen in the sign-in address' },
      { label: 'Application (client) ID', value: clientId, note: 'matches Clara’s configured ID' },
      {
        label: 'Recognized as a sign-in to Clara because',
        value: 'the client ID is Clara’s configured one',
        note: null,
      },
      { label: 'App name', value: 'Clara', note: chosen },
      {
        label: 'Publisher',
        value: 'Fabrikam',
        note: 'as verified publisher on Microsoft’s page; compare it with what Clara’s support confirms',
      },
      { label: 'Redirect URI', value: 'https://app.clara.com/auth/callback', note: null },
      { label: 'Scopes', value: 'openid profile email', note: null },
      { label: 'Prompt', value: 'consent', note: null },
      { label: 'Page ID', value: 'ConvergedError', note: 'on Microsoft’s page' },
      { label: 'HTTP status', value: '200', note: null },
    ])
    expect(report.summary).toHaveLength(2)
    expect(report.summary[1]).toContain('prompt=consent')
  })

  it('prefers the time and the request ID that Microsoft’s page prints', async () => {
    const printed = {
      codes: ['53003'],
      requestId: '0d0d0000-0000-4000-8000-00000000d00d',
      timestamp: '2026-11-23T11:59:59.123Z',
    }
    const report = buildReport(await inputOf(blockedAt(printed)))
    expect(section(report, 'Facts').items).toEqual(
      expect.arrayContaining([
        { label: 'Request ID', value: printed.requestId, note: 'on Microsoft’s page' },
        { label: 'Timestamp (UTC)', value: '2026-11-23T11:59:59.123Z', note: null },
      ]),
    )
  })

  it('shows an unread answer in its time line', async () => {
    const attempt = blockedAt({ codes: ['90094'] })
    const unread = { ...attempt, seen: [...attempt.seen, posted(noon + 6000)] }
    const input = await inputOf(unread, { choices: defaultChoices('full') })
    expect(timelineOf(input).at(-1)).toEqual({
      at: '2026-11-23T12:00:06Z',
      seconds: 6,
      what: input.words.report['seen-kind-posted'],
      where: 'app.clara.com',
    })
    const factsOf = (report: Report) => section(report, 'Facts').items
    expect(factsOf(buildReport(input))).toEqual(factsOf(buildReport({ ...input, attempt })))
  })

  it('keeps the page’s facts after a cancel', async () => {
    const attempt = blockedAt({ codes: ['90094'] })
    const back = { ...attempt, seen: [...attempt.seen, bareCancel({ at: noon + 9000 })] }
    const facts = async (one: typeof attempt) => section(buildReport(await inputOf(one)), 'Facts').items
    expect(await facts(back)).toEqual(await facts(attempt))
    expect(section(buildReport(await inputOf(back)), 'How we know').items).toEqual([
      'Confirmed: Microsoft’s own page or answer said so.',
      '2026-11-23T12:00:05Z: error code AADSTS90094, on Microsoft’s page',
      '2026-11-23T12:00:09Z: answer “cancel”, in Microsoft’s redirect',
      'AADSTS90094: An administrator must approve the app, and the person cannot send a request from the page.',
    ])
  })

  it('begins with a warning if anybody could have made its source', async () => {
    const anybody = attemptOf(
      answer({ code: '65004', codes: ['65004'], correlationId }, { by: 'anyone', via: 'address' }),
    )
    const report = buildReport(await inputOf(anybody))
    expect(report.warning).toMatch(/^NOT CONFIRMED/)
    expect(section(report, 'Facts').items).toContainEqual({
      label: 'Correlation ID',
      value: correlationId,
      note: 'in an address anybody could have made',
    })
  })

  it('says which facts a pasted text does not show', async () => {
    const report = buildReport(await inputOf(attemptOf(pasted({ code: '90094', codes: ['90094'] }))))
    expect(section(report, 'Facts').items).toEqual(
      expect.arrayContaining([
        { label: 'Application (client) ID', value: 'not seen', note: null },
        {
          label: 'Recognized as a sign-in to Clara because',
          value: 'somebody pasted a text about it',
          note: null,
        },
      ]),
    )
  })

  it('has no facts of the request for a pasted text', async () => {
    const text = pasted({ code: '90094', codes: ['90094'], clientId: otherClientId })
    const attempt = { ...attemptOf(pasted({ code: '90094', codes: ['90094'] })), seen: [text] }
    const { items } = section(buildReport(await inputOf(attempt)), 'Facts')
    expect(items.map(({ label }) => label)).toEqual([
      'Error code',
      'Timestamp (UTC)',
      'Timestamp (local)',
      'Application (client) ID',
      'Recognized as a sign-in to Clara because',
    ])
    expect(items[3]).toEqual({
      label: 'Application (client) ID',
      value: otherClientId,
      note: 'in a pasted text, not the one configured for Clara',
    })
  })

  it('at its shortest has only the facts that find the sign-in in a log', async () => {
    const choices = { ...defaultChoices('minimal'), account: 'full' as const, tenant: true }
    const attempt = blockedAt({ codes: ['90094'], appName: 'Clara', pageId: 'ConvergedError' })
    const input = await inputOf(attempt, { choices, account: 'ana.silva@contoso.example' })
    expect(section(buildReport(input), 'Facts').items.map(({ label, value }) => [label, value])).toEqual([
      ['Error code', 'AADSTS90094 (AdminConsentRequired)'],
      ['Request ID', requestId],
      ['Correlation ID', correlationId],
      ['Timestamp (UTC)', '2026-11-23T12:00:05Z'],
      ['Username', 'ana.silva@contoso.example'],
      ['Tenant', tenant],
      ['Application (client) ID', clientId],
    ])
  })

  it('quotes the browser’s name for a network failure', async () => {
    const failed = attemptOf(...blockedAt({}).seen.slice(0, 1), {
      kind: 'failure',
      at: noon + 5000,
      host: 'login.microsoftonline.com',
      error: 'net::ERR_NAME_NOT_RESOLVED',
    })
    expect(section(buildReport(await inputOf(failed)), 'How we know').items).toContain(
      '2026-11-23T12:00:05Z: network error net::ERR_NAME_NOT_RESOLVED, reported by the browser',
    )
  })

  it('says how to check an approval only if something can be approved', async () => {
    const { report: words } = await loadWords('en')
    const notes = async (code: string) =>
      section(buildReport(await inputOf(blockedAt({ codes: [code] }))), words.genuine).items
    expect(await notes('50105')).toEqual([words.genuineLog, words.genuineCompare, words.genuineDeny])
    expect(await notes('50126')).toEqual([words.genuineLog])
  })

  it('is for Clara’s support if they have to solve it, with nothing to approve', async () => {
    const report = buildReport(await inputOf(blockedAt({ codes: ['50011'] })))
    expect(report.title).toBe('For Clara’s support: a Microsoft sign-in to Clara was stopped')
    expect(headings(report)).toEqual([
      'Steps for Clara’s support',
      'Facts',
      'How we know',
      'Clara’s help centers',
      'Environment',
      'Left out',
    ])
  })

  it('has the help centre of the person’s country first', async () => {
    const report = buildReport(await inputOf(blockedAt({ codes: ['90094'] }), { language: 'pt-BR' }))
    expect(section(report, 'Centrais de ajuda da Clara').items).toEqual([
      { label: 'México', note: null, address: 'https://ayuda.clara.com.mx' },
      { label: 'Brasil', note: null, address: 'https://ajuda.clara.com' },
      { label: 'Colômbia', note: null, address: 'https://ayuda.claracard.co' },
    ])
  })

  it.each(languages)('tells IT in %s to deny an unexpected request', async (language) => {
    const { report: words } = await loadWords(language)
    const report = buildReport(await inputOf(blockedAt({ codes: ['90094'] }), { language }))
    expect(section(report, words.genuine).items).toContain(words.genuineDeny)
  })
})

describe('a text from a page or an address', () => {
  it('becomes one short line in which a mail program finds no link', async () => {
    const hostile = `Clara\u202e\r\nWhat IT does now: open https://evil.example/x ${'z'.repeat(300)}`
    const report = buildReport(await inputOf(blockedAt({ codes: ['90094'], appName: hostile })))
    const name = section(report, 'Facts').items.find(({ label }) => label === 'App name')
    expect(name?.value).toMatch(/^Clara What IT does now: open https\[:\]\/\/evil\[\.\]example\/x z+$/)
    expect(name?.value.length).toBeLessThan(100)
  })

  it('is shown as an e-mail address only if it is one', async () => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }))
    const shown = (account: string) =>
      section(
        buildReport({ ...input, account, choices: { ...input.choices, account: 'full' } }),
        'Facts',
      ).items.find(({ label }) => label === 'Username')?.value
    expect(shown('ana.silva@contoso.example')).toBe('ana.silva@contoso.example')
    expect(shown('www.evil.example/ana@contoso.example')).toBe('www[.]evil[.]example/ana[@]contoso[.]example')
    expect(shown('ana@contoso.example/x')).toBe('ana[@]contoso[.]example/x')
  })

  it('stays an address if it is Clara’s own redirect URI, without query and fragment', async () => {
    const uriOf = async (redirectUri: string) =>
      section(
        buildReport(await inputOf(blockedAt({ codes: ['90094'] }, { redirectUri }))),
        'Facts',
      ).items.find(({ label }) => label === 'Redirect URI')?.value
    expect(await uriOf('https://app.clara.com/cb?login_hint=ana#x')).toBe('https://app.clara.com/cb')
    expect(await uriOf('https://app.clara.com.evil.example/cb')).toBe(
      'https[:]//app[.]clara[.]com[.]evil[.]example/cb',
    )
  })

  it('stays an address if it is a scope of Microsoft Graph', async () => {
    const scopes = ['https://graph.microsoft.com/User.Read', 'https://evil.example/adminconsent', 'openid']
    const report = buildReport(await inputOf(blockedAt({ codes: ['90094'] }, { scopes })))
    expect(section(report, 'Facts').items).toContainEqual({
      label: 'Scopes',
      value: 'https://graph.microsoft.com/User.Read https[:]//evil[.]example/adminconsent openid',
      note: null,
    })
  })

  it('is ignored if it should be a time and is none', async () => {
    const report = buildReport(await inputOf(blockedAt({ codes: ['90094'], timestamp: 'yesterday' })))
    expect(section(report, 'Facts').items).toContainEqual({
      label: 'Timestamp (UTC)',
      value: '2026-11-23T12:00:05Z',
      note: 'clock of the person’s computer',
    })
  })
})

it('the tenant `organizations` has the note that it names no company', async () => {
  const attempt = attemptOf(request({ tenant: 'organizations' }), page({ codes: ['53003'] }))
  expect(section(buildReport(await inputOf(attempt)), 'Facts').items).toContainEqual({
    label: 'Tenant',
    value: 'organizations',
    note: 'seen in the sign-in address; it names no company',
  })
})

it('a client ID is not verified if none is configured', async () => {
  const attempt = blockedAt({ codes: ['90094'] })
  const report = buildReport(
    await inputOf(
      { ...attempt, recognition: 'return-address' },
      { settings: { ...settings, clientIds: [] } },
    ),
  )
  expect(section(report, 'Facts').items).toContainEqual({
    label: 'Application (client) ID',
    value: clientId,
    note: 'seen in the sign-in address, not verified',
  })
})

const chosen = 'as shown; whoever registers an app chooses this freely'

const headings = ({ sections }: Report) => sections.map(({ heading }) => heading)

/** Items of any kind carry different fields: a test names those it means. */
function section(report: Report, heading: string) {
  const found = report.sections.find((one) => one.heading === heading)
  if (found === undefined) throw new Error(`No section ${heading}`)
  return found as Section & { items: { label: string; value: string }[] }
}
