import { describe, expect, it } from 'vitest'
import { loadWords } from '../../src/_locales/index.ts'
import { asksToApprove, causesOf, concernsPerson, placesOf } from '../../src/report/scenario-rows.ts'
import { blockedAt, inputOf } from './input.ts'

const words = await loadWords('en')
const diagnosisOf = async (code: string) => (await inputOf(blockedAt({ codes: [code] }))).diagnosis

describe('what the report says of a case', () => {
  it.each([
    ['90094', ['settings', 'apps'], { approves: true, person: false }],
    ['90095', ['requests'], { approves: true, person: false }],
    ['700016', ['apps'], { approves: true, person: false }],
    ['50126', ['users'], { approves: false, person: true }],
    ['53003', ['accessRules'], { approves: false, person: false }],
    ['50011', [], { approves: false, person: false }],
  ])('AADSTS%s is solved under %j', async (code, places, { approves, person }) => {
    const diagnosis = await diagnosisOf(code)
    expect(placesOf(diagnosis)).toEqual(places)
    expect(asksToApprove(diagnosis)).toBe(approves)
    expect(concernsPerson(diagnosis)).toBe(person)
  })

  it('names the settings of the tenant with their paths, but not to Clara’s support', async () => {
    const diagnosis = await diagnosisOf('65001')
    expect(causesOf(diagnosis, words)).toEqual([
      expect.stringContaining('Entra ID > Enterprise apps > Consent and permissions > User consent settings'),
    ])
    expect(causesOf({ ...diagnosis, owner: 'clara' }, words)).toEqual([])
  })
})
