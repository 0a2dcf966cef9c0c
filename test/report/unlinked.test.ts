import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { buildReport } from '../../src/report/build.ts'
import { defaultChoices } from '../../src/report/choices.ts'
import { reportDocument, reportHtml } from '../../src/report/html.ts'
import { reportJson } from '../../src/report/json.ts'
import { reportMarkdown } from '../../src/report/markdown.ts'
import { reportText } from '../../src/report/text.ts'
import { undialled, unlinked } from '../../src/report/unlinked.ts'
import { answer, attemptOf, clientId, failure, keptRequest, page, request, step } from '../builders.ts'
import { blockedAt, inputOf, settings } from './input.ts'

const forms = { reportText, reportHtml, reportDocument, reportMarkdown, reportJson }

describe('no program finds a link or a number in', () => {
  it.each([
    ['HELPDESK-5215512345678.evil.example', 'HELPDESK-5215[_]5123[_]4567[_]8[.]evil[.]example'],
    ['+52 (55) 1234-5678', '+52[_]55[_]1234[_]5678'],
    ['٠١٢٣٤٥٦٧', '٠١٢٣[_]٤٥٦٧'],
    ['ana@evil.example', 'ana[@]evil[.]example'],
    ['tel:+15550100', 'tel[:]+1555[_]0100'],
    ['evil。example', 'evil[。]example'],
    ['e\u0301vil\u0301.example', 'e\u0301vil\u0301[.]example'],
    ['http://1.1.1.1', 'http[:]//1[.]1[.]1.1'],
    ['\\\\evil\\share', '[\\]\\evil\\share'],
    ['AADSTS5215512345678', 'AADSTS5215[_]5123[_]4567[_]8'],
    ['AADSTS5215 5123', 'AADSTS5215[_]5123'],
    [`1 ${clientId.replace('c1a7a', '12345')}`, /^1\[_\]1234/],
  ])('%s', (text, shown) => {
    if (typeof shown === 'string') expect(unlinked(text, 80)).toBe(shown)
    else expect(unlinked(text, 80)).toMatch(shown)
  })
})

it.each([
  clientId,
  `api://${clientId}`.slice(6),
  'AADSTS7000112, AADSTS90094',
  '/common/oauth2/v2.0/authorize',
  'net::ERR_NAME_NOT_RESOLVED',
  'ConvergedError',
])('%s stays whole', (text) => {
  expect(unlinked(text, 80)).toBe(text)
})

it('a number that is broken up already stays as it is', () => {
  const once = undialled('call +52 1 5512345678')
  expect(undialled(once)).toBe(once)
})

/** The digits and the names do not occur in any text of ours. */
const host = fc.constantFrom('evil.example', 'HELPDESK-9786543219786.evil.example', 'xn--vil-dma.example')
const hostile = fc.oneof(
  host,
  host.map((name) => `https://${name}/x`),
  host.map((name) => `ana@${name}`),
  host.map((name) => `https://graph.microsoft.com/${name}`),
  fc.constantFrom(
    '+97 865 432 197 86',
    '9786543219786',
    'CALL(978)654-32197',
    '9786-5432',
    'tel:9786543219786',
    'api://97865432-1978-6543-2197-865432197865.evil.example',
  ),
)

it('no host, address or phone number of any field can be clicked or dialled', {
  timeout: 60_000,
}, async () => {
  const input = await inputOf(blockedAt({ codes: ['90094'] }), { choices: defaultChoices('full') })
  fc.assert(
    fc.property(hostile, hostile, hostile, fc.boolean(), (a, b, c, isClaras) => {
      const redirectUri = isClaras ? `https://app.clara.com/${a}` : b
      const asked = { clientId: a, tenant: b, scopes: [c, a, b], redirectUri, prompt: c, responseMode: a }
      const ids = { correlationId: b, tenant: c, clientId: a, appName: b }
      const seen = [
        request(),
        step(`/${a}/oauth2/v2.0/authorize`),
        failure(`net::${b}`),
        page({ codes: ['90094'], ...ids, requestId: c, pageId: a, publisher: c, timestamp: b }),
        answer({ ...ids, traceId: a, error: b, subcode: c }, { host: b, path: `/${c}`, by: 'anyone' }),
        answer({ ...ids }, { path: `/${c}` }),
      ]
      const attempt = { ...attemptOf(request()), seen, request: keptRequest(asked) }
      const diagnosis = diagnose(attempt) ?? input.diagnosis
      const evidence = diagnosis.evidence.flatMap((one) => [one, { ...one, value: c }])
      const company = { companyName: a, expectedPublisher: b, expectedScopes: [c, a] }
      const report = buildReport({
        ...input,
        attempt,
        diagnosis: { ...diagnosis, evidence },
        settings: { ...settings, ...company },
      })
      for (const write of Object.values(forms)) expect(dangers(write(report))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

/** Parts of hostile texts that some program could make a link of. */
function dangers(written: string): string[] {
  const text = written
    .replaceAll(/\\(?=[[\]_~@.])/g, '')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
  const parts = '9786543219786543219786'
  const numbers = text
    .replaceAll(/97865432-1978-6543-2197-865432197865/g, '')
    .replaceAll(/[\s()+./-]/g, '')
    .match(/\d{7,}/g)
  return [
    ...(text.match(/[\w-]\.example|https?:\/\/(?:evil|HELP|xn|97)|\w@\w+|tel:\S/gi) ?? []),
    ...(numbers ?? []).filter((run) => run.length >= 7 && parts.includes(run.slice(0, 7))),
  ]
}
