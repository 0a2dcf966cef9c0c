import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/attempt/observation.ts'
import { detailsOf, factsOf } from '../../src/report/facts.ts'
import type { Fact, ReportInput } from '../../src/report/types.ts'
import { attemptOf, failure, noon, page, pasted, request } from '../builders.ts'
import { blockedAt, inputOf } from './input.ts'

const input = await inputOf(blockedAt({ codes: ['90094'] }))
const { report } = input.words
const byCode = (code: string | null): ReportInput => ({ ...input, diagnosis: { ...input.diagnosis, code } })
const named = (facts: readonly Fact[], label: string) => facts.find((fact) => fact.label === label)

describe('the error code', () => {
  it('has its name if the table has it', () => {
    expect(named(factsOf(byCode('90094')), 'Error code')?.value).toBe('AADSTS90094 (AdminConsentRequired)')
    expect(named(factsOf(byCode('1234567')), 'Error code')?.value).toBe('AADSTS1234567')
  })

  it('is no fact if there is none: then the message says what shows the failure', () => {
    expect(named(factsOf(byCode(null)), 'Error code')).toBe(undefined)
    expect(named(detailsOf(byCode(null)), report.evidence)?.value).toMatch(/^2026-11-23T12:00:05Z: /)
    expect(named(detailsOf(byCode('90094')), report.evidence)).toBe(undefined)
  })

  it('and the evidence may both be missing: the time is then that of the attempt', () => {
    const bare = { ...input, diagnosis: { ...input.diagnosis, code: null, evidence: [] } }
    expect(named(detailsOf(bare), report.evidence)).toBe(undefined)
    expect(named(detailsOf(bare), 'Timestamp (UTC)')?.value).toBe('2026-11-23T12:00:00Z')
  })
})

describe('the server of a page that could not be loaded', () => {
  const error = 'net::ERR_CONNECTION_REFUSED'
  /** The server of these observations, if the diagnosis rests on what was seen at this time. */
  const serverOf = (at: number | null, ...seen: Observation[]) => {
    const evidence = at === null ? [] : [{ what: 'network', value: error, where: 'network', at } as const]
    const attempt = { ...input.attempt, seen }
    return named(detailsOf({ ...input, attempt, diagnosis: { ...input.diagnosis, evidence } }), report.host)
  }
  const early = failure(error, 'login.microsoftonline.com', noon + 1000)
  const late = failure(error, 'sts.contoso.example', noon + 3000)

  it('is that of the failure on which the diagnosis rests', () => {
    expect(serverOf(noon + 1000, early, late)?.value).toBe('login.microsoftonline.com')
    expect(serverOf(noon + 3000, early, late)?.value).toBe('sts[.]contoso[.]example')
    expect(serverOf(noon + 3000, request({}, { at: noon + 3000 }), late)?.note).toBe(null)
  })

  it('is no fact if the diagnosis rests on something else', () => {
    expect(serverOf(noon + 2000, early, page({}, noon + 2000))).toBe(undefined)
    expect(serverOf(null, early)).toBe(undefined)
  })
})

describe('the time', () => {
  it('of a pasted text without one says that it is the time of the paste', async () => {
    const text = await inputOf(attemptOf(pasted({ code: '90094', codes: ['90094'] })))
    expect(named(detailsOf(text), 'Timestamp (UTC)')).toEqual({
      label: 'Timestamp (UTC)',
      value: '2026-11-23T12:00:00Z',
      note: report.handedIn,
    })
    expect(named(detailsOf(input), 'Timestamp (UTC)')?.note).toBe(null)
  })

  it('that another page has printed is not used', async () => {
    const printed = page({ pageId: 'ConvergedTFA', timestamp: '2026-11-23T11:00:00Z' }, noon + 2000)
    const failed = await inputOf(attemptOf(request(), printed, failure('net::ERR_FAILED')))
    expect(named(detailsOf(failed), 'Timestamp (UTC)')?.value).toBe('2026-11-23T12:00:04.500Z')
  })
})

describe('what the app asked for', () => {
  const asked = (more: Parameters<typeof request>[0]) => {
    const attempt = attemptOf(request(more), page({ codes: ['90094'] }))
    return factsOf({ ...input, attempt })
  }

  it('is “not set” where the request has nothing', () => {
    const facts = asked({ redirectUri: null, scopes: [], prompt: null })
    for (const label of ['Redirect URI', 'Scopes', 'Prompt'])
      expect([label, named(facts, label)?.value]).toEqual([label, report.notSet])
  })

  it('has at most thirty scopes', () => {
    const scopes = Array.from({ length: 31 }, (_, index) => `a${index}`)
    expect(named(asked({ scopes }), 'Scopes')?.value.split(' ')).toEqual(scopes.slice(0, 30))
  })
})
