import { describe, expect, test } from 'vitest'
import { senseOf } from '../../src/microsoft/senses.ts'

describe('a number with several meanings', () => {
  test.each([
    ['65005', 'is not supported because it is in an unmanaged state', 'app-misconfigured', 'it'],
    ['65005', 'needs a service that Contoso has not subscribed to', 'app-misconfigured', 'it'],
    ['50053', 'an IP address with malicious activity', 'conditional-access', undefined],
    ['16002', 'requested to sign out of a session', 'none', undefined],
  ])('%s: %s', (code, text, says, owner) => {
    expect(senseOf([code], text)).toEqual({ code, says, ...(owner && { owner }) })
  })
  test('has its usual meaning without the sentence', () => {
    expect(senseOf(['65005', '50053', '16000'], 'Something else.')).toBe(undefined)
    expect(senseOf([], 'unmanaged state')).toBe(undefined)
  })
})
