import { describe, expect, it } from 'vitest'
import { scenarios } from '../../src/diagnosis/scenarios.ts'
import {
  type CodeScenario,
  codeRows,
  codes,
  givesReason,
  interrupts,
  lookUpCode,
  wrappers,
} from '../../src/microsoft/codes.ts'

describe('the table of AADSTS codes', () => {
  it('has a code for every scenario, except those that Microsoft gives no code', () => {
    const withCode = new Set(Object.values(codes).map(({ scenario }) => scenario))
    const others = Object.keys(scenarios).filter((scenario) => !withCode.has(scenario as CodeScenario))
    expect(others).toEqual(['network', 'signed-in'])
    expect(withCode.has(null)).toBe(true)
  })

  it('has every code once', () => {
    const listed = codeRows.flatMap(([, , list]) => list.trim().split(/\s+/))
    expect(listed.sort()).toEqual(Object.keys(codes).sort())
  })

  it('has only digits as keys', () => {
    expect(Object.keys(codes).filter((code) => !/^[1-9]\d{4,6}$/.test(code))).toEqual([])
  })

  it('tells the two approval pages of the help article apart', () => {
    expect(['90095', '90094'].map(lookUpCode)).toEqual([
      { scenario: 'approval-request' },
      { scenario: 'admin-approval' },
    ])
  })

  it('names who acts after IT where an app is unknown to the tenant', () => {
    expect(['650056', '700016'].map(lookUpCode)).toEqual(
      Array(2).fill({ scenario: 'app-misconfigured', owner: 'it', then: 'clara' }),
    )
  })

  it.each([
    ['65002', 'app-misconfigured', 'microsoft'],
    ['7000229', 'app-misconfigured', 'it'],
    ['650054', 'resource-missing', 'clara'],
    ['16003', 'wrong-account', 'it'],
    ['9002332', 'wrong-account', 'clara'],
    ['50053', 'account-blocked', 'you'],
    ['130500', 'password', 'it'],
    ['53004', 'mfa-setup', 'it'],
    ['53008', 'device', 'you'],
    ['54005', 'session', 'clara'],
    ['50077', 'conditional-access', 'you'],
    ['50088', 'mfa', 'wait'],
    ['50172', 'mfa', 'it'],
    ['50100', 'app-misconfigured', 'it'],
    ['50007', 'app-misconfigured', 'microsoft'],
  ] as const)('gives %s another owner than its scenario has', (code, scenario, owner) => {
    expect(lookUpCode(code)).toMatchObject({ scenario, owner })
  })

  it.each([
    ['53003', 'conditional-access'],
    ['53000', 'device'],
    ['50105', 'not-assigned'],
    ['7000112', 'app-blocked'],
    ['50011', 'app-misconfigured'],
    ['650052', 'resource-missing'],
    ['50020', 'wrong-account'],
    ['50126', 'password'],
    ['500021', 'tenant-restricted'],
    ['165000', 'session'],
    ['90033', 'transient'],
    ['90055', 'service'],
    ['90135', 'cancelled'],
    ['140004', 'unknown'],
  ] as const)('gives %s no owner of its own', (code, scenario) => {
    const entry = lookUpCode(code)
    expect(entry?.scenario).toBe(scenario)
    expect(entry).not.toHaveProperty('owner')
  })

  it('finds nothing for an unknown number or a name that every object has', () => {
    expect(
      ['99999', '', 'cancel', 'AADSTS90094', 'constructor', '__proto__', 'toString'].map(lookUpCode),
    ).toEqual(Array(7).fill(null))
  })

  it('lists as interrupts exactly the codes without a scenario', () => {
    const withoutScenario = Object.keys(codes).filter((code) => codes[code]?.scenario === null)
    expect(new Set(withoutScenario)).toEqual(interrupts)
    expect(interrupts).toEqual(new Set(['50058', '50140', '50199', '50158']))
  })

  it('never takes a wrapper for a reason', () => {
    expect([...wrappers].filter(givesReason)).toEqual([])
    expect(wrappers.has('70002')).toBe(true)
    expect(givesReason('90094')).toBe(true)
  })
})
