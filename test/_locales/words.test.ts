import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '../../src/_locales/en/index.ts'
import enManifest from '../../src/_locales/en/messages.json' with { type: 'json' }
import enOptions from '../../src/_locales/en/options.json' with { type: 'json' }
import enPage from '../../src/_locales/en/page.json' with { type: 'json' }
import enPicture from '../../src/_locales/en/picture.json' with { type: 'json' }
import enRollout from '../../src/_locales/en/rollout.json' with { type: 'json' }
import enSettings from '../../src/_locales/en/settings.json' with { type: 'json' }
import es from '../../src/_locales/es/index.ts'
import esManifest from '../../src/_locales/es/messages.json' with { type: 'json' }
import esOptions from '../../src/_locales/es/options.json' with { type: 'json' }
import esPage from '../../src/_locales/es/page.json' with { type: 'json' }
import esPicture from '../../src/_locales/es/picture.json' with { type: 'json' }
import esRollout from '../../src/_locales/es/rollout.json' with { type: 'json' }
import esSettings from '../../src/_locales/es/settings.json' with { type: 'json' }
import {
  chooseLanguage,
  fill,
  languages,
  loadOptionsWords,
  loadPageWords,
  loadPictureWords,
  loadSettingWords,
  loadWords,
} from '../../src/_locales/index.ts'
import ptBr from '../../src/_locales/pt_BR/index.ts'
import ptBrManifest from '../../src/_locales/pt_BR/messages.json' with { type: 'json' }
import ptBrOptions from '../../src/_locales/pt_BR/options.json' with { type: 'json' }
import ptBrPage from '../../src/_locales/pt_BR/page.json' with { type: 'json' }
import ptBrPicture from '../../src/_locales/pt_BR/picture.json' with { type: 'json' }
import ptBrRollout from '../../src/_locales/pt_BR/rollout.json' with { type: 'json' }
import ptBrSettings from '../../src/_locales/pt_BR/settings.json' with { type: 'json' }
import { loadRolloutWords } from '../../src/_locales/rollout.ts'
import { scenarios } from '../../src/diagnosis/scenarios.ts'
import type { Caveat } from '../../src/diagnosis/types.ts'
import { codes } from '../../src/microsoft/codes.ts'

const src = join(import.meta.dirname, '..', '..', 'src')

/** Each language's files, flat: `scenarios.scenarios.mfa.steps.0` → text. */
const texts = {
  en: flatten({
    ...en,
    page: enPage,
    picture: enPicture,
    rollout: enRollout,
    settings: enSettings,
    options: enOptions,
    messages: enManifest,
  }),
  es: flatten({
    ...es,
    page: esPage,
    picture: esPicture,
    rollout: esRollout,
    settings: esSettings,
    options: esOptions,
    messages: esManifest,
  }),
  'pt-BR': flatten({
    ...ptBr,
    page: ptBrPage,
    picture: ptBrPicture,
    rollout: ptBrRollout,
    settings: ptBrSettings,
    options: ptBrOptions,
    messages: ptBrManifest,
  }),
}

/** Texts that may read the same in English: names, and words that are no different. */
const sameEverywhere = new Set([
  'Clara',
  'Microsoft',
  'Entra',
  'OK',
  'Redirect URI',
  'Client ID',
  'Scopes',
  'No',
  'Colombia',
])

describe('the words of every language', () => {
  it.each(languages)(
    '%s has the keys of English in the same order, and lists of the same length',
    (language) => {
      expect([...texts[language].keys()]).toEqual([...texts.en.keys()])
    },
  )

  it.each(languages)('%s has the places of English', (language) => {
    const places = [...texts[language]].map(([key, text]) => [key, placesOf(text)])
    expect(places).toEqual([...texts.en].map(([key, text]) => [key, placesOf(text)]))
  })

  it.each(languages)('%s has no text that is empty, padded or broken over lines', (language) => {
    const wrong = [...texts[language]].filter(
      ([, text]) => text === '' || text !== text.trim() || /\s\s|\n/.test(text),
    )
    expect(wrong).toEqual([])
  })

  it.each(['es', 'pt-BR'] as const)('%s leaves nothing in English', (language) => {
    const left = [...texts[language]].filter(
      ([key, text]) => text === texts.en.get(key) && !sameEverywhere.has(text),
    )
    expect(left).toEqual([])
  })

  it.each(languages)('%s is what the loader hands out', async (language) => {
    const page = await loadPageWords(language)
    const picture = await loadPictureWords(language)
    const rollout = await loadRolloutWords(language)
    const settings = await loadSettingWords(language)
    const options = await loadOptionsWords(language)
    const loaded = [...flatten({ ...(await loadWords(language)), page, picture, rollout, settings, options })]
    expect(loaded).toEqual([...texts[language]].filter(([key]) => !key.startsWith('messages.')))
  })

  it.each(languages)('%s keeps to the length that the stores allow for the description', (language) => {
    expect(texts[language].get('messages.extensionDescription.message')?.length).toBeLessThanOrEqual(132)
  })
})

describe('what is said about a scenario', () => {
  it.each(languages)('%s has a title of at most 60 characters, without numbers or codes', (language) => {
    const titles = [...texts[language]].filter(([key]) => /^scenarios\.scenarios\..*\.title$/.test(key))
    expect(titles).toHaveLength(producible().length)
    expect(titles.filter(([, title]) => title.length > 60 || /\d|AADSTS/i.test(title))).toEqual([])
  })

  it.each(languages)('%s gives the person one to four steps', async (language) => {
    const { scenarios } = (await loadWords(language)).scenarios
    const wrong = Object.entries(scenarios).filter(([, { steps }]) => steps.length < 1 || steps.length > 4)
    expect(wrong).toEqual([])
  })

  it('exists for all that a diagnosis can say, and for nothing else', () => {
    expect(Object.keys(en.scenarios.scenarios).sort()).toEqual(producible())
  })

  it.each([
    ['en', 'Copy for IT'],
    ['es', 'Copiar para TI'],
    ['pt-BR', 'Copiar para a TI'],
  ] as const)('%s names the button as the popup does: %s', (language, label) => {
    const all = [...texts[language]]
    const steps = all.filter(([key]) => /\.(approval-request|admin-approval)\.steps\./.test(key))
    const faces = all.filter(([key]) => key.startsWith('faces.')).map(([, text]) => text)
    expect(steps.filter(([, text]) => text.includes(label))).toHaveLength(2)
    expect(faces).toContain(label)
  })

  it('exists for every caveat', () => {
    const caveats: Record<Caveat, true> = {
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
    expect(Object.keys(en.scenarios.caveats).sort()).toEqual(Object.keys(caveats).sort())
  })

  it.each(languages)('%s never sends anybody to an address that grants consent', (language) => {
    expect(
      [...texts[language]].filter(([, text]) => /https?:|\/adminconsent|client_id=/i.test(text)),
    ).toEqual([])
  })
})

describe('the words of the faces and of the report', async () => {
  const code = await sourceCode()

  it.each(['faces', 'report'] as const)('has no text in %s.json that nothing uses', (file) => {
    const keys = [...texts.en.keys()].filter((key) => key.startsWith(`${file}.`))
    expect(keys).not.toEqual([])
    expect(keys.filter((key) => !isUsed(key, code))).toEqual([])
  })

  it('would notice an unused one', () => {
    const text = 'show(faces.title, faces.owners[owner], words.report.facts)'
    expect(isUsed('faces.title', text)).toBe(true)
    expect(isUsed('faces.owners.clara', text)).toBe(true)
    expect(isUsed('report.facts', text)).toBe(true)
    expect(isUsed('faces.tit', text)).toBe(false)
    expect(isUsed('faces.titles', text)).toBe(false)
    expect(isUsed('report.title', text)).toBe(false)
    expect(isUsed('faces.title', 'surfaces.title')).toBe(false)
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

  it('has its places filled, and keeps one that has no value', () => {
    expect(fill('{app} in {tenant}: {app}', { app: 'Clara' })).toBe('Clara in {tenant}: Clara')
  })
})

/** Every `words` that a diagnosis can carry: each scenario, and `scenario@owner` where a code has an owner of its own. */
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
    ]),
  ].sort()
}

function flatten(value: unknown, path: string[] = []): Map<string, string> {
  if (typeof value === 'string') return new Map([[path.join('.'), value]])
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path.join('.')} is no text`)
  return new Map(Object.entries(value).flatMap(([key, each]) => [...flatten(each, [...path, key])]))
}

function placesOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort()
}

/** `faces.owners.clara` is used by its whole path, or by one of its beginnings indexed with a value: `faces.owners[`. */
function isUsed(key: string, code: string): boolean {
  const parts = key.split('.')
  const whole = new RegExp(String.raw`(?<![\w$])${parts.join(String.raw`\??\.`)}(?![\w$])`)
  const indexed = parts
    .slice(1)
    .map((_, at) => new RegExp(String.raw`(?<![\w$])${parts.slice(0, at + 1).join(String.raw`\??\.`)}\[`))
  return [whole, ...indexed].some((pattern) => pattern.test(code))
}

async function sourceCode(): Promise<string> {
  const paths = (await readdir(src, { recursive: true })).filter((path) => /\.tsx?$/.test(path))
  return (await Promise.all(paths.map((path) => readFile(join(src, path), 'utf8')))).join('\n')
}
