import { expect, test } from 'vitest'
import type { PageReport, TabEvent } from '../../src/attempt/observe.ts'
import { combined } from '../../src/background/combine-events.ts'
import { clientId, noon, otherClientId, page, served } from '../builders.ts'

const report = (more: Partial<PageReport> = {}, facts: Parameters<typeof page>[0] = {}): PageReport => ({
  kind: 'page-report',
  observation: page(facts),
  address: null,
  account: null,
  isRepeat: false,
  ...more,
})
const to = (url: string): TabEvent => ({ kind: 'navigation', url, at: noon, from: null, chain: null })
const authorize = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize'

test('a newer report of a document replaces the older one, whose account stays', () => {
  const older = report({ account: 'ana@contoso.example' }, { codes: ['90095'] })
  const newer = report({}, { approval: 'sent' })
  expect(combined(older, newer)).toEqual({ ...newer, account: 'ana@contoso.example' })
})

test('a repeat does not replace what it repeats', () => {
  expect(combined(report(), report({ isRepeat: true }))).toEqual(report())
})

test('a request that names its app replaces the request before it at the same endpoint', () => {
  const newer = to(`${authorize}?x=1&client_id=${otherClientId}`)
  expect(combined(to(`${authorize}?client_id=${clientId}`), newer)).toBe(newer)
})

test.each([
  ['reports of two documents', report(), report({ address: `${authorize}?x` })],
  ['a report that names another app', report({}, { clientId: otherClientId }), report()],
  ['a request that names no app', to(`${authorize}?client_id=${otherClientId}`), to(authorize)],
  ['a request at another endpoint', to('https://app.clara.com/'), to(`${authorize}?client_id=${clientId}`)],
  ['events of two kinds', to(`${authorize}?client_id=${clientId}`), served()],
])('keeps both: %s', (_, first, second) => {
  expect(combined(first, second)).toBe(null)
})
