import { describe, expect, it } from 'vitest'
import { type Choices, defaultChoices } from '../../src/report/choices.ts'
import { leftOutOf } from '../../src/report/left-out.ts'
import { blockedAt, inputOf } from './input.ts'

const input = await inputOf(blockedAt({ codes: ['90094'] }))
const { report } = input.words
const account = 'ana.silva@contoso.example'

/** What a report with these choices says that it does not show. */
const leftOut = (chosen: Partial<Choices>, name: string | null = account) =>
  leftOutOf({ ...input, account: name, choices: { ...defaultChoices('full'), ...chosen } })

describe('a report says that it leaves out', () => {
  it.each<[string, Partial<Choices>, string | null, string[]]>([
    ['the account', { account: 'off' }, account, [report.leftOutAccount]],
    ['the account, also if none was given', { account: 'off' }, null, [report.leftOutAccount]],
    ['the name before the domain', { account: 'domain' }, account, [report.leftOutName]],
    ['no name if none was given', { account: 'domain' }, null, []],
    ['nothing of a whole account', { account: 'full' }, account, []],
    ['the tenant', { account: 'full', tenant: false }, account, [report.leftOutTenant]],
    ['the environment', { account: 'full', environment: false }, account, [report.leftOutEnvironment]],
    ['the time line', { account: 'full', timeline: false }, account, [report.leftOutTimeline]],
  ])('%s', (_, chosen, name, parts) => {
    expect(leftOut(chosen, name)).toEqual([...parts, report.leftOutAlways])
  })

  it('in a message all that only the full report has, in one line', () => {
    const hidden = { level: 'message', tenant: false, environment: false, timeline: false } as const
    expect(leftOut(hidden)).toEqual([
      report.leftOutAccount,
      report.leftOutTenant,
      report.leftOutBackground,
      report.leftOutAlways,
    ])
  })
})
