import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FleetWords, loadFleetWords } from '../../src/_locales/fleet.ts'
import {
  chooseLanguage,
  fill,
  type Language,
  languages,
  loadOptionsWords,
  loadPictureWords,
  loadReportEditorWords,
  loadSettingWords,
  loadTenantWords,
  loadTriageWords,
  loadWords,
} from '../../src/_locales/index.ts'
import { loadKitWords } from '../../src/_locales/kit.ts'
import { loadRolloutWords } from '../../src/_locales/rollout.ts'
import { scenarios } from '../../src/diagnosis/scenarios.ts'
import type { Caveat } from '../../src/diagnosis/types.ts'
import { codes } from '../../src/microsoft/codes.ts'
import { pathsByName } from '../../src/report/portal-paths.ts'

const src = join(import.meta.dirname, '..', '..', 'src')

/** The texts of each language by their path, such as `scenarios.scenarios.mfa.person.steps.0`. */
const texts: Readonly<Record<Language, Map<string, string>>> = {
  en: await textsIn('en'),
  es: await textsIn('es'),
  'pt-BR': await textsIn('pt_BR'),
}
const { message, scenarios: english } = await loadWords('en')

/** Texts that may be the same in English: names, and words that are equal. */
const sameEverywhere = new Set([
  '{count} min',
  'Clara',
  'YAML',
  'Microsoft',
  'Entra',
  'OK',
  'Redirect URI',
  'Correlation ID',
  'Request ID: {id}',
  'Client ID',
  'Scopes',
  'No',
  '{count} min',
  'Colombia',
  'Tenant',
  'JSON',
  // Microsoft's own names, as its portal writes them.
  'Global Administrator',
  'PowerShell (Microsoft Graph)',
])

describe('the words of every language', () => {
  it.each(languages)(
    'in %s have the keys of English in the same order, and lists of the same length',
    (language) => {
      expect([...texts[language].keys()]).toEqual([...texts.en.keys()])
    },
  )

  it.each(languages)('in %s have the places of English', (language) => {
    const places = [...texts[language]].map(([key, text]) => [key, placesOf(text)])
    expect(places).toEqual([...texts.en].map(([key, text]) => [key, placesOf(text)]))
  })

  it.each(languages)('in %s are never empty, padded or broken over lines', (language) => {
    const wrong = [...texts[language]].filter(
      ([, text]) => text === '' || text !== text.trim() || /\s\s|\n/.test(text),
    )
    expect(wrong).toEqual([])
  })

  it.each(['es', 'pt-BR'] as const)('in %s leave nothing in English', (language) => {
    const left = [...texts[language]].filter(
      ([key, text]) => text === texts.en.get(key) && !sameEverywhere.has(text) && !/^\{\w+\}$/.test(text),
    )
    expect(left).toEqual([])
  })

  it.each(languages)('in %s come from the loaders, except those that the browser reads', async (language) => {
    const loaded = {
      ...(await loadWords(language)),
      'report-editor': await loadReportEditorWords(language),
      fleet: withoutNames(await loadFleetWords(language)),
      kit: await loadKitWords(language),
      options: await loadOptionsWords(language),
      picture: await loadPictureWords(language),
      rollout: await loadRolloutWords(language),
      settings: await loadSettingWords(language),
      tenant: await loadTenantWords(language),
      triage: await loadTriageWords(language),
    }
    const ours = [...texts[language]].filter(([key]) => !key.startsWith('messages.'))
    expect(flatten(loaded)).toEqual(new Map(ours))
  })

  it.each(languages)('in %s have a description that the stores accept', (language) => {
    expect(texts[language].get('messages.extensionDescription.message')?.length).toBeLessThanOrEqual(132)
  })
})

/** What the glossary rules out, in every text of a language. */
const ruledOut: Readonly<Record<Language, RegExp>> = {
  en: /\be-mails?\b|\bpress(?:es|ed|ing)?\b|\bwhom\b|\bcentres?\b|\bcarry on\b|\bsign-?ins? (?:is|was|were) stopped/i,
  es: /\bpresion|\bajustes\b|\binicios? de sesión (?:se )?(?:bloque|interrump)|cuenta de administrador prestada/i,
  'pt-BR': /\bpression|\blogins? (?:foi |foram )?(?:interromp|impedid|barrad|parad)|\bdenunciem\b/i,
}

describe('no text', () => {
  it.each(languages)('in %s has a word that the glossary rules out', (language) => {
    expect([...texts[language]].filter(([, text]) => ruledOut[language].test(text))).toEqual([])
  })
})

/** A noun behind a number needs a plural, which one text cannot have: the number goes last. */
const counted = /(?:^|[\s(])\{(?:count|stopped|total|all|records|unread|reviewers|days|people)\} \p{Ll}{3,}/u
/** Words that do not count a noun, and numbers that are always above one. */
const neverOne = new Set([
  ...['triage.found-many', 'triage.share', 'triage.more', 'triage.showMore', 'triage.minutes'],
  ...['triage.hours', 'triage.days', 'kit.page.ready', 'kit.script.done'],
])

it.each(languages)('a number stands before no noun in %s', (language) => {
  const wrong = [...texts[language]].filter(([key, text]) => counted.test(text) && !neverOne.has(key))
  expect(wrong).toEqual([])
})

describe('one agent at a screen', () => {
  const screens = /^(?:triage|tenant|options|picture|report-editor|kit)\./
  it.each([
    ['es', /\b(?:ustedes|revisen|abran|busquen|pidan|comprueben|envíen|elijan)\b/i],
    ['pt-BR', /\b(?:vocês|confiram|abram|vejam|peçam|procurem|enviem|escolham)\b/i],
  ] as const)('is one person in %s: tú, você', (language, many) => {
    const wrong = [...texts[language]].filter(([key, text]) => screens.test(key) && many.test(text))
    expect(wrong).toEqual([])
  })
})

describe('the words of a scenario', () => {
  it.each(languages)('in %s have a title of at most 60 characters, without numbers or codes', (language) => {
    const titles = [...texts[language]].filter(([key]) =>
      /^scenarios\.scenarios\..*\.person\.title$/.test(key),
    )
    expect(titles).toHaveLength(producible().length)
    expect(titles.filter(([, title]) => title.length > 60 || /\d|AADSTS/i.test(title))).toEqual([])
  })

  it.each(languages)('in %s give the person one to four steps', async (language) => {
    const { scenarios } = (await loadWords(language)).scenarios
    const wrong = Object.entries(scenarios).filter(
      ([, { person }]) => person.steps.length < 1 || person.steps.length > 4,
    )
    expect(wrong).toEqual([])
  })

  it('exist for every diagnosis, and for nothing else', () => {
    expect(Object.keys(english.scenarios).sort()).toEqual(producible())
    expect(keysWith('person')).toEqual(producible())
    expect(keysWith('message')).toEqual(producible().filter((key) => key !== 'signed-in@solved'))
    expect(keysWith('setup')).toEqual(['app-misconfigured@it'])
  })

  it('have a name in a log for every scenario with a code, and for nothing else', () => {
    const withCode = new Set(Object.values(codes).flatMap(({ scenario }) => scenario ?? []))
    expect(keysWith('log')).toEqual([...withCode].sort())
  })

  it('exist for every caveat, for IT and for the person', () => {
    const caveats: Record<Caveat, true> = {
      'check-id': true,
      'prompt-consent': true,
      'adminconsent-address': true,
      'risky-app': true,
      'blocked-after-approval-page': true,
      'asked-before': true,
      loop: true,
      expired: true,
      clock: true,
      'old-browser': true,
      'network-offline': true,
      'network-dns': true,
      'network-refused': true,
      'network-reset': true,
      'network-timeout': true,
      'network-proxy': true,
      'network-tls': true,
      'network-tls-intercepted': true,
      'network-tls-date': true,
    }
    expect(Object.keys(message.caveats).sort()).toEqual(Object.keys(caveats).sort())
    expect(Object.keys(english.notes).sort()).toEqual(Object.keys(caveats).sort())
  })

  it.each(languages)('in %s never send anybody to an address that grants consent', (language) => {
    expect(
      [...texts[language]].filter(([, text]) => /https?:|\/adminconsent|client_id=/i.test(text)),
    ).toEqual([])
  })
})

/** The code's names for the words of each file. Tables check settings and scenarios. */
const calledIn: Readonly<Record<string, readonly string[]>> = {
  'report-editor': ['editor'],
  fleet: ['words'],
  pages: ['pages'],
  options: ['options'],
  picture: ['picture', 'words'],
  message: ['message'],
  report: ['report'],
  rollout: ['rollout'],
  tenant: ['tenant', 'words'],
  triage: ['triage'],
}

describe('every text is used', async () => {
  const code = await sourceCode()
  const manifest = await readFile('manifest.json', 'utf8')

  it.each(Object.keys(calledIn))('in %s.json', (file) => {
    const keys = keysOf(file)
    expect(keys).not.toEqual([])
    const named = (key: string) => file === 'message' && isNamed(key)
    expect(keys.filter((key) => !named(key) && !isUsed(key, calledIn[file] ?? [], code))).toEqual([])
  })

  it('in messages.json', () => {
    expect(keysOf('messages').filter((key) => !manifest.includes(`__MSG_${key.split('.')[0]}__`))).toEqual([])
  })

  it('in these files and those of the tables, and there are no others', () => {
    const files = new Set([...texts.en.keys()].map((key) => key.split('.')[0]))
    expect([...files].sort()).toEqual(
      [...Object.keys(calledIn), 'kit', 'messages', 'scenarios', 'settings'].sort(),
    )
  })

  it.each([
    ['title', 'show(pages.title)', true],
    ['owners.clara', 'show(pages.owners[owner])', true],
    ['lead', 'show(pages?.lead)', true],
    ['owner-clara', `show(pages[\`owner-\${owner}\`])`, true],
    ['why-consent-off', `show(pages[\`why-\${reason}\`])`, true],
    ['too-large', "throw new TriageError('too-large')", true],
    ['tit', 'show(pages.title)', false],
    ['titles', 'show(pages.title)', false],
    ['title', 'show(homepages.title, report.title)', false],
    ['owner-clara', `show(report[\`owner-\${owner}\`])`, false],
  ])('%s in %s', (key, text, used) => {
    expect(isUsed(key, ['pages'], text)).toBe(used)
  })
})

describe('the language', () => {
  it.each([
    [['es-MX', 'en'], 'es'],
    [['es-419'], 'es'],
    [['es_CO'], 'es'],
    [['pt'], 'pt-BR'],
    [['pt-PT'], 'pt-BR'],
    [['PT-br'], 'pt-BR'],
    [['en-GB', 'es'], 'en'],
    [['fr'], 'en'],
    [['fr', 'es'], 'es'],
    [['est', 'ptx'], 'en'],
    [[], 'en'],
  ] as const)('of a browser that asks for %j is %s', (tags, language) => {
    expect(chooseLanguage(tags)).toBe(language)
  })

  it('fills the places of a text, and keeps a place without a value', () => {
    expect(fill('{app} in {tenant}: {app}', { app: 'Clara' })).toBe('Clara in {tenant}: Clara')
  })
})

/** Every `words` of a diagnosis: `scenario`, or `scenario@owner` if a code has its own owner. */
function producible(): string[] {
  const usual: Readonly<Record<string, { owner: string | null }>> = scenarios
  const special = Object.values(codes).flatMap(({ scenario, owner }) =>
    scenario !== null && owner !== undefined && owner !== usual[scenario]?.owner
      ? [`${scenario}@${owner}`]
      : [],
  )
  return [
    ...new Set([
      ...Object.keys(scenarios),
      ...special,
      'signed-in@solved',
      'network@you',
      'browser-blocked@it',
      'another-app',
    ]),
  ].sort()
}

function flatten(value: unknown, path: string[] = []): Map<string, string> {
  if (typeof value === 'string') return new Map([[path.join('.'), value]])
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path.join('.')} is no text`)
  return new Map(Object.entries(value).flatMap(([key, each]) => [...flatten(each, [...path, key])]))
}

function keysWith(column: string): string[] {
  return Object.entries(english.scenarios)
    .flatMap(([key, row]) => (column in row ? key : []))
    .sort()
}

/** The names are in scenarios.json. */
function withoutNames({ scenarios: _, ...fleet }: FleetWords): Omit<FleetWords, 'scenarios'> {
  return fleet
}

function placesOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort()
}

function keysOf(file: string): string[] {
  return [...texts.en.keys()].flatMap((key) =>
    key.startsWith(`${file}.`) ? [key.slice(file.length + 1)] : [],
  )
}

/**
 * Whether the code uses a key of these words. It has the whole path, an index (`pages.owners[`),
 * the start of its name (`pages[`owner-${`), or a value for an index (`'too-large'`).
 */
function isUsed(key: string, names: readonly string[], code: string): boolean {
  const parts = key.split('.')
  const words = String.raw`(?<![\w$])(?:${names.join('|')})\??`
  const dotted = (to: number) =>
    parts
      .slice(0, to)
      .map((part) => String.raw`\.${part}\??`)
      .join('')
  const indexed = parts.slice(1).map((_, at) => String.raw`${words}${dotted(at + 1)}\[`)
  const begun = key
    .split('-')
    .slice(0, -1)
    .map((_, at, all) => String.raw`${words}\[\x60${all.slice(0, at + 1).join('-')}-\$\{`)
  const whole = String.raw`${words}${dotted(parts.length)}(?![\w$])`
  return [whole, ...indexed, ...begun, `'${key}'`].some((pattern) => new RegExp(pattern).test(code))
}

it('no name of a shared text is also the name of a menu path', () => {
  expect(Object.keys(message.common).filter((name) => name in pathsByName)).toEqual([])
})

/** Whether another text of the message has a place for this one: `{forward}`. */
function isNamed(key: string): boolean {
  const [group, name] = key.split('.')
  return group === 'common' && [...texts.en.values()].some((text) => text.includes(`{${name}}`))
}

async function textsIn(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(join(src, '_locales', folder))).filter((file) => file.endsWith('.json')).sort()
  const read = async (file: string) => [
    basename(file, '.json'),
    JSON.parse(await readFile(join(src, '_locales', folder, file), 'utf8')),
  ]
  return flatten(Object.fromEntries(await Promise.all(files.map(read))))
}

async function sourceCode(): Promise<string> {
  const paths = (await readdir(src, { recursive: true })).filter((path) => /\.tsx?$/.test(path))
  return (await Promise.all(paths.map((path) => readFile(join(src, path), 'utf8')))).join('\n')
}
