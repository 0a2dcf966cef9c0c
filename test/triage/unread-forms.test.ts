import { expect, test } from 'vitest'
import { signIns } from './forms/sign-ins.ts'
import { readAll } from './read-all.ts'

const line = (separator: string) => (one: (typeof signIns)[number]) =>
  [one.at, 'Clara', one.code, one.upn, one.correlationId].join(separator)
const netlog = {
  constants: { clientInfo: { name: 'Chrome' }, logEventTypes: { URL_REQUEST_START_JOB: 5 } },
  events: [{ params: { url: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize' }, type: 5 }],
}
const apiError = { error: { code: 'BadArgumentError', message: 'The request had some invalid properties' } }

test.each([
  ['az -o tsv, without headings', signIns.map(line('\t')).join('\n'), 'no-headings'],
  ['a CSV file without headings', signIns.map(line(',')).join('\r\n'), 'no-headings'],
  ['a netlog of Chrome', JSON.stringify(netlog), 'netlog'],
  ['an error of an API', JSON.stringify(apiError, null, 2), 'no-records'],
])('%s is named as not read, and says why', async (_, text, reason) => {
  const { found, unread } = await readAll(text)
  expect([found, unread]).toEqual([[], [{ place: 1, name: null, reason }]])
})

test('YAML whose statuses cannot be read is named, and no success counts as a failure', async () => {
  const list = signIns.map(
    (one) =>
      `- id: "${one.requestId}"\n  correlationId: "${one.correlationId}"\n  appDisplayName: Clara\n  createdDateTime: ${one.at}\n  status: {errorCode: ${one.code}\n`,
  )
  const { found, unread } = await readAll(list.join(''))
  expect([found, unread.map(({ reason }) => reason)]).toEqual([[], Array.from(list, () => 'no-code')])
})

test.each([
  ['an API’s error of a sign-in', JSON.stringify({ error: { code: 'x', message: 'AADSTS50105: no.' } })],
  ['a line of a program', `2026-11-20T10:15:30Z\tERROR\t${signIns[0]?.correlationId}\tAADSTS50105: no.`],
])('%s is read', async (_, text) => {
  const { found, unread } = await readAll(text)
  expect([found.map(({ cause }) => cause), unread]).toEqual([['not-assigned'], []])
})
