import { describe, expect, test } from 'vitest'
import { appsOf, combineFacts, lastTryFirst, reasonOf } from '../../src/microsoft/combine.ts'
import { authResponse, clientId, noText, otherClientId } from '../builders.ts'

const ids = { traceId: 'trace', correlationId: 'correlation', timestamp: 'time' }
const otherIds = { traceId: 'other trace', correlationId: 'other correlation', timestamp: 'other time' }
const none = { traceId: null, correlationId: null, timestamp: null }

describe('of several answers', () => {
  const known = authResponse({ code: '50105' })
  const numberless = authResponse()
  const unknown = authResponse({ code: '50000001' })
  const success = authResponse({ outcome: 'success', error: null })

  test.each([
    ['the last with a known number comes first', [known, numberless, unknown], [known, numberless, unknown]],
    [
      'the later of two known ones comes first',
      [authResponse({ code: '65004' }), known],
      [known, authResponse({ code: '65004' })],
    ],
    [
      'without a known number the last error comes first',
      [unknown, numberless, success],
      [numberless, unknown, success],
    ],
    ['without an error the order stays', [success, success], [success, success]],
  ])('%s', (_, answers, expected) => {
    expect(lastTryFirst(answers)).toEqual(expected)
  })
})

describe('identifiers stay with their number:', () => {
  test.each([
    [
      'prose with them comes first',
      { code: '65001', ...ids },
      { code: '50105', ...otherIds },
      { code: '65001', ...ids },
    ],
    [
      'an answer with a trace ID comes before prose without',
      { code: '65001' },
      { code: '50105', traceId: 'other trace' },
      { code: '50105', ...none, traceId: 'other trace' },
    ],
    [
      'an answer with a correlation ID comes before prose without',
      { code: '65001' },
      { code: '50105', correlationId: 'c' },
      { code: '50105', ...none, correlationId: 'c' },
    ],
    [
      'prose without comes before an answer without',
      { code: '65001' },
      { code: '50105' },
      { code: '65001', ...none },
    ],
    [
      'prose with one of them takes none of another number',
      { code: '65001', traceId: 'trace' },
      { code: '50105', ...otherIds },
      { code: '65001', ...none, traceId: 'trace' },
    ],
    [
      'an answer completes its own number',
      { code: '65001', traceId: 'trace' },
      { code: '65001', ...otherIds },
      { code: '65001', ...otherIds, traceId: 'trace' },
    ],
    [
      'an answer without a number completes',
      { code: '65001', traceId: 'trace' },
      otherIds,
      { code: '65001', ...otherIds, traceId: 'trace' },
    ],
    [
      'an answer completes prose without a number',
      { correlationId: 'correlation' },
      { code: '50105', ...otherIds },
      { code: '50105', ...otherIds, correlationId: 'correlation' },
    ],
    [
      'the number behind a wrapper completes',
      { code: '70002', traceId: 'trace' },
      { code: '50105', ...otherIds },
      { code: '50105', ...otherIds, traceId: 'trace' },
    ],
  ])('%s', (_, prose, answer, expected) => {
    expect(combineFacts({ ...noText, ...prose }, [authResponse(answer)])).toMatchObject(expected)
  })

  test('prose counts more than an older answer with them', () => {
    const tries = [authResponse({ code: '50105' }), authResponse({ code: '65004', ...ids })]
    expect(combineFacts({ ...noText, code: '65001' }, tries)).toMatchObject({ code: '65001', ...none })
  })

  test('an app’s name and a statement come from whoever has them', () => {
    const facts = { appName: 'Fabrikam Pay', statement: { says: 'device' } } as const
    const other = { appName: 'Fabrikam Pay', statement: { says: 'mfa' } } as const
    expect(combineFacts(noText, [authResponse(facts)])).toMatchObject(facts)
    expect(combineFacts({ ...noText, ...facts }, [authResponse(other)])).toMatchObject(facts)
    expect(combineFacts(noText, [authResponse()])).not.toHaveProperty('statement')
  })

  test('two apps are both named', () => {
    const apps = [
      { clientId, appName: null },
      { clientId: otherClientId, appName: null },
    ]
    const combined = combineFacts({ ...noText, clientId }, [authResponse({ clientId: otherClientId })])
    expect(combined).toMatchObject({ clientId, apps })
    expect(appsOf(combined)).toEqual(apps)
  })
})

describe('error and subcode', () => {
  const cancelled = authResponse({ code: '65004', subcode: 'cancel' })
  const other = authResponse({ code: '50105', error: 'interaction_required' })

  test.each([
    [
      'are those beside the number',
      [cancelled, other],
      '50105',
      { error: 'interaction_required', subcode: null },
    ],
    [
      'are the first ones beside no number',
      [cancelled, other],
      '90094',
      { error: 'access_denied', subcode: 'cancel' },
    ],
    [
      'complete each other',
      [authResponse(), authResponse({ error: null, subcode: 'cancel' })],
      null,
      { error: 'access_denied', subcode: 'cancel' },
    ],
    [
      'are those of an answer that has an error',
      [authResponse({ error: null, subcode: 'cancel' }), authResponse()],
      null,
      { error: 'access_denied', subcode: 'cancel' },
    ],
    ['may be missing', [], null, { error: null, subcode: null }],
  ])('%s', (_, tries, code, expected) => {
    expect(reasonOf(tries, code)).toEqual(expected)
  })
})
