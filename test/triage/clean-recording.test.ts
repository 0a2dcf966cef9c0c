import { describe, expect, test } from 'vitest'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { cleanRecording } from '../../src/triage/clean-recording.ts'
import { clara, clientId, otherClientId } from '../builders.ts'
import { attemptsIn, authorize, callback, type Entry, entry, har, login, pairs } from './recordings.ts'

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJTRUNSRVQifQ.U0VDUkVU'
const secrets = /SECRET|U0VDUkVU|ana@contoso|Ana Núñez|eyJ/

/** Recordings with secrets in every place that can hold one. */
const recordings: Record<string, Entry[]> = {
  'an approval page': [
    { url: authorize(), headers: [['Referer', 'https://app.clara.com/start?token=SECRET']] },
    {
      url: `${login}/common/login?ctx=SECRET&login_hint=ana@contoso.example`,
      second: 3,
      html: `<meta name="PageID" content="ConvergedConsent"><script>$Config={"iErrorCode":90094,"sFT":"SECRET","sPOST_Username":"ana@contoso.example"};\n</script>Ana Núñez`,
      answerHeaders: [
        ['x-ms-request-id', '66b57ba8-07db-49b5-99b2-02ff19bc9430'],
        ['set-cookie', 'ESTSAUTH=SECRET'],
      ],
      postData: { params: pairs([['passwd', 'SECRET']]) },
    },
  ],
  'an error in a redirect': [
    { url: authorize() },
    {
      url: `${login}/common/reprocess?ctx=SECRET`,
      second: 2,
      status: 302,
      redirect: `${callback}?error=access_denied&error_subcode=cancel&error_description=AADSTS65004%3A+ana@contoso.example&state=SECRET`,
    },
  ],
  'an error in a posted form': [
    { url: authorize() },
    {
      url: callback,
      second: 4,
      headers: [['origin', login]],
      postData: {
        text: 'error=access_denied&error_description=AADSTS50105%3A+no&state=SECRET&id_token=SECRET',
      },
    },
  ],
  'a success': [
    { url: authorize() },
    {
      url: `${login}/common/login`,
      second: 1,
      status: 302,
      redirect: `${callback}#code=SECRET&id_token=${token}`,
    },
  ],
  'another app': [
    { url: authorize(otherClientId, 'https://secret-app.example/SECRET') },
    { url: `${login}/common/login`, second: 1, html: '<script>$Config={"iErrorCode":90094};\n</script>' },
  ],
  'other sites': [
    { url: 'https://intranet.contoso.example/SECRET/ana@contoso.example?q=SECRET', html: 'Ana Núñez SECRET' },
    { url: `data:text/html,SECRET` },
  ],
}

async function clean(text: string): Promise<string> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += 997) yield text.slice(at, at + 997)
  }
  let written = ''
  for await (const piece of cleanRecording(pieces(), clara)) written += piece
  return written
}

describe.each(Object.entries(recordings))('%s', (name, entries) => {
  const before = har(...entries.map(entry))

  test('has the same diagnosis after it is cleaned', async () => {
    const after = JSON.parse(await clean(JSON.stringify(before)))
    const diagnoses = (recording: typeof before) =>
      attemptsIn(recording.log.entries).map((each) => diagnose(each))
    expect(diagnoses(before)).toHaveLength(/other/.test(name) ? 0 : 1)
    expect(diagnoses(after)).toEqual(diagnoses(before))
    expect(after.log.entries).toHaveLength(entries.length)
  })
  test('has no secret and no name after it is cleaned', async () => {
    expect(JSON.stringify(before)).toMatch(/SECRET/)
    expect(await clean(JSON.stringify(before))).not.toMatch(secrets)
  })
})

const remains = /4111|Ana|9876|hunter2|654321|deadbeef|private|[0-9a-f]{20}/i

test('keeps no body except an answer to Clara, and no token of an address', async () => {
  const bodies = [
    '{"cardNumber":"4111111111111111","holder":"Ana Lopez","pin":"9876"}',
    '{"AdditionalAuthData":"654321"}',
    'hunter2 4111',
    'scope=my private scope&Ana=1',
  ]
  const urls = [
    'https://bank.example/pay',
    `${login}/common/SAS/EndAuth`,
    callback,
    'https://app.clara.com/api',
  ]
  const token = '0123456789abcdef0123456789abcdef'
  const entries = urls.flatMap((url) =>
    bodies.flatMap((body): Entry[] => [
      { url, postData: { text: body } },
      { url, postData: { text: body, params: [{ name: body, value: body }] } },
    ]),
  )
  const paths = [`/reset/${token}`, `/magic?${token}`, `/x?${token}=1`, `/y#deadbeef=1`]
  const addresses = paths.map((path): Entry => ({ url: `https://app.clara.com${path}` }))
  const written = await clean(JSON.stringify(har(...[...entries, ...addresses].map(entry))))
  expect(JSON.parse(written).log.entries).toHaveLength(entries.length + addresses.length)
  expect(written).not.toMatch(remains)
})

test.each(['ana@contoso.example', 'ana%40contoso.example', 'ana%2540contoso.example'])(
  'removes the account from every path: %s',
  async (account) => {
    const entries: Entry[] = [
      { url: authorize(clientId, `https://app.clara.com/cb/${account}`) },
      { url: `${login}/${account}/oauth2/v2.0/authorize?client_id=${clientId}`, second: 1 },
      {
        url: `${login}/common/login`,
        second: 2,
        html: `<meta name="PageID" content="${account}"><script>$Config={"iErrorCode":90094,"sAppName":"${account}"};\n</script>`,
      },
      { url: `https://app.clara.com/cb/${account}?error=access_denied`, second: 3 },
    ]
    const cleaned = await clean(JSON.stringify(har(...entries.map(entry))))
    expect(cleaned).not.toMatch(/ana(?:@|%)|contoso/)
    expect(cleaned).toContain('removed')
  },
)

test('changes nothing in a clean recording', async () => {
  const once = await clean(JSON.stringify(har(...Object.values(recordings).flat().map(entry))))
  expect(await clean(once)).toBe(once)
})

test('keeps only the host of other sites', async () => {
  const written = await clean(JSON.stringify(har(...(recordings['other sites'] ?? []).map(entry))))
  expect(written).toContain('"https://intranet.contoso.example/"')
  expect(written).not.toContain('q=')
})

test('closes a recording that breaks off, and reports that', async () => {
  const written: string[] = []
  async function* pieces() {
    yield JSON.stringify(har(...(recordings['a success'] ?? []).map(entry))).slice(0, -4)
  }
  const writing = (async () => {
    for await (const piece of cleanRecording(pieces(), clara)) written.push(piece)
  })()
  await expect(writing).rejects.toThrow('broken-off')
  expect(JSON.parse(written.join('')).log.entries.length).toBeGreaterThan(0)
})
