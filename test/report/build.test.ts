import { describe, expect, it } from 'vitest'
import { languages, loadWords } from '../../src/_locales/index.ts'
import type { Caveat } from '../../src/diagnosis/types.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices, type Level } from '../../src/report/choices.ts'
import { reportText } from '../../src/report/text.ts'
import { timelineOf } from '../../src/report/timeline.ts'
import type { Fact, Report, ReportInput, Section, SectionId } from '../../src/report/types.ts'
import {
  answer,
  attemptOf,
  bareCancel,
  clientId,
  failure,
  noon,
  otherClientId,
  page,
  pasted,
  posted,
  request,
  said,
  tenant,
} from '../builders.ts'
import { everyFailure } from './every-failure.ts'
import { blockedAt, correlationId, inputOf, requestId, settings } from './input.ts'

describe('the message for IT', () => {
  it('says what happened, how to check it, what to do, and how to find it in a log', async () => {
    const report = buildReport(await inputOf(blockedAt({ codes: ['90095'], form: 'reason' })))
    expect(headings(report)).toEqual([
      '1. Make sure this is genuine',
      '2. Decide',
      '3. Ask the person to sign in again',
      'Details (need more? Ask for the full report)',
    ])
    expect(report).toMatchObject({
      language: 'en',
      title: 'For IT: a request for Clara needs a decision',
      summary: [
        'Someone in your company can’t sign in to Clara (cards and expenses). Microsoft shows “Approval required” (AADSTS90095) and lets them send you a request.',
        'Nothing is broken. An administrator has to approve Clara once for the whole company.',
      ],
      warning: null,
    })
  })

  it('has only the facts that find the sign-in in a log, with the notes that warn', async () => {
    const choices = { ...defaultChoices('message'), account: 'full' as const }
    const attempt = blockedAt({ codes: ['90094'], appName: 'Clara', pageId: 'ConvergedError' })
    const input = await inputOf(attempt, { choices, account: 'ana.silva@contoso.example' })
    expect(facts(buildReport(input))).toEqual([
      { label: 'Correlation ID', value: correlationId, note: null },
      { label: 'Request ID', value: requestId, note: null },
      { label: 'Timestamp (UTC)', value: '2026-11-23T12:00:05Z', note: null },
      { label: 'Username', value: 'ana.silva@contoso.example', note: null },
      { label: 'Application (client) ID', value: clientId, note: 'the one set up in this extension' },
      { label: 'Tenant', value: tenant, note: null },
    ])
  })

  it('has the evidence if there is no code', async () => {
    const report = buildReport(await inputOf(blockedAt({ form: 'reason' })))
    expect(facts(report)[0]).toEqual({
      label: 'How we know',
      value: '2026-11-23T12:00:05Z: form, headline or ID of the page (reason-form), on Microsoft’s page',
      note: null,
    })
    expect(report.summary[0]).toContain('shows “Approval required” and lets')
  })

  it('names the correlation ID if no request ID was seen', async () => {
    const printed = page({ codes: ['53003'], correlationId })
    const report = buildReport(await inputOf(attemptOf(request(), printed)))
    expect(section(report, 'genuine').items[0]).toContain('Find the sign-in by correlation ID under')
  })

  it('sends IT to the person if no log can have the sign-in', async () => {
    const report = buildReport(await inputOf(attemptOf(request(), failure('net::ERR_NAME_NOT_RESOLVED'))))
    expect(section(report, 'genuine').items).toEqual([
      'Anyone could write this. Ask the person who sent it, in a way that you already know.',
    ])
  })

  it('makes IT check who is asking before they change an account', async () => {
    const report = buildReport(await inputOf(blockedAt({ codes: ['50126'] })))
    expect(section(report, 'genuine').items[1]).toBe(
      'Before you change anything for this person, call them at a number you already have.',
    )
  })

  it.each([
    ['the configured client ID', blockedAt({ codes: ['90094'] }), settings.clientIds, 'idConfigured'],
    ['a client ID that was only seen', blockedAt({ codes: ['90094'] }), [], 'idSeen'],
    ['no client ID', attemptOf(pasted({ code: '90094', codes: ['90094'] })), [], 'idUnseen'],
  ] as const)('has %s checked before anything is approved', async (_, attempt, clientIds, key) => {
    const input = await inputOf(attempt, { settings: { ...settings, clientIds } })
    expect(section(buildReport(input), 'genuine').items[1]).toBe(input.words.message[key])
  })

  it('gives each caveat one place', async () => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }))
    const { caveats } = input.words.message
    const placed = (caveat: Caveat) => {
      const report = buildReport({ ...input, diagnosis: { ...input.diagnosis, caveats: [caveat] } })
      return reportText(report).split(caveats[caveat]).length - 1
    }
    for (const caveat of Object.keys(caveats) as Caveat[])
      expect([caveat, placed(caveat)]).toEqual([caveat, caveat === 'check-id' ? 0 : 1])
  })

  it('has its warnings behind what is broken, one sentence after the other', async () => {
    const input = await inputOf(blockedAt({ codes: ['53003'] }))
    const { caveats } = input.words.message
    const summaryOf = (...some: Caveat[]) =>
      buildReport({ ...input, diagnosis: { ...input.diagnosis, caveats: some } }).summary[1]
    expect(summaryOf('clock', 'old-browser')).toBe(
      [summaryOf(), caveats.clock, caveats['old-browser']].join(' '),
    )
  })

  it.each([...everyFailure()])('has no empty line for a text that does not apply: %s', async (_, attempt) => {
    const input = await inputOf(
      { ...attempt, recognition: 'return-address' },
      { settings: { ...settings, clientIds: [] } },
    )
    for (const { items } of full(input).sections) expect(items).not.toContain('')
  })

  it('lets IT ask the person if the person has named the page', async () => {
    const attempt = attemptOf(request(), page(), said('admin', noon + 6000))
    const input = await inputOf(attempt)
    expect(section(buildReport(input), 'genuine').items[0]).toContain(input.words.message.anyone)
  })

  it('leaves out notes only if there is no room, and the full report keeps them', async () => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }))
    const { forward, saved } = input.words.message.common
    const steps = (caveats: Caveat[], level: Level) =>
      reportText(
        buildReport({
          ...input,
          diagnosis: { ...input.diagnosis, caveats },
          choices: defaultChoices(level),
        }),
      )
    const several: Caveat[] = ['risky-app', 'prompt-consent', 'asked-before', 'clock']
    expect(steps(['clock', 'risky-app'], 'message')).toContain(forward)
    expect(steps(several, 'message')).not.toContain(forward)
    expect(steps(several, 'message')).toContain(saved.slice(0, 20))
    expect(steps(several, 'full')).toContain(forward)
  })

  it.each([
    ['50011', 'Register the redirect URI below'],
    ['7000222', 'Renew the client secret'],
    ['650053', 'Compare the scopes below'],
    ['50196', 'Stop the loop'],
  ])('tells Clara’s support what to change for AADSTS%s', async (code, change) => {
    const report = buildReport(await inputOf(blockedAt({ codes: [code] })))
    expect(section(report, 'steps').items[0]?.text).toContain(change)
    expect(report.summary[1]).toBe('Clara has to change it; the customer can’t.')
  })

  it('for Clara’s support has nothing to approve, and what the app asked for', async () => {
    const report = buildReport(await inputOf(blockedAt({ codes: ['50011'] })))
    expect(report.title).toBe('For Clara’s support: Microsoft refuses Clara’s request')
    expect(headings(report)).toEqual([
      '1. What Clara must change',
      '2. Ask the customer to sign in again',
      'Details',
    ])
    expect(facts(report).map(({ label }) => label)).toEqual([
      'Error code',
      'Correlation ID',
      'Request ID',
      'Timestamp (UTC)',
      'Application (client) ID',
      'Tenant',
      'Redirect URI',
      'Scopes',
      'Prompt',
    ])
  })

  it('does not ask for an approval if a setting of the app in the tenant is wrong', async () => {
    const report = buildReport(await inputOf(blockedAt({ codes: ['50100'] })))
    expect(report.title).toBe('For IT: Clara’s setup in your tenant is wrong')
    expect(section(report, 'genuine').items).toHaveLength(1)
    expect(reportText(report)).not.toContain('adminconsent')
    expect(facts(report)[0]).toEqual({
      label: 'Error code',
      value: 'AADSTS50100',
      note: 'A claims rule of this app in the tenant failed.',
    })
  })

  it('for Clara’s support compares everything if the code is unknown to it', async () => {
    const input = await inputOf(blockedAt({ codes: ['50011'] }))
    const report = buildReport({ ...input, diagnosis: { ...input.diagnosis, code: null } })
    expect(section(report, 'steps').items[0]?.text).toBe(input.words.message.change.any)
  })
})

describe('the full report for IT', () => {
  it('begins with the message and ends with what it leaves out', async () => {
    const input = await inputOf(blockedAt({ codes: ['90095'], form: 'reason' }))
    expect(headings(full(input))).toEqual([
      ...headings(buildReport(input)).slice(0, 3),
      'Details',
      'More ways, and what to know',
      'Where to do it',
      'How we know',
      'Settings that lead here',
      'Look it up in your own logs',
      'Timeline',
      'Clara’s help centers',
      'Environment',
      'Left out',
    ])
    const ids = ['genuine', 'steps', 'again', 'facts', 'more', 'places', 'evidence', 'causes', 'lookUps']
    expect(full(input).sections.map(({ id }) => id)).toEqual([
      ...ids,
      'timeline',
      'helpCentres',
      'environment',
      'leftOut',
    ])
  })

  it('has every fact with the place where it was seen', async () => {
    const report = full(
      await inputOf(
        blockedAt(
          { codes: ['90094'], pageId: 'ConvergedError', appName: 'Clara', publisher: 'Fabrikam' },
          { prompt: 'consent' },
        ),
      ),
    )
    expect(facts(report)).toEqual([
      { label: 'Error code', value: 'AADSTS90094 (AdminConsentRequired)', note: null },
      { label: 'Correlation ID', value: correlationId, note: 'on Microsoft’s page' },
      { label: 'Request ID', value: requestId, note: 'in Microsoft’s response header' },
      { label: 'Timestamp (UTC)', value: '2026-11-23T12:00:05Z', note: 'by the person’s computer' },
      { label: 'Application (client) ID', value: clientId, note: 'the one set up in this extension' },
      { label: 'Tenant', value: tenant, note: 'seen in the sign-in address' },
      {
        label: 'Timestamp (local)',
        value: '2026-11-23 06:00:05 UTC-06:00 (America/Mexico_City)',
        note: null,
      },
      { label: 'Why we think this is Clara', value: 'its client ID is the one set up here', note: null },
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
  })

  it('prefers the time and the request ID that Microsoft’s page prints', async () => {
    const printed = {
      codes: ['53003'],
      requestId: '0d0d0000-0000-4000-8000-00000000d00d',
      timestamp: '2026-11-23T11:59:59.123Z',
    }
    const report = full(await inputOf(blockedAt(printed)))
    expect(facts(report)).toEqual(
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
    expect(facts(buildReport(input))).toEqual(facts(buildReport({ ...input, attempt })))
  })

  it('keeps the page’s facts after a cancel', async () => {
    const attempt = blockedAt({ codes: ['90094'] })
    const back = { ...attempt, seen: [...attempt.seen, bareCancel({ at: noon + 9000 })] }
    const factsOf = async (one: typeof attempt) => facts(full(await inputOf(one)))
    expect(await factsOf(back)).toEqual(await factsOf(attempt))
    expect(section(full(await inputOf(back)), 'evidence').items).toEqual([
      'Confirmed: Microsoft’s own page or answer said so.',
      '2026-11-23T12:00:05Z: error code AADSTS90094, on Microsoft’s page',
      '2026-11-23T12:00:09Z: answer “cancel”, in Microsoft’s redirect',
      'AADSTS90094: An administrator must approve the app, and the person cannot send a request from the page.',
    ])
  })

  it('has a warning if anybody could have made its source', async () => {
    const anybody = attemptOf(
      answer({ code: '65004', codes: ['65004'], correlationId }, { by: 'anyone', via: 'address' }),
    )
    const report = full(await inputOf(anybody))
    expect(report.warning).toMatch(/^Not confirmed/)
    expect(section(report, 'genuine').items[0]).toMatch(/^Find the sign-in by/)
    expect(facts(report)).toContainEqual({
      label: 'Correlation ID',
      value: correlationId,
      note: 'in an address anybody could have made',
    })
  })

  it('says which facts a pasted text does not show', async () => {
    const report = full(await inputOf(attemptOf(pasted({ code: '90094', codes: ['90094'] }))))
    expect(facts(report)).toEqual(
      expect.arrayContaining([
        { label: 'Application (client) ID', value: 'not seen', note: null },
        {
          label: 'Why we think this is Clara',
          value: 'somebody pasted a text about it',
          note: null,
        },
      ]),
    )
  })

  it('has no facts of the request for a pasted text', async () => {
    const text = pasted({ code: '90094', codes: ['90094'], clientId: otherClientId })
    const attempt = { ...attemptOf(pasted({ code: '90094', codes: ['90094'] })), seen: [text] }
    const items = facts(full(await inputOf(attempt)))
    expect(items.map(({ label }) => label)).toEqual([
      'Error code',
      'Timestamp (UTC)',
      'Application (client) ID',
      'Timestamp (local)',
      'Why we think this is Clara',
    ])
    expect(items[2]).toEqual({
      label: 'Application (client) ID',
      value: otherClientId,
      note: 'in a pasted text; not the one set up in this extension',
    })
  })

  it('quotes the browser’s name for a network failure', async () => {
    const failed = attemptOf(...blockedAt({}).seen.slice(0, 1), {
      kind: 'failure',
      at: noon + 5000,
      host: 'login.microsoftonline.com',
      error: 'net::ERR_NAME_NOT_RESOLVED',
    })
    expect(section(full(await inputOf(failed)), 'evidence').items).toContain(
      '2026-11-23T12:00:05Z: network error net::ERR_NAME_NOT_RESOLVED, reported by the browser',
    )
  })

  it('for Clara’s support has no look-ups and no settings of a tenant', async () => {
    expect(headings(full(await inputOf(blockedAt({ codes: ['50011'] }))))).toEqual([
      '1. What Clara must change',
      '2. Ask the customer to sign in again',
      'Details',
      'How we know',
      'Timeline',
      'Clara’s help centers',
      'Environment',
      'Left out',
    ])
  })

  it('gives its certainty among its evidence only if no warning does', async () => {
    const forged = attemptOf(answer({ code: '65004', codes: ['65004'] }, { by: 'anyone', via: 'address' }))
    expect(section(full(await inputOf(forged)), 'evidence').items).toEqual([
      '2026-11-23T12:00:09Z: error code AADSTS65004, in an address that was opened',
      expect.stringMatching(/^AADSTS65004: /),
    ])
  })

  it('says on what computer and when it was made', async () => {
    const report = full(await inputOf(blockedAt({ codes: ['90094'] })))
    expect(section(report, 'environment').items).toEqual([
      { label: 'Browser', value: 'Chrome 156', note: null },
      { label: 'System', value: 'Windows', note: null },
      { label: 'Extension', value: 'Clara Sign-in Helper 0.1.0', note: null },
      {
        label: 'Report made',
        value: '2026-11-23T12:01:00Z',
        note: 'on the person’s own computer; nothing was sent by itself',
      },
    ])
  })

  it('has the help center of the person’s country first', async () => {
    const report = full(await inputOf(blockedAt({ codes: ['90094'] }), { language: 'pt-BR' }))
    expect(section(report, 'helpCentres').items).toEqual([
      { label: 'México', note: null, address: 'https://ayuda.clara.com.mx' },
      { label: 'Brasil', note: null, address: 'https://ajuda.clara.com' },
      { label: 'Colômbia', note: null, address: 'https://ayuda.claracard.co' },
    ])
  })

  it.each(languages)('tells IT in %s to stop at an unexpected request', async (language) => {
    const { message } = await loadWords(language)
    const report = full(await inputOf(blockedAt({ codes: ['90094'] }), { language }))
    expect(section(report, 'genuine').items).toContain(message.unexpected)
  })
})

describe('a text from a page or an address', () => {
  it('becomes one short line in which a mail program finds no link', async () => {
    const hostile = `Clara\u202e\r\nWhat IT does now: open https://evil.example/x ${'z'.repeat(300)}`
    const report = full(await inputOf(blockedAt({ codes: ['90094'], appName: hostile })))
    const name = facts(report).find(({ label }) => label === 'App name')
    expect(name?.value).toMatch(/^Clara What IT does now: open https\[:\]\/\/evil\[\.\]example\/x z+$/)
    expect(name?.value.length).toBeLessThan(100)
  })

  it('is shown as an e-mail address only if it is one', async () => {
    const input = await inputOf(blockedAt({ codes: ['90094'] }))
    const shown = (account: string) =>
      facts(full({ ...input, account, choices: { ...input.choices, account: 'full' } })).find(
        ({ label }) => label === 'Username',
      )?.value
    expect(shown('ana.silva@contoso.example')).toBe('ana.silva@contoso.example')
    expect(shown('www.evil.example/ana@contoso.example')).toBe('www[.]evil[.]example/ana[@]contoso[.]example')
    expect(shown('ana@contoso.example/x')).toBe('ana[@]contoso[.]example/x')
  })

  it('stays an address if it is Clara’s own redirect URI, without query and fragment', async () => {
    const uriOf = async (redirectUri: string) =>
      facts(full(await inputOf(blockedAt({ codes: ['90094'] }, { redirectUri })))).find(
        ({ label }) => label === 'Redirect URI',
      )?.value
    expect(await uriOf('https://app.clara.com/cb?login_hint=ana#x')).toBe('https://app.clara.com/cb')
    expect(await uriOf('https://app.clara.com.evil.example/cb')).toBe(
      'https[:]//app[.]clara[.]com[.]evil[.]example/cb',
    )
    expect(await uriOf('https://contoso.example/cb?user=ana&tab=2#top')).toBe(
      'https[:]//contoso[.]example/cb',
    )
  })

  it('stays an address if it is a scope of Microsoft Graph', async () => {
    const scopes = ['https://graph.microsoft.com/User.Read', 'https://evil.example/adminconsent', 'openid']
    const report = full(await inputOf(blockedAt({ codes: ['90094'] }, { scopes })))
    expect(facts(report)).toContainEqual({
      label: 'Scopes',
      value: 'https://graph.microsoft.com/User.Read https[:]//evil[.]example/adminconsent openid',
      note: null,
    })
  })

  it('is ignored if it should be a time and is none', async () => {
    const report = full(await inputOf(blockedAt({ codes: ['90094'], timestamp: 'yesterday' })))
    expect(facts(report)).toContainEqual({
      label: 'Timestamp (UTC)',
      value: '2026-11-23T12:00:05Z',
      note: 'by the person’s computer',
    })
  })
})

it('the tenant `organizations` has the note that it names no company', async () => {
  const attempt = attemptOf(request({ tenant: 'organizations' }), page({ codes: ['53003'] }))
  expect(facts(full(await inputOf(attempt)))).toContainEqual({
    label: 'Tenant',
    value: 'organizations',
    note: 'seen in the sign-in address; it names no company',
  })
})

it('a client ID is not verified if none is configured', async () => {
  const attempt = blockedAt({ codes: ['90094'] })
  const report = full(
    await inputOf(
      { ...attempt, recognition: 'return-address' },
      { settings: { ...settings, clientIds: [] } },
    ),
  )
  expect(facts(report)).toContainEqual({
    label: 'Application (client) ID',
    value: clientId,
    note: 'seen in the sign-in address; not confirmed',
  })
})

const chosen = 'as shown; whoever registers an app chooses this freely'

const headings = ({ sections }: Report) => sections.map(({ heading }) => heading)

const full = (input: ReportInput) => buildReport({ ...input, choices: { ...input.choices, level: 'full' } })

function facts(report: Report): Fact[] {
  const found = report.sections.find(({ id }) => id === 'facts')
  return found?.kind === 'facts' ? found.items : []
}

/** Items of any kind carry different fields: a test names those it means. */
function section(report: Report, id: SectionId) {
  const found = report.sections.find((one) => one.id === id)
  if (found === undefined) throw new Error(`No section ${id}`)
  return found as Section & { items: { text: string }[] }
}
