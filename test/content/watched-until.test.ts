import { describe, expect, test } from 'vitest'
import { watchedUntil } from '../../src/content/watched-until.ts'
import type { PageFacts } from '../../src/microsoft/types.ts'
import { noPage } from '../builders.ts'

const requestId = 'feed0000-1111-4222-8333-444455556666'
const until = (more: Partial<PageFacts>) => watchedUntil({ ...noPage, ...more })

describe('a page is watched', () => {
  test('until it leaves, if its form may become "Request sent"', () => {
    expect(until({ form: 'reason' })).toBe('it-leaves')
    for (const approval of ['required', 'sent'] as const) expect(until({ approval })).toBe('it-leaves')
    for (const code of ['90095', '900981', '90096', '90097', '90098'])
      expect(until({ codes: ['50058', code], requestId })).toBe('it-leaves')
  })
  test('no longer, once it shows its form or its failure', () => {
    expect(until({ form: 'sign-in', pageId: 'ConvergedSignIn', codes: ['50058'] })).toBe('an-action')
    expect(until({ form: 'consent' })).toBe('an-action')
    expect(until({ codes: ['90094'], requestId, approval: 'admin' })).toBe('an-action')
  })
  test('while it may still be drawn', () => {
    expect(watchedUntil(null)).toBe('it-rests')
    expect(until({ codes: ['90094'] })).toBe('it-rests')
    expect(until({ pageId: 'ConvergedSignIn', codes: ['50058'], requestId })).toBe('it-rests')
    expect(until({ pageId: 'ConvergedConsent' })).toBe('it-rests')
    expect(until({ approval: 'admin' })).toBe('it-rests')
  })
})
