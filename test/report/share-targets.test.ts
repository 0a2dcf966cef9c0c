import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/_locales/index.ts'
import { buildReport } from '../../src/report/build.ts'
import { fileName, formAddress, mailAddress, teamsAddress } from '../../src/report/share-targets.ts'
import { reportText } from '../../src/report/text.ts'
import type { Report } from '../../src/report/types.ts'
import { everyFailure } from './every-failure.ts'
import { blockedAt, correlationId, inputOf, requestId } from './input.ts'

const paste = 'Paste the report here.'
const input = await inputOf(blockedAt({ codes: ['90094'] }))
const long = buildReport(input)
const brief: Report = { ...long, summary: ['Stopped.'], sections: [] }

describe('an e-mail', () => {
  it('has the whole report if the address has room for it', () => {
    const { address, isWhole } = mailAddress('help@contoso.example', brief, paste)
    const mail = new URL(address)
    expect(isWhole).toBe(true)
    expect(mail.pathname).toBe('help@contoso.example')
    expect(mail.searchParams.get('subject')).toBe(brief.title)
    expect(mail.searchParams.get('body')).toBe(reportText(brief).replaceAll('\n', '\r\n'))
  })

  it('else has what finds the sign-in, and asks for the report', () => {
    const { address, isWhole } = mailAddress('help@contoso.example', long, paste)
    expect(isWhole).toBe(false)
    expect(new URL(address).searchParams.get('body')?.split('\r\n').slice(0, 6)).toEqual([
      paste,
      '',
      'Error code: AADSTS90094',
      `Request ID: ${requestId}`,
      `Correlation ID: ${correlationId}`,
      'Timestamp (UTC): 2026-11-23T12:00:05Z',
    ])
  })

  it('leaves out unknown values, and warns before the summary', () => {
    const bodyOf = (report: Report) =>
      new URL(mailAddress('help@contoso.example', report, paste).address).searchParams.get('body')
    const unseen = { ...long, sections: [], summary: ['x'.repeat(3000)] }
    expect(bodyOf(unseen)).toMatch(/^Paste the report here\.\r\n\r\nError code: AADSTS90094\r\n\r\nx{500}/)
    expect(bodyOf({ ...unseen, warning: 'Anybody could have made this.' })).toMatch(
      /^Paste the report here\.\r\n\r\nError code: AADSTS90094\r\n\r\nAnybody could have made this\.\r\n\r\nx{500}/,
    )
  })

  it('names no code if there is none', () => {
    const uncoded = { ...long, head: { ...long.head, code: null }, summary: ['x'.repeat(3000)] }
    const { address } = mailAddress('help@contoso.example', uncoded, paste)
    expect(new URL(address).searchParams.get('body')).toMatch(
      new RegExp(`^${paste}\r\n\r\nRequest ID: ${requestId}\r\n`),
    )
  })

  it('is filled to the last character that an address may have', () => {
    const filled = (signs: number) =>
      mailAddress('help@contoso.example', { ...brief, summary: ['x'.repeat(signs)] }, paste)
    const room = 2001 - filled(1).address.length
    expect(filled(room)).toMatchObject({ isWhole: true })
    expect(filled(room).address).toHaveLength(2000)
    expect(filled(room + 1)).toMatchObject({ isWhole: false })
    expect(filled(3000).address).toHaveLength(2000)
  })

  it('encodes reserved characters, and half a surrogate pair as a replacement', () => {
    const { address } = mailAddress('help@contoso.example', { ...brief, title: "(*')!\ud800" }, paste)
    expect(address).toContain('subject=%28%2A%27%29%21%EF%BF%BD&')
  })

  it('has one recipient, whatever their address holds', () => {
    const { address } = mailAddress('a&cc=b@evil.example', brief, paste)
    expect([...new URL(address).searchParams.keys()]).toEqual(['subject', 'body'])
  })
})

describe('a Teams chat', () => {
  it('names the person and has the message', () => {
    const { address, isWhole } = teamsAddress('it.help@contoso.example', brief, paste)
    const url = new URL(address)
    expect(isWhole).toBe(true)
    expect(url.origin + url.pathname).toBe('https://teams.microsoft.com/l/chat/0/0')
    expect([...url.searchParams]).toEqual([
      ['users', 'it.help@contoso.example'],
      ['message', reportText(brief)],
    ])
  })
})

describe('a ticket form', () => {
  const form =
    'https://tickets.example/new?t={title}&s={summary}&c={code}&x={other}#{correlationId}/{requestId}'

  it('has only its places filled in', () => {
    const { address, isWhole } = formAddress(form, long, paste)
    const url = new URL(address)
    expect(isWhole).toBe(false)
    expect([...url.searchParams]).toEqual([
      ['t', long.title],
      ['s', long.summary[0]],
      ['c', '90094'],
      ['x', '{other}'],
    ])
    expect(url.hash).toBe(`#${correlationId}/${requestId}`)
  })

  it('is filled to the last character that a form’s address may have', () => {
    const withReport = 'https://tickets.example/new?text={report}'
    const start = formAddress(withReport, { ...brief, summary: ['x'] }, paste).address.length
    const filled = (signs: number) =>
      formAddress(withReport, { ...brief, summary: ['x'.repeat(signs)] }, paste)
    expect(filled(8001 - start).isWhole).toBe(true)
    expect(filled(8001 - start).address).toHaveLength(8000)
    expect(filled(8002 - start).isWhole).toBe(false)
  })

  it('has as much of the short report as its own text leaves room for', () => {
    const endless = { ...long, title: 'A title', summary: ['x'.repeat(9000)] }
    const filled = (pad: number) =>
      formAddress(
        `https://tickets.example/new?t={title}&pad=${'p'.repeat(pad)}&text={report}`,
        endless,
        paste,
      )
    expect(filled(7000)).toMatchObject({ isWhole: false, address: expect.stringContaining('text=Paste') })
    expect(filled(7000).address).toHaveLength(8000)
    expect(filled(0).address.split('text=')[1]).toHaveLength(2000)
    expect(filled(9000).address).toMatch(/&text=$/)
  })

  it('leaves the place of an unknown value empty', () => {
    const { address } = formAddress(
      form,
      { ...long, sections: [], head: { ...long.head, code: null } },
      paste,
    )
    const url = new URL(address)
    expect(url.searchParams.get('c')).toBe('')
    expect(url.hash).toBe('#/')
    const factless = long.sections.map((one) => (one.id === 'facts' ? { ...one, items: [] } : one))
    const unseen = formAddress(form, { ...long, sections: factless as Report['sections'] }, paste)
    expect(new URL(unseen.address).hash).toBe('#/')
  })

  it('has the whole report if there is room, else the short one', () => {
    const withReport = 'https://tickets.example/new?text={report}'
    expect(textIn(formAddress(withReport, brief, paste))).toEqual([true, reportText(brief)])
    const endless = { ...long, summary: ['x'.repeat(9000)] }
    const [isWhole, text] = textIn(formAddress(withReport, endless, paste))
    expect(isWhole).toBe(false)
    expect(text).toMatch(/^Paste the report here\.\n\nError code: AADSTS90094/)
  })

  it('keeps every value in its place', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, summary) => {
        const report = { ...brief, title, summary: [summary] }
        const url = new URL(
          formAddress('https://tickets.example/new?a={title}&b={summary}&c={report}#d', report, paste)
            .address,
        )
        expect(url.origin + url.pathname + url.hash).toBe('https://tickets.example/new#d')
        expect([...url.searchParams.keys()]).toEqual(['a', 'b', 'c'])
        expect(whole(title).startsWith(url.searchParams.get('a') ?? '?')).toBe(true)
        expect(whole(summary).startsWith(url.searchParams.get('b') ?? '?')).toBe(true)
      }),
    )
  })
})

it('an address for mail or chat has at most 2000 characters and no character cut in two', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (title, summary, last) => {
      const report = { ...long, title, summary: [summary, last] }
      for (const way of [mailAddress, teamsAddress]) {
        const { address } = way('somebody@contoso.example', report, paste)
        expect(address.length).toBeLessThanOrEqual(2000)
        expect(() => decodeURIComponent(address)).not.toThrow()
      }
    }),
  )
})

describe('a file name', () => {
  it('has the code and the day', () => {
    expect(fileName(long, 'html')).toBe('clara-sign-in-AADSTS90094-2026-11-23.html')
  })

  it('has the scenario if there is no code', async () => {
    const uncoded = buildReport(await inputOf(blockedAt({ form: 'reason' })))
    expect(fileName(uncoded, 'md')).toBe('clara-sign-in-approval-request-2026-11-23.md')
  })
})

describe('an escaping', () => {
  const catalog =
    'https://contoso.service-now.example/sp?sysparm_variable_values={"short":"{title|json}","text":"{report|json}"}'
  const record =
    'https://contoso.service-now.example/incident.do?sys_id=-1&sysparm_query=short_description={title|query}^description={report|query}'
  /** As ServiceNow reads it: one caret separates, two are a caret. */
  const conditions = (query: string | null) =>
    new Map(
      (query ?? '').split(/(?<!\^)\^(?=\w+=)(?<!\^\^)/).map((one) => {
        const at = one.indexOf('=')
        return [one.slice(0, at), one.slice(at + 1).replaceAll('^^', '^')]
      }),
    )

  it.each(languages)('gives back the message in %s from JSON and from a query', async (language) => {
    for (const attempt of everyFailure().values()) {
      const report = buildReport(await inputOf(attempt, { language }))
      const values = new URL(formAddress(catalog, report, paste).address).searchParams
      expect(JSON.parse(values.get('sysparm_variable_values') ?? '')).toEqual({
        short: report.title,
        text: reportText(report),
      })
      const { address, isWhole } = formAddress(record, report, paste)
      const query = conditions(new URL(address).searchParams.get('sysparm_query'))
      expect([isWhole, query.get('description')]).toEqual([true, reportText(report)])
    }
  })

  it('gives back any text, whole or cut', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, summary) => {
        const report = { ...brief, title, summary: [summary] }
        const { address, isWhole } = formAddress(catalog, report, paste)
        const { short, text } = JSON.parse(new URL(address).searchParams.get('sysparm_variable_values') ?? '')
        expect(whole(title).startsWith(short)).toBe(true)
        if (isWhole) expect(text).toBe(whole(reportText(report)))
        expect(address.length).toBeLessThanOrEqual(8000)
      }),
    )
  })

  it('doubles each caret, and no cut halves one', () => {
    const carets = { ...brief, title: '^'.repeat(999), summary: ['a^b'] }
    const query = new URL(formAddress(record, carets, paste).address).searchParams.get('sysparm_query') ?? ''
    const title = /^short_description=(\^+)description=/.exec(query)?.[1] ?? ''
    // The last caret separates the next condition.
    expect(title.length % 2).toBe(1)
    expect(query).toContain('a^^b')
  })

  it('that does not exist leaves its place', () => {
    const { address } = formAddress('https://tickets.example/new?a={title|xml}', brief, paste)
    expect(new URL(address).searchParams.get('a')).toBe('{title|xml}')
  })
})

describe('the address of a page for mail or chat', () => {
  it.each([
    'https://outlook.office.com/mail/deeplink/compose?to=help@contoso.example&subject={title}&body={report}',
    'https://mail.google.com/mail/?view=cm&to=help@contoso.example&su={title}&body={report}',
    'https://teams.microsoft.com/l/chat/0/0?users=it@contoso.example&message={report}',
  ])('has at most 2000 characters: %s', (form) => {
    const { address, isWhole } = formAddress(form, long, paste)
    expect(isWhole).toBe(false)
    expect(address.length).toBeLessThanOrEqual(2000)
    expect(decodeURIComponent(address)).toContain(`Correlation ID: ${correlationId}`)
    expect(formAddress(form, { ...brief, title: 'x', summary: ['y'] }, paste).isWhole).toBe(true)
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3000 }),
  fc.string({ unit: 'grapheme', maxLength: 3000 }),
  fc.constantFrom('../..', '&a=b#c?d', '{code}{report}', '%41%26', '\ud800', '\'"<script>', 'x'.repeat(5000)),
)

/** Half a surrogate pair cannot be in an address. */
const whole = (text: string) => text.replace(/\p{Cs}/gu, '\ufffd')

function textIn({ address, isWhole }: { address: string; isWhole: boolean }): [boolean, string | null] {
  return [isWhole, new URL(address).searchParams.get('text')]
}
