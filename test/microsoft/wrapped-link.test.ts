import { expect, test } from 'vitest'
import { unwrapLink } from '../../src/microsoft/wrapped-link.ts'

const inner = 'https://app.contoso.example/cb?error=access_denied&state=a%20b'
const withDashes = (address: string) =>
  encodeURIComponent(address).replaceAll('_', '%5F').replaceAll('%2F', '_').replaceAll('%', '-')
const encoded = encodeURIComponent(inner)

test.each([
  ['Outlook', `https://nam02.safelinks.protection.outlook.com/?url=${encoded}&data=05`],
  [
    'Teams',
    `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encoded}`,
  ],
  ['Slack', `https://slack-redir.net/link?url=${encoded}`],
  ['Google', `https://www.google.com/url?q=${encoded}&sa=D`],
  ['Barracuda', `https://linkprotect.cudasvc.com/url?a=${encoded}&c=E`],
  ['Proofpoint', `https://urldefense.com/v3/__${inner}__;!!abc!def$`],
  ['Defender for Cloud Apps', inner.replace('.example', '.example.mcas.ms')],
  ['Defender for governments', inner.replace('.example', '.example.mcas-gov.us')],
  [
    'Proofpoint, with signs in Base64',
    `https://urldefense.com/v3/__${inner.replaceAll('%', '*')}__;${btoa('%')}!!abc!def$`,
  ],
  ['Proofpoint, with broken Base64', `https://urldefense.com/v3/__${inner}__;A!!abc$`],
  ['the older Proofpoint', `https://urldefense.proofpoint.com/v2/url?u=${withDashes(inner)}&d=DwMF`],
])('the address that %s has wrapped is found', (_, link) => {
  expect(unwrapLink(link)).toBe(inner)
})

test.each([
  inner,
  'no address',
  'https://[',
  `https://safelinks.protection.outlook.com.contoso.example/?url=${encoded}`,
  'https://nam02.safelinks.protection.outlook.com/?url=javascript:x',
  'https://nam02.safelinks.protection.outlook.com/?data=05',
  'https://urldefense.com/v3/',
  `https://app.contoso.example.mcas.ms.evil.example/?url=${encoded}`,
  'https://contoso-example.access.mcas.ms/aad_login?error=access_denied',
  'https://portal.mcas.ms/cb?error=access_denied',
  'https://urldefense.proofpoint.com/v2/url?u=-E0-A4',
  'https://urldefense.proofpoint.com/v2/url',
])('%s stays as it is', (link) => {
  expect(unwrapLink(link)).toBe(link)
})

test('an address without encryption is found, and a text that only holds one is not', () => {
  const wrap = (text: string) => `https://slack-redir.net/link?url=${encodeURIComponent(text)}`
  expect(unwrapLink(wrap('http://app.contoso.example/cb'))).toBe('http://app.contoso.example/cb')
  const mention = wrap('see https://app.contoso.example/cb')
  expect(unwrapLink(mention)).toBe(mention)
})

test('signs in the Base64 of addresses are read', () => {
  const signs = btoa('>>>>>?').replaceAll('+', '-').replaceAll('/', '_')
  expect(signs).toBe('Pj4-Pj4_')
  const address = 'https://app.contoso.example/cb*x*****'
  expect(unwrapLink(`https://urldefense.com/v3/__${address}__;${signs}!!abc$`)).toBe(
    'https://app.contoso.example/cb>x>>>>?',
  )
})

test('a dash of the address itself stays', () => {
  const link = 'https://urldefense.proofpoint.com/v2/url?u=https-3A__app-g.contoso.example_cb'
  expect(unwrapLink(link)).toBe('https://app-g.contoso.example/cb')
})

test('an asterisk of the address itself stays', () => {
  expect(unwrapLink(`https://urldefense.com/v3/__${inner}*__;!!abc$`)).toBe(`${inner}*`)
})
