import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../src/settings/defaults.ts'
import { mergePolicy } from '../../src/settings/merge.ts'
import { clientId, tenant } from '../builders.ts'

const defaults = defaultSettings()
const contact = {
  name: 'IT help desk',
  email: 'help@contoso.example',
  phone: '+52 55 1234-5678',
  teams: 'it.help@contoso.example',
  form: 'https://tickets.example/new?subject={title}&text={report}#{code}',
}

test('without a policy the built-in defaults are in force', () => {
  for (const none of [{}, null, undefined, 'text', []]) expect(mergePolicy(defaults, none)).toEqual(defaults)
})

test('an enforced policy’s values stand above the defaults; hosts and IDs add to them', () => {
  const policy = {
    clientIds: [` ${clientId.toUpperCase()} `, clientId],
    redirectHosts: ['Clara.Fabrikam.example'],
    brokerHosts: ['broker.example'],
    tenant,
    adminConsentRedirectUri: 'https://app.clara.com/admin',
    startAddress: 'https://app.clara.com/start',
    openPopup: false,
    history: false,
    report: { level: 'minimal', account: 'off', tenant: false, environment: true, timeline: false },
    supportCountry: 'BR',
    language: 'pt-BR',
    itContact: contact,
  }
  expect(mergePolicy(defaults, policy)).toEqual({
    ...policy,
    clientIds: [clientId],
    redirectHosts: ['clara.com', 'clara.fabrikam.example'],
  })
})

describe('a wrong value is left out by itself and the rest counts', () => {
  test.each([
    ['clientIds', 'no list'],
    ['clientIds', ['not a GUID', 7, null, `${clientId}&x=1`]],
    [
      'redirectHosts',
      ['https://app.clara.com', 'com', '*.clara.com', 'a b.example', '-x.example', '127.0.0.1'],
    ],
    ['tenant', 'common/../evil'],
    ['adminConsentRedirectUri', 'javascript:alert(1)'],
    ['adminConsentRedirectUri', 'https://user:password@app.clara.com/'],
    ['startAddress', 'http://app.clara.com/'],
    ['startAddress', `https://app.clara.com/${'x'.repeat(2000)}`],
    ['startAddress', 7],
    ['openPopup', 'yes'],
    ['language', 'fr'],
    ['supportCountry', 'US'],
    ['report', ['full']],
    ['report', { level: 'everything', account: true, tenant: 'no' }],
  ])('%s: %j', (key, value) => {
    const policy = { [key]: value, ...(key === 'openPopup' ? { language: 'es' } : { openPopup: false }) }
    const rest = key === 'openPopup' ? { language: 'es' } : { openPopup: false }
    expect(mergePolicy(defaults, policy)).toEqual({ ...defaults, ...rest })
  })
  test('of the report’s choices, too', () => {
    const report = { level: 'full', account: 'mine', tenant: 1, timeline: false, more: 1 }
    expect(mergePolicy(defaults, { report }).report).toEqual({ level: 'full', timeline: false })
  })
  test.each([
    ['name', ' \n '],
    ['name', 7],
    ['email', 'help@contoso.example,other@evil.example'],
    ['email', 'help@contoso.example?bcc=other@evil.example'],
    ['email', 'Help <help@contoso.example>'],
    ['phone', 'javascript:alert(1)'],
    ['phone', '12'],
    ['teams', 'help'],
    ['form', 'http://tickets.example/?{title}'],
    ['form', 'https://{title}.example/'],
    ['form', 'https://tickets.example/{title}?x=1'],
    ['form', 'https://user:password@tickets.example/?{title}'],
  ])('itContact.%s: %j', (key, value) => {
    expect(mergePolicy(defaults, { itContact: { ...contact, [key]: value } }).itContact).toEqual({
      ...contact,
      [key]: null,
    })
  })
  test('a contact that is none at all', () => {
    expect(mergePolicy(defaults, { itContact: 'help@contoso.example' }).itContact).toEqual(defaults.itContact)
  })
  test('a domain will do as the tenant', () => {
    expect(mergePolicy(defaults, { tenant: 'Contoso.example' }).tenant).toBe('contoso.example')
  })
  test('inherited keys are no policy', () => {
    expect(mergePolicy(defaults, Object.create({ openPopup: false }))).toEqual(defaults)
  })
  test('whatever the policy, it never throws', () => {
    fc.assert(fc.property(fc.object(), (policy) => void mergePolicy(defaults, policy)))
  })
})
