import type { QueryId } from '../../src/fleet/queries.ts'

/** One sign-in to Clara, as a row of the log. */
export interface LogRow {
  /** ISO 8601, UTC. */
  at: string
  user: string
  /** `ResultType`; "0" is a success. */
  code: string
}

/** Eight people: three fixed, one of them blocked again. Queries look back from November 28. */
export const log: readonly LogRow[] = [
  // Ana asks on Tuesday, is approved on Thursday.
  { at: '2026-11-24T09:00:00Z', user: 'ana', code: '90095' },
  { at: '2026-11-24T09:10:00Z', user: 'ana', code: '90096' },
  { at: '2026-11-26T09:00:00Z', user: 'ana', code: '0' },
  // Bruno cannot ask, and is fixed after two hours.
  { at: '2026-11-24T10:00:00Z', user: 'bruno', code: '90094' },
  { at: '2026-11-24T11:00:00Z', user: 'bruno', code: '90094' },
  { at: '2026-11-24T12:00:00Z', user: 'bruno', code: '0' },
  // Carla is blocked until today.
  { at: '2026-11-25T08:00:00Z', user: 'carla', code: '90094' },
  { at: '2026-11-28T08:00:00Z', user: 'carla', code: '90094' },
  // Davi gets in, and is blocked for another reason later.
  { at: '2026-11-25T08:30:00Z', user: 'davi', code: '90094' },
  { at: '2026-11-25T09:30:00Z', user: 'davi', code: '0' },
  { at: '2026-11-27T09:00:00Z', user: 'davi', code: '50105' },
  // Elena only ever succeeds; a question of Microsoft's is no failure.
  { at: '2026-11-25T10:00:00Z', user: 'elena', code: '50140' },
  { at: '2026-11-25T10:00:05Z', user: 'elena', code: '0' },
  // Fabio waits for an answer.
  { at: '2026-11-27T14:00:00Z', user: 'fabio', code: '90096' },
  // Gabriela has a code that no table knows.
  { at: '2026-11-28T09:00:00Z', user: 'gabriela', code: '99999999' },
  // Hugo met an old cause, long ago, and is fixed at once.
  { at: '2026-11-03T09:00:00Z', user: 'hugo', code: '50105' },
  { at: '2026-11-03T09:30:00Z', user: 'hugo', code: '0' },
]

/** What each query returns for this log: worked out by hand, without running anything. */
export const expected: Readonly<
  Partial<Record<QueryId, readonly Readonly<Record<string, string | number>>[]>>
> = {
  'blocked-by-day': [
    { day: '2026-11-03', scenario: 'not-assigned', people: 1 },
    { day: '2026-11-24', scenario: 'admin-approval', people: 1 },
    { day: '2026-11-24', scenario: 'approval-pending', people: 1 },
    { day: '2026-11-24', scenario: 'approval-request', people: 1 },
    { day: '2026-11-25', scenario: 'admin-approval', people: 2 },
    { day: '2026-11-27', scenario: 'approval-pending', people: 1 },
    { day: '2026-11-27', scenario: 'not-assigned', people: 1 },
    { day: '2026-11-28', scenario: 'admin-approval', people: 1 },
    { day: '2026-11-28', scenario: 'unknown', people: 1 },
  ],
  'since-when': [
    { scenario: 'not-assigned', first: '2026-11-03T09:00:00Z', last: '2026-11-27T09:00:00Z', people: 2 },
    { scenario: 'approval-request', first: '2026-11-24T09:00:00Z', last: '2026-11-24T09:00:00Z', people: 1 },
    { scenario: 'approval-pending', first: '2026-11-24T09:10:00Z', last: '2026-11-27T14:00:00Z', people: 2 },
    { scenario: 'admin-approval', first: '2026-11-24T10:00:00Z', last: '2026-11-28T08:00:00Z', people: 3 },
    { scenario: 'unknown', first: '2026-11-28T09:00:00Z', last: '2026-11-28T09:00:00Z', people: 1 },
  ],
  'still-blocked': [
    { scenario: 'admin-approval', people: 1 },
    { scenario: 'approval-pending', people: 1 },
    { scenario: 'not-assigned', people: 1 },
    { scenario: 'unknown', people: 1 },
  ],
  // Ana 48 hours, Bruno 2 hours, Hugo half an hour. Davi is blocked again.
  'fixed-after': [
    { scenario: 'approval-pending', people: 1, medianMinutes: 2880 },
    { scenario: 'admin-approval', people: 1, medianMinutes: 120 },
    { scenario: 'not-assigned', people: 1, medianMinutes: 30 },
  ],
  'waiting-requests': [{ scenario: 'approval-pending', people: 1 }],
  'success-share': [
    { day: '2026-11-03', signIns: 2, successes: 1 },
    { day: '2026-11-24', signIns: 5, successes: 1 },
    { day: '2026-11-25', signIns: 4, successes: 2 },
    { day: '2026-11-26', signIns: 1, successes: 1 },
    { day: '2026-11-27', signIns: 2, successes: 0 },
    { day: '2026-11-28', signIns: 2, successes: 0 },
  ],
  // 50105 was there three weeks before.
  'new-causes': [
    { code: '90094', people: 3 },
    { code: '90096', people: 2 },
    { code: '90095', people: 1 },
    { code: '99999999', people: 1 },
  ],
}
