import { describe, expect, it } from 'vitest'
import { languages, loadSettingWords } from '../../src/_locales/index.ts'
import { settingsTable } from '../../src/settings/table.ts'
import { addOnId, chromeId, company, filesOf } from './builders.ts'
import { all, type Element, only, readXml } from './read-xml.ts'

const files = await filesOf(company())
const templates = ['chrome', 'edge', 'chromium', 'firefox']
const folders = { 'en-US': 'en', 'es-ES': 'es', 'es-MX': 'es', 'pt-BR': 'pt-BR' } as const

const admxOf = (browser: string) =>
  readXml(String(files.get(`windows/admx/clara-sign-in-helper-${browser}.admx`)))
const admlOf = (browser: string, folder: string) =>
  readXml(String(files.get(`windows/admx/${folder}/clara-sign-in-helper-${browser}.adml`)))

/** Children in the schema's order. `?`: optional, `*`: any number, `|`: a choice. */
const admxSchema: Readonly<Record<string, readonly string[]>> = {
  policyDefinitions: ['policyNamespaces', 'resources', 'supportedOn?', 'categories?', 'policies?'],
  policyNamespaces: ['target', 'using*'],
  supportedOn: ['definitions?'],
  definitions: ['definition*'],
  categories: ['category*'],
  policies: ['policy*'],
  policy: [
    'parentCategory',
    'supportedOn',
    'enabledValue?',
    'disabledValue?',
    'enabledList?',
    'disabledList?',
    'elements?',
  ],
  enabledList: ['item*'],
  enum: ['item*'],
  item: ['value'],
  value: ['decimal|string'],
  enabledValue: ['decimal|string'],
  disabledValue: ['decimal|string'],
  elements: ['text|enum|list|multiText'],
}

const admlSchema: typeof admxSchema = {
  policyDefinitionResources: ['displayName', 'description', 'resources'],
  resources: ['stringTable?', 'presentationTable?'],
  stringTable: ['string*'],
  presentationTable: ['presentation*'],
  presentation: ['textBox|dropdownList|listBox|multiTextBox'],
  textBox: ['label', 'defaultValue?'],
}

/** Required and optional attributes of the schema. */
const attributes: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  policyDefinitions: [
    ['revision', 'schemaVersion'],
    ['xmlns', 'xmlns:xsd', 'xmlns:xsi'],
  ],
  policyDefinitionResources: [
    ['revision', 'schemaVersion'],
    ['xmlns', 'xmlns:xsd', 'xmlns:xsi'],
  ],
  target: [['prefix', 'namespace'], []],
  definition: [['name', 'displayName'], []],
  category: [['name', 'displayName'], ['explainText']],
  policy: [
    ['name', 'class', 'displayName', 'key'],
    ['explainText', 'presentation', 'valueName'],
  ],
  parentCategory: [['ref'], []],
  decimal: [['value'], []],
  text: [
    ['id', 'valueName'],
    ['required', 'maxLength', 'expandable'],
  ],
  multiText: [
    ['id', 'valueName'],
    ['required', 'maxLength', 'maxStrings'],
  ],
  enum: [['id', 'valueName'], ['required']],
  list: [
    ['id', 'key'],
    ['valuePrefix', 'additive', 'explicitValue'],
  ],
  string: [[], ['id']],
  presentation: [['id'], []],
  textBox: [['refId'], []],
  dropdownList: [['refId'], ['noSort', 'defaultItem']],
  listBox: [['refId'], []],
  multiTextBox: [['refId'], []],
}

describe.each(templates)('the template for %s', (browser) => {
  const root = admxOf(browser)
  const policies = only(root, 'policies').children

  it('matches the schema', () => {
    expect(root.name).toBe('policyDefinitions')
    expect(wrong(root, admxSchema)).toEqual([])
  })

  it('has a valid, unique name for each policy', () => {
    const names = policies.map(({ attributes }) => attributes.name ?? '')
    expect(names.filter((name) => !/^\w+$/.test(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  it('writes each value once, and only under the browser’s policies', () => {
    const key = { firefox: 'Mozilla\\Firefox', chrome: 'Google\\Chrome', edge: 'Microsoft\\Edge' }[browser]
    const paths = policies.map(({ attributes, children }) => {
      const element = children.find(({ name }) => name === 'elements')?.children[0]
      return `${attributes.key}\\${attributes.valueName ?? element?.attributes.valueName ?? '*'}`
    })
    // Firefox takes its settings with or without line breaks.
    const others = paths.filter((path) => !path.endsWith(`\\${addOnId}`))
    for (const path of paths) expect(path).toMatch(`SOFTWARE\\Policies\\${key ?? 'Chromium'}\\`)
    expect(new Set(others).size).toBe(others.length)
  })

  it('refers to an existing category and system', () => {
    const names = (name: string) => new Set(all(root, name).map(({ attributes }) => attributes.name))
    for (const policy of policies) {
      expect(names('category')).toContain(only(policy, 'parentCategory').attributes.ref)
      expect(names('definition')).toContain(only(policy, 'supportedOn').attributes.ref)
    }
  })

  describe.each(Object.keys(folders))('with the texts in %s', (folder) => {
    const texts = admlOf(browser, folder)
    const table = (name: string) => only(only(texts, 'resources'), name).children

    it('matches the schema', () => {
      expect(texts.name).toBe('policyDefinitionResources')
      expect(wrong(texts, admlSchema)).toEqual([])
      expect(texts.attributes.revision).toBe(only(root, 'resources').attributes.minRequiredRevision)
    })

    it('has exactly the texts and presentations that the template needs', () => {
      const ids = (name: string) => table(name).map(({ attributes }) => attributes.id)
      expect(ids('stringTable').toSorted()).toEqual(references(root, 'string'))
      expect(ids('presentationTable').toSorted()).toEqual(references(root, 'presentation'))
    })

    it('shows each element of a policy with the right control', () => {
      for (const policy of policies) {
        const elements = policy.children.find(({ name }) => name === 'elements')?.children ?? []
        const reference = policy.attributes.presentation
        const presentation = table('presentationTable').find(
          ({ attributes }) => `$(presentation.${attributes.id})` === reference,
        )
        expect(presentation?.children.map(({ name, attributes }) => [name, attributes.refId]) ?? []).toEqual(
          elements.map(({ name, attributes }) => [controls[name], attributes.id]),
        )
      }
    })

    it('has no empty text', () => {
      expect(table('stringTable').filter(({ text }) => text.trim() === '')).toEqual([])
    })
  })
})

describe('the template for Chrome', () => {
  const policy = `SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${chromeId}\\policy`
  const policies = new Map(
    only(admxOf('chrome'), 'policies').children.map((one) => [one.attributes.name ?? '', one]),
  )

  it('offers the installation, every setting, every suggestion and the lock', () => {
    const name = (key: string) => key.replace('.', '_')
    expect([...policies.keys()]).toEqual([
      'install',
      ...settingsTable.map(({ key }) => name(key)),
      ...settingsTable.filter(({ who }) => who === 'person').map(({ key }) => `suggested_${name(key)}`),
      'locked',
    ])
  })

  it('writes to the keys that Chromium reads', () => {
    const target = (name: string) => {
      const one = policies.get(name)
      const element = one?.children.find((child) => child.name === 'elements')?.children[0]
      return [
        one?.attributes.key,
        one?.attributes.valueName ?? element?.attributes.valueName ?? element?.attributes.key,
      ]
    }
    expect(target('openPopup')).toEqual([policy, 'openPopup'])
    expect(target('itContact_email')).toEqual([`${policy}\\itContact`, 'email'])
    expect(target('clientIds')).toEqual([`${policy}\\clientIds`, `${policy}\\clientIds`])
    expect(target('suggested_report_level')).toEqual([`${policy}\\defaults\\report`, 'level'])
    expect(target('locked')).toEqual([`${policy}\\locked`, `${policy}\\locked`])
  })

  it('has the lengths and choices of the settings', () => {
    for (const { key, type, choices, longest } of settingsTable) {
      const element = policies.get(key.replace('.', '_'))?.children.find(({ name }) => name === 'elements')
        ?.children[0]
      if (type === 'text') expect(element?.attributes.maxLength).toBe(String(longest))
      if (type === 'choice')
        expect(element && all(element, 'string').map(({ text }) => text)).toEqual(choices)
    }
  })

  it('installs with the company’s values', () => {
    const items = all(policies.get('install') ?? { name: '', attributes: {}, children: [], text: '' }, 'item')
    expect(
      items.map((item) => [item.attributes.valueName, all(item, 'value')[0]?.children[0]?.text]),
    ).toEqual([
      ['installation_mode', 'force_installed'],
      ['update_url', 'https://clients2.google.com/service/update2/crx'],
      ['toolbar_pin', 'force_pinned'],
    ])
  })

  it.each(Object.entries(folders))('has the titles of the settings in %s', async (folder, language) => {
    expect(languages).toContain(language)
    const words = await loadSettingWords(language)
    const strings = new Map(
      all(admlOf('chrome', folder), 'string').map(({ attributes, text }) => [attributes.id, text]),
    )
    expect(strings.get('clientIds')).toBe(words.clientIds.title)
    expect(strings.get('itContact_email_text')).toContain(words.itContact_email.text)
    expect(strings.get('suggested_report_level')).toContain(words.report_level.title)
  })
})

const controls: Readonly<Record<string, string>> = {
  text: 'textBox',
  enum: 'dropdownList',
  list: 'listBox',
  multiText: 'multiTextBox',
}

/** The names of all `$(kind.name)` in attributes, sorted. */
function references(root: Element, kind: string): string[] {
  const inside = (element: Element): string[] => [
    ...Object.values(element.attributes).flatMap((value) => {
      const name = new RegExp(`^\\$\\(${kind}\\.(\\w+)\\)$`).exec(value)?.[1]
      return name === undefined ? [] : [name]
    }),
    ...element.children.flatMap(inside),
  ]
  return [...new Set(inside(root))].toSorted()
}

/** Deviations from the schema in an element and its children. */
function wrong(element: Element, schema: typeof admxSchema): string[] {
  const { name, children } = element
  const [needed, possible] = attributes[name] ?? [
    [],
    ['ref', 'minRequiredRevision', 'key', 'valueName', 'displayName'],
  ]
  const given = Object.keys(element.attributes)
  const kinds = (schema[name] ?? []).map((kind) => `(?:${kind.replace(/[?*]$/, '')}) `.concat())
  const order = (schema[name] ?? []).map(
    (kind, index) => `(?:${kinds[index]})${/[?*]$/.exec(kind)?.[0] ?? ''}`,
  )
  const found = children.map((child) => `${child.name} `).join('')
  return [
    ...needed.filter((one) => !given.includes(one)).map((one) => `${name} lacks ${one}`),
    ...given.filter((one) => ![...needed, ...possible].includes(one)).map((one) => `${name} has ${one}`),
    ...(new RegExp(`^${order.join('')}$`).test(found) ? [] : [`${name} holds ${found}`]),
    ...children.flatMap((child) => wrong(child, schema)),
  ]
}
