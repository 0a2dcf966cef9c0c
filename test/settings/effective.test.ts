import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valueAt } from '../../src/settings/dotted-keys.ts'
import { effectiveSettings } from '../../src/settings/effective.ts'
import { exampleOf } from '../../src/settings/examples.ts'
import { settingsTable } from '../../src/settings/table.ts'
import { clientId, tenant } from '../builders.ts'
import { defaults, forgedChoices, personsSettings, policyWith, under } from './policies.ts'

const contact = {
  ...defaults.itContact,
  name: 'IT help desk',
  email: 'help@contoso.example',
  phone: '+52 55 1234-5678',
  teams: 'it.help@contoso.example',
  form: 'https://tickets.example/new?subject={title}&text={report}#{code}',
}

test('without a policy, the built-in values are effective', () => {
  for (const none of [{}, null, undefined, 'text', []]) expect(under(none)).toEqual(defaults)
})

test('a policy replaces the built-in values, and adds its hosts and IDs to them', () => {
  const policy = {
    clientIds: [` ${clientId.toUpperCase()} `, clientId],
    redirectHosts: ['Clara.Fabrikam.example'],
    brokerHosts: ['broker.example'],
    tenant,
    adminConsentRedirectUri: 'https://app.clara.com/admin',
    startAddress: 'https://app.clara.com/start',
    openPopup: false,
    history: false,
    report: { level: 'message', account: 'off', tenant: false, environment: true, timeline: true },
    supportCountry: 'BR',
    language: 'pt-BR',
    itContact: contact,
  }
  expect(under(policy)).toEqual({
    ...defaults,
    ...policy,
    clientIds: [clientId],
    redirectHosts: ['clara.com', 'clara.fabrikam.example'],
  })
})

test.each(['minimal', 'standard'])('the level %s of earlier versions means the message', (level) => {
  expect(under({ report: { level } }).report).toEqual({ level: 'message' })
  expect(effectiveSettings({ policy: {}, person: { report: { level } } }).settings.reportStart.level).toBe(
    'message',
  )
})

test.each([{ name: 'IT' }, { form: contact.form }])(
  'a policy that sets a part of the contact in IT owns all of it: %j',
  (itContact) => {
    const person = { itContact: { email: 'help@evil.example', phone: '+52 55 1234' }, history: false }
    const { settings, locked } = effectiveSettings({ policy: { itContact }, person })
    expect(settings.itContact).toEqual({ ...defaults.itContact, ...itContact })
    expect(settings.history).toBe(false)
    expect([...locked].filter((key) => key.startsWith('itContact.'))).toHaveLength(5)
  },
)

test('without a contact of the policy the person’s own counts', () => {
  const person = { itContact: { email: 'help@contoso.example' } }
  for (const policy of [{}, { history: false }, { itContact: { phone: 'none' } }])
    expect(effectiveSettings({ policy, person }).settings.itContact.email).toBe('help@contoso.example')
})

describe('a wrong value is left out, and the other values count', () => {
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
    const rest = { history: false }
    expect(under({ ...rest, [key]: value })).toEqual({ ...defaults, ...rest })
  })
  test('in the choices of the report', () => {
    const report = { level: 'full', account: 'mine', tenant: 1, timeline: false, more: 1 }
    expect(under({ report }).report).toEqual({ level: 'full', timeline: false })
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
    expect(under({ itContact: { ...contact, [key]: value } }).itContact).toEqual({
      ...contact,
      [key]: null,
    })
  })
  test('a text where a contact is expected', () => {
    expect(under({ itContact: 'help@contoso.example' }).itContact).toEqual(defaults.itContact)
  })
})

test('a domain can be the tenant', () => {
  expect(under({ tenant: 'Contoso.example' }).tenant).toBe('contoso.example')
})
test('inherited keys do not count', () => {
  expect(under(Object.create({ openPopup: false }))).toEqual(defaults)
})
test('a list keeps its first 50 entries', () => {
  const brokerHosts = Array.from({ length: 60 }, (_, n) => `h${n}.example`)
  expect(under({ brokerHosts }).brokerHosts).toEqual(brokerHosts.slice(0, 50))
})
test('no policy makes it throw', () => {
  fc.assert(fc.property(fc.object(), (policy) => void under(policy)))
})

describe('the strongest source wins', () => {
  test('policy, then person, then the defaults of the policy, then the built-in value', () => {
    const policy = { language: 'es', defaults: { history: false, supportCountry: 'MX' } }
    const person = { language: 'pt-BR', supportCountry: 'CO', openPopup: false }
    const { settings, from } = effectiveSettings({ policy, person })
    expect(settings).toMatchObject({
      language: 'es',
      supportCountry: 'CO',
      history: false,
      openPopup: false,
      startAddress: 'https://app.clara.com/',
    })
    expect(from).toMatchObject({
      language: 'policy',
      supportCountry: 'person',
      history: 'policy-default',
      openPopup: 'person',
      startAddress: 'built-in',
    })
  })
  test('a source with a wrong value is passed over', () => {
    const policy = { language: 'fr', defaults: { language: 'es' } }
    const { settings, from } = effectiveSettings({ policy, person: { language: 7 } })
    expect([settings.language, from.language]).toEqual(['es', 'policy-default'])
  })
  test('a key that the policy locks keeps the default of the policy or the built-in value', () => {
    const policy = { locked: ['history', 'language', 'report.timeline'], defaults: { language: 'es' } }
    const person = { history: false, language: 'pt-BR', report: { timeline: true, level: 'full' } }
    const { settings, locked } = effectiveSettings({ policy, person })
    expect(settings).toMatchObject({ history: true, language: 'es', report: { timeline: true } })
    expect(settings.reportStart).toEqual({ level: 'full' })
    expect([...locked]).toEqual(expect.arrayContaining(['history', 'language', 'report.timeline']))
  })
  test('the person can change their own settings that the policy does not set', () => {
    const { locked } = effectiveSettings({ policy: { language: 'es' }, person: undefined })
    const free = settingsTable.map(({ key }) => key).filter((key) => !locked.has(key))
    expect(free).toEqual(personsSettings.map(({ key }) => key).filter((key) => key !== 'language'))
  })
  test('a policy fixes choices of the report; its defaults and the person only set where it starts', () => {
    const policy = { report: { account: 'off' }, defaults: { report: { level: 'full' } } }
    const person = { report: { tenant: false, account: 'full' } }
    const { settings } = effectiveSettings({ policy, person })
    expect(settings.report).toEqual({ account: 'off' })
    expect(settings.reportStart).toEqual({ level: 'full', tenant: false })
  })
})

describe('only an enforced policy decides where a link for consent leads', () => {
  test.each([
    ['the person or an imported file', { policy: {}, person: forgedChoices }],
    ['the defaults of a policy', { policy: { defaults: forgedChoices }, person: undefined }],
    ['a prototype', { policy: JSON.parse('{"__proto__":{}}'), person: Object.create(forgedChoices) }],
  ])('%s cannot', (_, sources) => {
    expect(effectiveSettings(sources).settings).toEqual(defaults)
  })
  test('each setting that grants belongs to the policy', () => {
    const granting = settingsTable.filter(({ grants }) => grants)
    expect(granting.map(({ who }) => who)).toEqual(granting.map(() => 'policy'))
    expect(granting.map(({ key }) => key)).toEqual(
      expect.arrayContaining([
        'clientIds',
        'tenant',
        'authorityHost',
        'adminConsentRedirectUri',
        'expectedPublisher',
      ]),
    )
  })
})

test('a policy with the example of every setting is effective as a whole', () => {
  const { settings, from } = effectiveSettings({ policy: policyWith(settingsTable), person: undefined })
  expect(new Set(Object.values(from))).toEqual(new Set(['policy']))
  for (const setting of settingsTable) {
    const value = valueAt(settings, setting.key)
    const example = exampleOf(setting)
    if (Array.isArray(example)) expect(value).toEqual(expect.arrayContaining(example))
    else expect([setting.key, value]).toEqual([setting.key, example])
  }
})
