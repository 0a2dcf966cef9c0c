import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scenarios } from '../../src/diagnosis/scenarios.ts'
import { type CodeScenario, codes, interrupts, lookUpCode, wrappers } from '../../src/microsoft/codes.ts'

describe('the table of AADSTS codes', () => {
  it('has a code for every scenario, except those that Microsoft gives no code', () => {
    const withCode = new Set(Object.values(codes).map(({ scenario }) => scenario))
    const others = Object.keys(scenarios).filter((scenario) => !withCode.has(scenario as CodeScenario))
    expect(others).toEqual(['cancelled', 'network', 'signed-in'])
    expect(withCode.has(null)).toBe(true)
  })

  it('has every code once', () => {
    const rows = [...readFileSync('src/microsoft/codes.ts', 'utf8').matchAll(/^ {4}\['(\d+)'/gm)]
    expect(rows.map(([, code]) => code).sort()).toEqual(Object.keys(codes).sort())
  })

  it('has only digits as keys', () => {
    expect(Object.keys(codes).filter((code) => !/^[1-9]\d{4,6}$/.test(code))).toEqual([])
  })

  it('has one short sentence for each code, and no sentence twice', () => {
    const meanings = Object.entries(codes).map(([code, { meaning }]) => ({ code, meaning }))
    expect(
      meanings.filter(({ meaning }) => !/^[A-Z].{9,89}\.$/.test(meaning) || meaning.includes('. ')),
    ).toEqual([])
    expect(new Set(meanings.map(({ meaning }) => meaning)).size).toBe(meanings.length)
  })

  it('tells the two approval pages of the help article apart', () => {
    expect([lookUpCode('90095'), lookUpCode('90094')]).toEqual([
      {
        name: 'AdminConsentRequiredRequestAccess',
        scenario: 'approval-request',
        errors: [],
        meaning: 'An admin must approve the app; the page lets the person send a request.',
      },
      {
        name: 'AdminConsentRequired',
        scenario: 'admin-approval',
        errors: [],
        meaning: 'An admin must approve the app, and no request can be sent from the page.',
      },
    ])
  })

  it('has both error values of a declined consent', () => {
    expect(lookUpCode('65004')).toEqual({
      name: 'UserDeclinedConsent',
      scenario: 'consent-declined',
      errors: ['access_denied', 'consent_required'],
      meaning: 'Somebody pressed Cancel on a page that asked for consent.',
    })
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

  it('has only one wrapper that also has a meaning of its own', () => {
    expect([...wrappers].filter((code) => lookUpCode(code) !== null)).toEqual(['50000'])
    expect(wrappers.has('70002')).toBe(true)
  })
})
