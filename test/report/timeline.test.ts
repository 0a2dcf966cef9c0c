import { expect, it } from 'vitest'
import type { Observation } from '../../src/attempt/observation.ts'
import { timelineOf } from '../../src/report/timeline.ts'
import {
  answer,
  bareCancel,
  failure,
  noon,
  page,
  pasted,
  posted,
  request,
  said,
  served,
  step,
  success,
} from '../builders.ts'
import { blockedAt, inputOf } from './input.ts'

const input = await inputOf(blockedAt({ codes: ['90094'] }))
const timeline = (...seen: Observation[]) => timelineOf({ ...input, attempt: { ...input.attempt, seen } })
const signInHost = 'login.microsoftonline.com'

it.each<[Observation, what: string, where: string]>([
  [request(), 'sign-in asked for: authorize', signInHost],
  [step('/common/reprocess'), 'next step', `${signInHost}/common/reprocess`],
  [
    page({ pageId: 'ConvergedError', codes: ['90094', '50058'] }),
    'page shown: ConvergedError, AADSTS90094, AADSTS50058',
    `${signInHost}/common/login`,
  ],
  [page({ codes: ['90094'] }), 'page shown: AADSTS90094', `${signInHost}/common/login`],
  [page(), 'page shown', `${signInHost}/common/login`],
  [
    answer({ code: '65004' }),
    'answer to the app, blocked: access_denied, AADSTS65004',
    'app.clara.com/auth/callback',
  ],
  [bareCancel(), 'answer to the app, blocked: access_denied, cancel', 'app.clara.com/auth/callback'],
  [
    answer({ error: null, code: '65004' }),
    'answer to the app, blocked: AADSTS65004',
    'app.clara.com/auth/callback',
  ],
  [
    answer({ error: 'Call +52 55', subcode: 'Call +52 55' }),
    'answer to the app, blocked: other, other',
    'app.clara.com/auth/callback',
  ],
  [said('admin'), 'the person says which page blocks them: Need admin approval', ''],
  [success({ host: 'idp.example' }), 'answer to the app, signed in', 'idp[.]example/auth/callback'],
  [posted(), 'Microsoft posted its answer to Clara', 'app.clara.com'],
  [served(503), 'page loaded, HTTP status 503', signInHost],
  [failure('net::ERR_FAILED'), 'not loaded: net::ERR_FAILED', signInHost],
  [failure(''), 'not loaded', signInHost],
  [{ kind: 'clara', at: noon, host: 'www.clara.com', chain: null }, 'page of Clara’s', 'www.clara.com'],
  [pasted({ code: '90094' }), 'text pasted: AADSTS90094', ''],
  [pasted(), 'text pasted', ''],
])('%j has its line', (observation, what, where) => {
  expect(timeline(observation)).toMatchObject([{ what, where }])
})

it('the lines are in order of time, with the seconds since the sign-in began', () => {
  const moments = timeline(step('/second', noon + 2040), request(), step('/third', noon + 61_000))
  expect(moments.map(({ seconds, at }) => [seconds, at])).toEqual([
    [0, '2026-11-23T12:00:00Z'],
    [2, '2026-11-23T12:00:02.040Z'],
    [61, '2026-11-23T12:01:01Z'],
  ])
})
