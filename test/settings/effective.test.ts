import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, effectiveSettings } from '../../src/settings/effective.ts'
import { examples } from '../../src/settings/examples.ts'
import { problemsOf as allProblems } from '../../src/settings/problems.ts'
import { type SettingKey, settingsTable } from '../../src/settings/table.ts'
import type { Settings } from '../../src/settings/types.ts'
import { clientId, tenant } from '../builders.ts'

const under = (policy: unknown): Settings => effectiveSettings({ policy, person: undefined }).settings
const problemsOf = (policy: unknown) => allProblems({ policy, person: undefined })
const defaults = under({})
const contact = {
  name: 'IT help desk',
  email: 'help@contoso.example',
  phone: '+52 55 1234-5678',
  teams: 'it.help@contoso.example',
  form: 'https://tickets.example/new?subject={title}&text={report}#{code}',
}

test('without a policy the built-in defaults are in force', () => {
  for (const none of [{}, null, undefined, 'text', []]) expect(under(none)).toEqual(defaults)
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
  expect(under(policy)).toEqual({
    ...defaults,
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
    expect(under(policy)).toEqual({ ...defaults, ...rest })
  })
  test('of the report’s choices, too', () => {
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
  test('a contact that is none at all', () => {
    expect(under({ itContact: 'help@contoso.example' }).itContact).toEqual(defaults.itContact)
  })
  test('a domain will do as the tenant', () => {
    expect(under({ tenant: 'Contoso.example' }).tenant).toBe('contoso.example')
  })
  test('inherited keys are no policy', () => {
    expect(under(Object.create({ openPopup: false }))).toEqual(defaults)
  })
  test('whatever the policy, it never throws', () => {
    fc.assert(fc.property(fc.object(), (policy) => void under(policy)))
  })
})

describe('who has said it', () => {
  const says = (policy: unknown, person?: unknown) => effectiveSettings({ policy, person })

  test('a policy stands above the person, the person above what a policy suggests, that above what is built in', () => {
    const policy = { language: 'es', defaults: { history: false, supportCountry: 'MX' } }
    const { settings, from } = says(policy, { language: 'pt-BR', supportCountry: 'CO', openPopup: false })
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
  test('a wrong value of one leaves the word to the next', () => {
    const { settings, from } = says({ language: 'fr', defaults: { language: 'es' } }, { language: 7 })
    expect([settings.language, from.language]).toEqual(['es', 'policy-default'])
  })
  test('what a policy has locked stays as the policy suggests it, or as it is built in', () => {
    const policy = { locked: ['history', 'language', 'report.timeline'], defaults: { language: 'es' } }
    const person = { history: false, language: 'pt-BR', report: { timeline: true, level: 'full' } }
    const { settings, locked } = says(policy, person)
    expect(settings).toMatchObject({ history: true, language: 'es', report: { timeline: true } })
    expect(settings.reportStart).toEqual({ level: 'full' })
    expect(['history', 'language', 'report.timeline'].every((key) => locked.has(key as never))).toBe(true)
  })
  test('the person can change what is theirs and nothing says', () => {
    const { locked } = says({ language: 'es' })
    const free = settingsTable.filter(({ key }) => !locked.has(key)).map(({ key }) => key)
    expect(free).toEqual(
      settingsTable.filter(({ who, key }) => who === 'person' && key !== 'language').map(({ key }) => key),
    )
  })
  test('of the report, a policy fixes; a suggestion and the person say where it starts', () => {
    const policy = { report: { account: 'off' }, defaults: { report: { level: 'full' } } }
    const { settings } = says(policy, { report: { tenant: false, account: 'full' } })
    expect(settings.report).toEqual({ account: 'off' })
    expect(settings.reportStart).toEqual({ level: 'full', tenant: false })
  })
})

describe('nobody but an enforced policy says what a link that grants is made of', () => {
  const forged = nested(settingsTable.filter(({ who }) => who === 'policy').map(({ key }) => key))
  test.each([
    ['the person, or a file that was imported', { policy: {}, person: forged }],
    ['a policy’s suggestion', { policy: { defaults: forged }, person: undefined }],
    [
      'both, under another prototype',
      { policy: JSON.parse('{"__proto__":{}}'), person: Object.create(forged) },
    ],
  ])('not %s', (_, sources) => {
    expect(effectiveSettings(sources).settings).toEqual(defaults)
  })
  test('and each key is named', () => {
    const problems = allProblems({ policy: {}, person: forged })
    expect(problems.map(({ source, key, problem }) => [source, key, problem])).toEqual(
      settingsTable.filter(({ who }) => who === 'policy').map(({ key }) => ['person', key, 'not-yours']),
    )
  })
  test('what grants is among it', () => {
    expect(settingsTable.filter(({ grants }) => grants).every(({ who }) => who === 'policy')).toBe(true)
    const granting = ['clientIds', 'tenant', 'authorityHost', 'adminConsentRedirectUri', 'expectedPublisher']
    expect(settingsTable.filter(({ grants }) => grants).map(({ key }) => key)).toEqual(
      expect.arrayContaining(granting),
    )
  })
})

describe('what is wrong is named', () => {
  test.each<[string, unknown, [string, string, string][]]>([
    ['an unknown key', { clientId: 'x' }, [['clientId', 'unknown', '"x"']]],
    ['an unknown key in a group', { report: { lvl: 1 } }, [['report.lvl', 'unknown', '1']]],
    ['a group that is none', { report: 'full' }, [['report', 'type', '"full"']]],
    ['a wrong type', { openPopup: 'yes' }, [['openPopup', 'type', '"yes"']]],
    ['a wrong choice', { language: 'fr' }, [['language', 'value', '"fr"']]],
    [
      'an entry',
      { clientIds: [clientId, 'x', 7] },
      [
        ['clientIds[2]', 'value', '"x"'],
        ['clientIds[3]', 'type', '7'],
      ],
    ],
    ['a suggestion', { defaults: { history: 1 } }, [['defaults.history', 'type', '1']]],
    [
      'a suggestion of what is not the person’s',
      { defaults: { tenant } },
      [['defaults.tenant', 'not-yours', `"${tenant}"`]],
    ],
    ['suggestions that are none', { defaults: 'x' }, [['defaults.', 'type', '"x"']]],
    ['a lock for nothing', { locked: ['x'] }, [['locked[1]', 'unknown', '"x"']]],
    ['locks that are no list', { locked: 'history' }, [['locked', 'type', '"history"']]],
    ['a policy that is none', 'text', [['', 'type', '"text"']]],
  ])('%s', (_, policy, expected) => {
    expect(problemsOf(policy)).toEqual(
      expected.map(([key, problem, value]) => ({ source: 'policy', key, problem, value })),
    )
  })
  test('what is too long, and too many, with the rest in force', () => {
    const many = Array.from({ length: 60 }, (_, n) => `h${n}.example`)
    const policy = { startAddress: `https://x.example/${'x'.repeat(2000)}`, brokerHosts: many }
    expect(problemsOf(policy).map(({ key, problem }) => [key, problem])).toEqual([
      ['startAddress', 'too-long'],
      ['brokerHosts', 'too-many'],
    ])
    expect(under(policy).brokerHosts).toHaveLength(50)
  })
  test('what lies too deep in itself to be written down', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)
    expect(problemsOf({ unheard: deep })).toEqual([
      { source: 'policy', key: 'unheard', problem: 'unknown', value: 'object' },
    ])
  })
  test('in few plain signs, whatever it holds', () => {
    const [problem] = problemsOf({ language: `\u202e${'ab\n'.repeat(5000)}` })
    expect(problem?.value).toMatch(/^[\x20-\x7e]{1,80}$/)
  })
})

test('every example fits its setting, and all of them are in force together', () => {
  const policy = nested(Object.keys(examples))
  const { settings, from } = effectiveSettings({ policy, person: undefined })
  expect(problemsOf(policy)).toEqual([])
  expect(new Set(Object.values(from))).toEqual(new Set(['policy']))
  for (const { key, type } of settingsTable) {
    const value = at(settings, key)
    if (type === 'list') expect(value).toEqual(expect.arrayContaining(examples[key] as string[]))
    else expect([key, value]).toEqual([key, examples[key]])
  }
})

test('200 policies with things wrong in them: no crash, the good keys in force, the bad ones named', () => {
  const hostile = [
    'javascript:alert(1)',
    '\u202e<img src=x onerror=alert(1)>',
    'x'.repeat(5000),
    {},
    [[]],
    -0,
  ]
  const wrong = fc.oneof(
    fc.constantFrom<unknown>(...hostile),
    fc.jsonValue().filter((value) => typeof value !== 'boolean' && !isDeepStrictEqual(value, [])),
  )
  const keys = settingsTable.map(({ key }) => key)
  const spoiled = fc.record({
    good: fc.subarray(keys),
    values: fc.array(wrong, { minLength: keys.length, maxLength: keys.length }),
    unknown: fc.dictionary(
      fc.string({ maxLength: 20 }).map((name) => `x${name}`),
      fc.jsonValue(),
      { maxKeys: 9 },
    ),
  })
  fc.assert(
    fc.property(spoiled, ({ good, values, unknown }) => {
      const set = nested(keys, (key) => (good.includes(key) ? examples[key] : values[keys.indexOf(key)]))
      const policy = { ...unknown, ...set }
      const { from } = effectiveSettings({ policy, person: undefined })
      const named = problemsOf(policy).map(({ key }) => key.replace(/\[\d+\]$/, ''))
      for (const key of keys) {
        if (good.includes(key)) expect([key, from[key]]).toEqual([key, 'policy'])
        // What chance has made may fit a text's setting.
        else if (from[key] !== 'policy') expect(named).toContain(key)
      }
      expect(named).toEqual(expect.arrayContaining(Object.keys(unknown)))
    }),
    { numRuns: 200 },
  )
})

/** The keys as a policy has them, each with its example or what `value` says. */
function nested(keys: readonly string[], value: (key: SettingKey) => unknown = (key) => examples[key]) {
  const policy: Record<string, unknown> = {}
  for (const key of keys as SettingKey[]) {
    const [group = '', name] = key.split('.')
    if (name === undefined) policy[group] = value(key)
    else policy[group] = { ...(policy[group] as object | undefined), [name]: value(key) }
  }
  return policy
}
