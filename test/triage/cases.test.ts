import { describe, expect, it } from 'vitest'
import { summarize } from '../../src/triage/count.ts'
import type { Found } from '../../src/triage/reading.ts'
import { addressOf, goldenForms, signInOf } from '../fleet/golden-forms.ts'
import { log } from '../fleet/golden-log.ts'
import type { SignIn } from './forms/sign-ins.ts'
import { csv } from './forms/write.ts'
import { readAll } from './read-all.ts'

const signIns = log.map(signInOf)

/** The same people, failures and fixes, whatever else reports them. */
const golden = { stopped: 11, people: 7, stillBlocked: 4, fixed: 3, minutesToFix: 120 }

describe.each(goldenForms)('a log as $form', ({ write }) => {
  it('counts a sign-in and its person once, although the employee reported it', async () => {
    const files = [await found(write(signIns)), await found(tickets(failures))]
    for (const all of everyOrder(files))
      expect(countsOf(all)).toEqual({ ...golden, duplicates: failures.length })
  })

  it('counts the person of the log where an agent of the help desk reports for others', async () => {
    const byAgent = await found(tickets(failures, () => addressOf('agent')))
    for (const all of everyOrder([await found(write(signIns)), byAgent]))
      expect(countsOf(all)).toEqual({ ...golden, duplicates: failures.length })
  })

  it('counts once what was exported twice, by whichever name', async () => {
    const again = await found(write(signIns))
    for (const all of everyOrder([await found(write(signIns)), again.map(byAddressAlone)]))
      expect(countsOf(all)).toEqual({ ...golden, duplicates: golden.stopped })
  })

  it('knows a person by the address that the log has beside the ID', async () => {
    const [ana] = failures
    const another = ana === undefined ? [] : [{ ...ana, correlationId: otherId, requestId: otherId }]
    for (const all of everyOrder([await found(write(signIns)), await found(tickets(another))]))
      expect(countsOf(all)).toMatchObject({ stopped: golden.stopped + 1, people: golden.people })
  })

  it('adds the person of a report that no log knows', async () => {
    const [first] = failures
    const ivan =
      first === undefined
        ? []
        : [{ ...first, correlationId: otherId, requestId: otherId, upn: addressOf('ivan') }]
    for (const all of everyOrder([await found(write(signIns)), await found(tickets(ivan))]))
      expect(countsOf(all)).toMatchObject({ stopped: golden.stopped + 1, people: golden.people + 1 })
  })
})

describe('the country', () => {
  it.each(goldenForms)('of $form is two letters, without the city', async ({ form, write }) => {
    const { countries } = summarize(await found(write(signIns)), 0)
    // The fields of this form's sign-ins have none.
    expect(countries).toEqual(form === 'Elastic' ? undefined : [{ key: 'CO', count: 11, people: 7 }])
  })

  it.each([
    ['Kibana’s field', { 'source.geo.country_iso_code': 'BR' }, 'BR'],
    ['a city alone', { location: { city: 'Bogotá' } }, null],
    ['a name in the place of a country', { Location: 'Ana, Bogotá' }, null],
  ])('of %s', async (_, more, country) => {
    const record = { createdDateTime: '2026-11-20T10:00:00Z', appDisplayName: 'Clara', ...more }
    const [one] = await found(JSON.stringify({ ...record, status: { errorCode: 90094 } }))
    expect(one?.country).toBe(country)
  })
})

describe('an address of several people, such as a masked one', () => {
  it('joins no people', async () => {
    const masked = signIns.map((one) => ({ ...one, upn: 'hidden@contoso.example' }))
    for (const { write } of goldenForms)
      expect(countsOf(await found(write(masked)))).toEqual({ ...golden, duplicates: 0 })
  })
})

describe('a report without a code', () => {
  const page = ({ requestId, correlationId }: SignIn) => `Need admin approval
Clara needs permission to access resources in your organization that only an admin can grant.
Request Id: ${requestId}
Correlation Id: ${correlationId}`

  it('is the same as the entry with its IDs', async () => {
    const [entry] = failures
    if (entry === undefined) throw new Error('an empty log')
    const report = await found(page(entry))
    expect(report.map(({ cause }) => cause)).toEqual(['admin-approval'])
    const files = [await found(goldenForms[0]?.write([entry]) ?? ''), report]
    for (const all of everyOrder(files))
      expect(countsOf(all)).toMatchObject({ stopped: 1, people: 1, duplicates: 1 })
  })
})

const failures = signIns.filter(({ code }) => code !== 0 && code !== 50140)
const otherId = '0d0d0000-0000-4000-8000-000000000001'

function tickets(all: readonly SignIn[], from = ({ upn }: SignIn) => upn): string {
  return csv(
    all.map((one, index) => ({
      Number: `INC00${index}`,
      Created: one.at,
      'Requester email': from(one),
      Subject: 'I cannot sign in to Clara',
      Description: `AADSTS${one.code}: a sentence. Trace ID: ${one.requestId} Correlation ID: ${one.correlationId} Timestamp: ${one.at.replace('T', ' ')}`,
    })),
  )
}

/** An export without object IDs. */
const byAddressAlone = (one: Found): Found => ({ ...one, user: one.address })

async function found(text: string): Promise<Found[]> {
  const { found, unread, reason } = await readAll(text)
  expect({ unread, reason }).toEqual({ unread: [], reason: null })
  return found
}

/** One file after the other, and one record of each in turn. */
function everyOrder([one = [], other = []]: Found[][]): Found[][] {
  const all = [...one, ...other]
  return [all, [...other, ...one], all.toReversed(), all.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))]
}

function countsOf(all: readonly Found[]) {
  const { stopped, duplicates, people, stillBlocked, fixed, minutesToFix } = summarize(all, 0, 7)
  return { stopped, duplicates, people, stillBlocked, fixed, minutesToFix }
}
