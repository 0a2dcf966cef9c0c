import { expect, it } from 'vitest'
import { portal } from '../../src/microsoft/portal.ts'
import { addressNamedIn } from '../../src/report/portal-paths.ts'

it.each([
  ['Open {requests}:', portal.requests],
  ['In {auditLogs}, then under {users}, choose {apps}:', portal.users],
  ['Set a new password under {resetPassword}:', portal.users],
  ['Read {auditLogs}:', null],
  ['Call the person.', null],
])('the address of “%s” is that of the first page that has one', (text, address) => {
  expect(addressNamedIn(text)).toBe(address)
})
