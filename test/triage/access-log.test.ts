import { describe, expect, test } from 'vitest'
import { loadTriageWords, loadWords } from '../../src/_locales/index.ts'
import { fieldsOfFound } from '../../src/cli/diagnose/fields.ts'
import { summaryText } from '../../src/cli/diagnose/human.ts'
import { unreadLines } from '../../src/cli/diagnose/unread.ts'
import { containers } from '../../src/triage/containers/registry.ts'
import { startCounting } from '../../src/triage/count.ts'
import { peek } from '../../src/triage/pieces.ts'
import { prometheusText } from '../../src/triage/prometheus.ts'
import { csvOf, rowOf } from '../../src/triage/table.ts'
import { accessForms, address, person, planted } from './forms/access.ts'
import { deskForms } from './forms/desks.ts'
import { logForms } from './forms/logs.ts'
import { inPieces, type ReadAll, readAll } from './read-all.ts'

const forms = accessForms.map((form) => [form.name, form] as const)

describe.each(forms)('%s', (_, form) => {
  test('gives each answer once, with its time, its route and its IDs', async () => {
    const { found, unread, reason, form: read } = await readAll(form.text)
    expect([reason, unread, read]).toEqual([null, [], { container: 'access-log', exporter: form.exporter }])
    expect(
      found.map(({ cause, at, route, fields }) => ({
        cause,
        at: at && new Date(at).toISOString().slice(0, 19),
        route,
        code: fields.code,
        traceId: fields.traceId,
        correlationId: fields.correlationId,
      })),
    ).toEqual([
      answer('consent-declined', '10:15:30', '/auth/callback', '65004', '1'),
      answer('admin-approval', '10:59:59', '/auth/callback', '90094', '2'),
      answer('not-assigned', '11:05:00', '/users/*/callback', '50105', null),
      answer('signed-in', '11:06:00', '/auth/callback', null, null),
    ])
  })
  test('counts the requests that show no answer, and posts whose answer no log holds', async () => {
    const { passed } = await readAll(form.text)
    // Its host is not Clara's.
    const last = form.hasHost ? (['other-host'] as const) : []
    expect(passed).toEqual(['request', 'form-post', 'request', 'request', ...last])
  })
  test('is recognized by its own container alone, also by its first line', async () => {
    const [head, [first = '']] = partsOf(form.text)
    const start = [...head, first].join('\n')
    expect([await takersOf(form.text), await takersOf(start)]).toEqual([['access-log'], ['access-log']])
  })
  test('is recognized by its own container alone if only failures were kept', async () => {
    const [head, lines] = partsOf(form.text)
    const failures = lines.filter((line) => line.includes('error'))
    const many = [...head, ...Array.from({ length: 4 }, () => failures).flat()].join('\n')
    expect(await takersOf(many)).toEqual(['access-log'])
  })
  test('exposes no secret, person or address', async () => {
    const damaged = form.text.replace(/"(?=[^"]*$)/gm, '')
    for (const text of [form.text, damaged]) {
      const { found, unread } = await readAll(text)
      const shown = (await outputsOf(await readAll(text))).join()
      expect(shown.length).toBeGreaterThan(found.length + unread.length)
      for (const secret of [planted, person, address]) {
        expect(shown.toLowerCase()).not.toContain(secret.toLowerCase())
      }
    }
  })
})

/** The head that names the fields, if the form has one, and the lines below it. */
function partsOf(text: string): [head: string[], lines: string[]] {
  const all = text.split('\n')
  return [all.filter((line) => line.startsWith('#')), all.filter((line) => !line.startsWith('#'))]
}

/** Every form in which the command and the workbench show what was read. */
async function outputsOf(read: ReadAll): Promise<string[]> {
  const { found, unread } = read
  const words = await loadWords('en')
  const summary = summaryOf(read)
  return [
    JSON.stringify([found, unread, found.map((one) => fieldsOfFound(one, words)), summary]),
    csvOf(found.map(rowOf)),
    unreadLines(unread).join(),
    summaryText(summary, words, await loadTriageWords('en')),
    prometheusText(summary),
  ]
}

function summaryOf({ found, passed, unread }: ReadAll) {
  const counting = startCounting(1)
  for (const one of found) counting.add(one)
  for (const one of passed) counting.pass(one)
  return counting.summary(unread.length)
}

test('the counts have hours, routes and what an access log cannot say', async () => {
  const read = await readAll(accessForms.find(({ hasHost }) => hasHost)?.text ?? '')
  const summary = summaryOf(read)
  const { total, stopped, hours, routes, requests, formPosts, otherHosts, people } = summary
  expect({ total, stopped, hours, routes, requests, formPosts, otherHosts, people }).toEqual({
    total: 4,
    stopped: 3,
    hours: [
      { key: '2026-11-20T10:00Z', count: 2 },
      { key: '2026-11-20T11:00Z', count: 1 },
    ],
    routes: [
      { key: '/auth/callback', count: 2 },
      { key: '/users/*/callback', count: 1 },
    ],
    requests: 3,
    formPosts: 1,
    otherHosts: 1,
    people: null,
  })
  const text = summaryText(summary, await loadWords('en'), await loadTriageWords('en'))
  for (const words of [
    'By hour (UTC)',
    '2  /auth/callback',
    'Answers in a body (form_post), whose content no access log holds: 1',
  ])
    expect(text).toContain(words)
})
test('the counts of any other input have none of them', async () => {
  const summary = summaryOf(await readAll('AADSTS90094'))
  expect(Object.keys(summary)).not.toEqual(expect.arrayContaining(['hours']))
})

function answer(cause: string, time: string, route: string, code: string | null, id: string | null) {
  return {
    cause,
    at: `2026-11-20T${time}`,
    route,
    code,
    traceId: id && `7ace0000-0000-4000-8000-00000000000${id}`,
    correlationId: id && `c0de0000-0000-4000-8000-00000000000${id}`,
  }
}

async function takersOf(text: string): Promise<string[]> {
  const { start } = await peek(inPieces(text))
  return Object.values(containers)
    .filter((one) => one.recognizes(start))
    .map(({ id }) => id)
}

test('no log of sign-ins and no list of tickets is taken for an access log', () => {
  const all = [...logForms, ...deskForms]
  const taken = all.filter(({ text }) =>
    containers['access-log'].recognizes({ text: text.replace(/^\uFEFF/, '').trimStart(), isWhole: true }),
  )
  expect(taken.map(({ name }) => name)).toEqual([])
})

describe('an access log', () => {
  const line = (target: string, { method = 'GET', lead = '192.0.2.1 - -' } = {}) =>
    `${lead} [20/Nov/2026:10:15:30 +0000] "${method} ${target} HTTP/1.1" 200 5 "-" "curl/8"`
  const blocked = '/auth/callback?error=access_denied&error_description=AADSTS90094%3a+no&state=1'

  test('names the lines that are damaged by their place alone', async () => {
    const { found, unread } = await readAll(
      [line(blocked), `${planted} is no line`, line(blocked)].join('\n'),
      {
        container: 'access-log',
      },
    )
    expect(found.map(({ cause }) => cause)).toEqual(['admin-approval', 'admin-approval'])
    expect(unread).toEqual([{ place: 2, name: null, reason: 'broken' }])
  })
  test('without hosts is that of the host that the person named last', async () => {
    const { found } = await readAll(line(blocked))
    expect(found.map(({ fields }) => fields.host)).toEqual(['clara.com'])
  })
  test('may have a name with spaces, and a scan of ports between its requests', async () => {
    const lead = '192.0.2.1 - Ana Planted'
    const scan = '192.0.2.9 - - [20/Nov/2026:10:15:31 +0000] "\\x16\\x03\\x01" 400 150 "-" "-"'
    const { found, passed, unread } = await readAll([line(blocked, { lead }), scan].join('\n'))
    expect([found.map(({ cause }) => cause), passed, unread]).toEqual([['admin-approval'], ['request'], []])
  })
  test.each([
    [
      'at a path that has had an answer',
      [line('/x/start2?error=access_denied&error_subcode=cancel'), line('/x/start2', { method: 'POST' })],
      ['form-post'],
    ],
    ['at a path with a usual name', [line('/ms/ExternalLoginCallback', { method: 'POST' })], ['form-post']],
    ['at any other path', [line('/x/start2', { method: 'POST' })], ['request']],
    [
      'at another host',
      [line('/callback', { method: 'POST', lead: 'shop.contoso.example 192.0.2.1 - -' })],
      ['request'],
    ],
  ])('counts a post %s', async (_, lines, expected) => {
    expect((await readAll(lines.join('\n'))).passed).toEqual(expected)
  })
  test.each([
    ['a code without state at a usual path', '/oauth/callback?code=x', ['signed-in']],
    ['a code with state at any path', '/start7?code=x&state=y', ['signed-in']],
    ['a coupon', '/coupons?code=x', []],
    ['an error without a mark of Microsoft’s', '/callback?error=access_denied&state=y', ['no-stop']],
    ['a head request', 'HEAD', []],
  ])('reads %s', async (_, target, expected) => {
    const text = target === 'HEAD' ? line(blocked, { method: 'HEAD' }) : line(target)
    expect((await readAll(text)).found.map(({ cause }) => cause)).toEqual(expected)
  })
  test('repeats no unusual value', async () => {
    const target = `/callback?error=${planted}&error_subcode=${planted}&tenant=${planted}&client_id=${planted}`
    const { found } = await readAll(line(target))
    expect(found).toHaveLength(1)
    expect(JSON.stringify(found)).not.toContain(planted)
  })
})
