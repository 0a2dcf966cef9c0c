import fc from 'fast-check'
import { settingsTable } from '../../src/settings/table.ts'
import { clientId, noon, otherClientId, secretNames, tenant } from '../builders.ts'
import { corpus, recordsIn } from '../cli/diagnose/corpus.ts'
import { entry, har } from '../triage/recordings.ts'

/** No reader may return it. The inputs have it where Microsoft has secrets. */
export const secret = 'S3CR3T-t0k3n_value0123456789abcdefXYZ'

/** Texts of an attacker, for an app's name, a path, a host or a description. */
const hostile = fc.oneof(
  fc.constantFrom(
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    'javascript:alert(1)',
    '[x](javascript:alert(1))',
    '![x](https://evil.example/x.png)',
    'https://evil.example/consent?client_id=x',
    '</pre><h1>Approve now</h1>',
    '\u202etxt.exe',
    '\u0000\u0007',
    '\ud800',
    '__proto__',
    'constructor',
    '%00%0d%0a',
    '%e0%80',
    '&#x3c;b&#x3e;',
    '\n| a | b |\n|---|---|',
    '=1+1',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const word = fc.oneof(fc.stringMatching(/^[\w .-]{1,20}$/), hostile)

const codes = fc.constantFrom(
  '65004',
  '90094',
  '90095',
  '900941',
  '50105',
  '53003',
  '7000112',
  '65001',
  '50020',
  '99999',
)
const ids = fc.constantFrom(clientId, otherClientId, tenant, '00000000-0000-0000-0000-000000000000')
const errors = fc.constantFrom(
  'access_denied',
  'consent_required',
  'interaction_required',
  'server_error',
  'x',
)
const description = fc
  .record({
    code: codes,
    trace: ids,
    correlation: ids,
    prose: word,
    line: fc.constantFrom('\r\n', '\n', ' '),
  })
  .map(({ code, trace, correlation, prose, line }) =>
    [
      `AADSTS${code}: ${prose}`,
      `Trace ID: ${trace}`,
      `Correlation ID: ${correlation}`,
      'Timestamp: 2026-11-20 02:42:55Z',
    ].join(line),
  )

/** Authorize requests, steps of a sign-in and answers, as browsers visit them. */
const address = fc
  .record({
    place: fc.constantFrom(
      'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
      `https://login.microsoftonline.com/${tenant}/oauth2/authorize`,
      'https://login.microsoftonline.com/organizations/v2.0/adminconsent',
      'https://login.microsoftonline.com/common/reprocess',
      'https://app.clara.com/auth/callback',
      'https://app.clara.com.evil.example/auth/callback',
      'https://other-app.example/cb',
    ),
    joint: fc.constantFrom('?', '#', '#/route?'),
    client: ids,
    error: fc.option(errors),
    description: fc.option(description),
    names: fc.uniqueArray(fc.constantFrom(...secretNames), { maxLength: 4 }),
    own: word,
  })
  .map(({ place, joint, client, error, description, names, own }) => {
    const fields = new URLSearchParams({
      client_id: client,
      redirect_uri: 'https://app.clara.com/auth/callback',
      scope: `openid ${wellFormed(own)}`,
    })
    if (error !== null) fields.set('error', error)
    if (description !== null) fields.set('error_description', wellFormed(description))
    for (const name of names) fields.set(name, secret)
    return `${place}${joint}${fields}`
  })

/** Sources of Microsoft's pages. */
const page = fc
  .record({ code: codes, id: ids, title: word, name: word, isNumber: fc.boolean(), pageId: word })
  .map(({ code, id, title, name, isNumber, pageId }) => {
    const config = {
      ...(isNumber ? { iErrorCode: Number(code) } : { sErrorCode: code }),
      strServiceExceptionMessage: `AADSTS${code}: ${title}`,
      correlationId: id,
      sAppName: name,
      sFT: secret,
      sCtx: secret,
      canary: secret,
      apiCanary: secret,
      urlPost: `/common/login?ctx=${secret}`,
      oPostParams: { state: secret, code: secret },
    }
    return `<html><head><meta name="PageID" content="${pageId}"><script>$Config=${JSON.stringify(config)};\n</script></head><body><h1>${title}</h1></body></html>`
  })

/** Texts that people paste: error blocks, JSON bodies, log entries, mails with an address. */
const text = fc.oneof(
  description,
  fc.tuple(description, codes).map(([text, code]) =>
    JSON.stringify({
      error: 'invalid_grant',
      error_description: text,
      error_codes: [Number(code)],
      state: secret,
    }),
  ),
  fc.tuple(word, address).map(([prose, url]) => `Hello,\n${prose}\n${url}\nThanks`),
  fc
    .tuple(codes, ids, word)
    .map(([code, id, app]) =>
      JSON.stringify({ status: { errorCode: Number(code) }, correlationId: id, appDisplayName: app }),
    ),
  fc
    .tuple(ids, word)
    .map(
      ([id, app]) => `Error Code: 90094\nRequest Id: ${id}\nApp name: ${app}\nstate=${secret}&code=${secret}`,
    ),
)

/** A recording of a sign-in, with secrets in headers, bodies and addresses. */
const recording = fc
  .array(fc.tuple(address, page, fc.constantFrom('cookie', 'authorization', 'referer')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) =>
    JSON.stringify(
      har(
        ...parts.map(([url, html, header], index) =>
          entry({
            url,
            html,
            second: index,
            headers: [[header, secret]],
            answerHeaders: [['set-cookie', secret]],
            redirect: index % 2 ? url : '',
            postData: { text: `passwd=${secret}`, params: [{ name: 'passwd', value: secret }] },
          }),
        ),
      ),
    ),
  )

const leaf = fc.oneof(
  word,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  ids,
  fc.array(word, { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 2 }),
)

/** A policy or a person's settings, with right and wrong keys and values. */
const policy = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...settingsTable.map(({ key }) => key)), word), leaf), {
    maxLength: 8,
  })
  .map((pairs) => {
    const all: Record<string, unknown> = Object.create(null)
    for (const [key, value] of pairs) {
      const [group = '', name] = key.split('.')
      if (name === undefined) all[group] = value
      else all[group] = { ...(typeof all[group] === 'object' ? all[group] : {}), [name]: value }
    }
    return all
  })

/** Messages of page readers, right and wrong ones. */
const message = fc.oneof(
  fc.record(
    {
      kind: fc.oneof(fc.constantFrom('page', 'form'), word),
      path: word,
      page: fc.oneof(
        leaf,
        fc.record({
          pageId: fc.oneof(word, leaf),
          correlationId: fc.option(ids),
          requestId: fc.option(ids),
          timestamp: fc.option(word),
          clientId: fc.option(ids),
          appName: fc.option(word),
          publisher: fc.option(word),
          codes: fc.oneof(fc.array(codes), leaf),
          form: fc.constantFrom(null, 'reason', 'consent', 'x'),
          approval: fc.constantFrom(null, 'required', 'sent', 'x'),
        }),
      ),
      since: fc.oneof(fc.constant(noon), leaf),
      account: leaf,
      address: fc.oneof(address, leaf),
      action: fc.oneof(address, leaf),
      fields: fc.oneof(
        leaf,
        fc.record({ error: word, error_description: description, code: fc.constant(secret) }),
      ),
      hasCode: leaf,
    },
    { requiredKeys: [] },
  ),
  leaf,
)

/** The path of a change in a record, by the index of each entry, and the new value. */
const record = fc.tuple(fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }), fc.oneof(leaf, fc.jsonValue()))

/** Half a character cannot be encoded. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd')

const known = corpus.map(({ input }) => input)

/** An input of the corpus with random changes. */
const mutated = fc
  .tuple(
    fc.constantFrom(...known),
    fc.array(fc.tuple(fc.nat(4), fc.nat(2000), hostile, fc.constantFrom(...known)), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([start, changes]) =>
    changes
      .reduce((text, [how, at, put, other]) => spoil(text, how, at % (text.length + 1), put, other), start)
      .slice(0, 20_000),
  )

/** Texts of help desks, one behind the other, with a stranger's words and a secret between them. */
const desk: string[] = ['texts', 'negatives'].flatMap((name) => recordsIn(`${name}.jsonl`).map(inputOf))

function inputOf({ input }: { input: string }): string {
  return input
}

const sentence = fc
  .tuple(
    fc.constantFrom(...desk),
    fc.nat(400),
    word,
    fc.constantFrom(...secretNames),
    fc.constantFrom(...desk),
  )
  .map(([first, cut, own, name, second]) => `${first.slice(0, cut)}${own}\n${name}=${secret}\n> ${second}`)

function spoil(text: string, how: number, at: number, put: string, other: string): string {
  if (how === 0) return text.slice(0, at) + put + text.slice(at)
  if (how === 1) return text.slice(0, at) + text.slice(at + 1 + put.length)
  if (how === 2) return text.slice(0, at) + other.slice(at % (other.length + 1))
  if (how === 3) return text + text.slice(at)
  return `${text.slice(0, at)}${encodeURIComponent(wellFormed(text.slice(at)))}`
}

/** All inputs by their source. */
export const inputs = { address, page, text, recording, policy, message, record, mutated, sentence } as const
