// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { emptyTab } from '../../src/attempt/fold.ts'
import type { SignInAttempt } from '../../src/attempt/types.ts'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { stateOf } from '../../src/diagnosis/state.ts'
import { markRoot } from '../../src/ui/mark-root.ts'
import { attemptOf, noon, posted, request, served, success } from '../builders.ts'
import { blockedAt } from '../report/input.ts'

const hour = 60 * 60_000

it.each([
  ['idle', null, noon, { scenario: 'none', code: '', owner: '' }],
  ['under-way', attemptOf(request()), noon, { scenario: 'in-progress', code: '', owner: '' }],
  [
    'unread',
    attemptOf(request(), posted(), served()),
    noon,
    { scenario: 'in-progress', code: '', owner: '' },
  ],
  ['signed-in', attemptOf(request(), success()), noon, { scenario: 'signed-in', code: '', owner: '' }],
  [
    'blocked',
    blockedAt({ codes: ['90094'] }),
    noon,
    { scenario: 'admin-approval', code: '90094', owner: 'it' },
  ],
  ['expired', attemptOf(request()), noon + hour, { scenario: 'session', code: '', owner: 'you' }],
] as const)('marks the root element of a page whose tab is %s', (state, attempt, now, marks) => {
  const root = document.createElement('html')
  markRoot(root, stateOf(attempt && stored(attempt), now), 'es')
  expect(root.lang).toBe('es')
  const { scenario, code, owner } = root.dataset
  expect({ state: root.dataset.state, scenario, code, owner }).toEqual({ state, ...marks })
})

function stored(attempt: SignInAttempt) {
  return { ...emptyTab, attempt, diagnosis: diagnose(attempt) }
}
