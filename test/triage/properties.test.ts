import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanRecording } from '../../src/triage/clean-recording.ts'
import { TriageError } from '../../src/triage/errors.ts'
import { csvOf, rowOf } from '../../src/triage/table.ts'
import { clara } from '../builders.ts'
import { inPieces, readAll } from './read-all.ts'
import { authorize, callback, entry, har, login } from './recordings.ts'

async function clean(text: string): Promise<string> {
  let written = ''
  try {
    for await (const piece of cleanRecording(inPieces(text, 61), clara)) written += piece
  } catch (error) {
    if (!(error instanceof TriageError)) throw error
  }
  return written
}

/** The starts of known formats. */
const beginnings = [
  '',
  '{"log":{"entries":[',
  'From a Fri Nov 20 08:15:00 2026\n',
  'Subject: x\nMessage-ID: y\n\n',
  '[{',
  '{"value":[',
  'Correlation ID,Description\n',
  '{"id":1,"input":"',
]
const anything = fc
  .tuple(
    fc.constantFrom(...beginnings),
    fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          'AADSTS90094',
          '\n',
          '"',
          ',',
          ']}}',
          '\0',
          callback,
          'Content-Type: multipart/mixed; boundary=b\n\n--b\n',
        ),
      ),
    ),
  )
  .map(([start, rest]) => start + rest.join(''))

const knownReasons = /^(?:null|empty|binary|too-large|endless-cell|broken-off)$/

test('no input makes triage throw, and its results can be saved', async () => {
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const { found, reason } = await readAll(text, { size: 61 })
      expect(String(reason)).toMatch(knownReasons)
      csvOf(found.map(rowOf))
      JSON.parse((await clean(`{"log":{"entries":[${JSON.stringify(text)}]}}`)) || 'null')
    }),
    { numRuns: 300 },
  )
})

const secret = 'SECRETsecret0123456789SECRETsecret'
/** Places of a recording that can hold a secret. */
const planted = fc.record({
  query: fc.constantFrom('state', 'code', 'login_hint', 'ctx', 'x', 'id_token', 'SAMLRequest'),
  header: fc.constantFrom('cookie', 'authorization', 'referer', 'x-own', 'origin'),
  answer: fc.constantFrom('set-cookie', 'location', 'x-own', 'www-authenticate'),
  field: fc.constantFrom('passwd', 'code', 'id_token', 'x', 'login'),
  host: fc.constantFrom(login, callback, 'https://other.example/path', 'https://broker.example/go'),
})

test('a clean recording has no secret, wherever the recording had it', async () => {
  await fc.assert(
    fc.asyncProperty(planted, async ({ query, header, answer, field, host }) => {
      const url = `${host}/common/login?${query}=${secret}#${query}=${secret}`
      const text = JSON.stringify(
        har(
          entry({ url: authorize() }),
          entry({
            url,
            second: 1,
            headers: [[header, `${url};${secret}`]],
            answerHeaders: [[answer, `${url};${secret}`]],
            redirect: url,
            html: `<script>$Config={"iErrorCode":90094,"sFT":"${secret}"};\n</script>${secret}`,
            postData: { text: `${field}=${secret}`, params: [{ name: field, value: secret }] },
          }),
          { ...entry({ url }), _initiator: { url }, comment: secret, [secret]: secret },
        ),
      )
      const written = await clean(text)
      expect(JSON.parse(written).log.entries).toHaveLength(3)
      expect(written).not.toContain(secret)
    }),
    { numRuns: 300 },
  )
})
