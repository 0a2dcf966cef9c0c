import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Language,
  languages,
  loadPictureWords,
  loadSettingWords,
  loadWords,
  type Words,
} from '../../src/_locales/index.ts'
import { scenarios } from '../../src/diagnosis/scenarios.ts'
import { actionsOf } from '../../src/diagnosis/steps.ts'
import { stuckDiagnosis } from '../../src/diagnosis/stuck.ts'
import type { Diagnosis, Owner, ScenarioId } from '../../src/diagnosis/types.ts'
import { attemptOf, request } from '../builders.ts'

/** The popup's budgets, in words. A text to copy and the labels of buttons do not count. */
const beforeButton = 25
const open = { one: 60, two: 90 }

describe.each(languages)('what an employee reads, %s', async (language) => {
  const words = await loadWords(language)
  const texts = [...employeeTexts(words), ...(await otherTexts(language))]

  it.each(keysOf(words))('%s: at most 25 words stand before the first button, 60 or 90 in all', (key) => {
    const diagnosis = diagnosisOf(key)
    const { title, steps } = wordsOf(words, key)
    const owner = ownerLine(words, diagnosis)
    const notes = diagnosis.caveats.map((caveat) => words.scenarios.notes[caveat])
    const needs = ['approval-request', 'admin-approval'].includes(key) ? [words.pages.needs] : []
    const all = [title, owner, ...steps, ...notes, ...needs]
    expect(count([title, owner, steps[0] ?? ''])).toBeLessThanOrEqual(beforeButton)
    expect(count(all)).toBeLessThanOrEqual(actionsOf(diagnosis).length > 2 ? open.two : open.one)
  })

  it.each(keysOf(words))('%s: every button of the popup has its step', (key) => {
    expect(wordsOf(words, key).steps.length).toBeGreaterThanOrEqual(actionsOf(diagnosisOf(key)).length)
  })

  it.each(forbidden[language])('has no %s', (_, pattern) => {
    expect(texts.filter((text) => pattern.test(text))).toEqual([])
  })

  it('calls a sign-in that was stopped by one verb', () => {
    expect(texts.filter((text) => otherVerbs[language].test(text))).toEqual([])
  })

  it('has sentences of at most 25 words', () => {
    const sentences = texts.flatMap((text) => text.split(/(?<=[.?!:]) /))
    expect(sentences.filter((one) => count([one]) > 25)).toEqual([])
  })
})

/** Pages that people outside IT read, or that IT sends them. */
const documents = ['store/listing', 'privacy', 'deployment/announcement'] as const
const documentsForIt = ['deployment/help-desk', 'deployment/privacy-pack'] as const

describe.each(languages)('the documents in %s', (language) => {
  it.each([...documents, ...documentsForIt])('%s has no word that the glossary rules out', async (name) => {
    const isForIt = documentsForIt.some((one) => one === name)
    // IT's terms are explained there. A page for IT speaks to several people.
    const except = ['term for IT', ...(isForIt ? ['“ustedes”', '“vocês”'] : [])]
    const rules = forbidden[language].filter(([rule]) => !except.includes(rule))
    const lines = await linesOf(name, language)
    expect(lines.length).toBeGreaterThan(10)
    const found = rules.flatMap(([rule, pattern]) =>
      lines.filter((line) => pattern.test(line)).map((line) => `${rule}: ${line}`),
    )
    expect(found).toEqual([])
    expect(lines.filter((line) => otherVerbs[language].test(line))).toEqual([])
  })

  it('name the mark that the button shows', async () => {
    for (const name of ['deployment/announcement', 'deployment/help-desk'])
      expect((await linesOf(name, language)).join('\n')).toMatch(/["“`]!["”`]/)
  })
})

/** Categories and search terms are the stores' words and those of people who search. */
async function linesOf(name: string, language: Language): Promise<string[]> {
  const isMain = name === 'privacy' && language === 'en'
  const file = isMain ? `${name}.md` : `${name}.${language}.md`
  const text = await readFile(join(import.meta.dirname, '../../docs', file), 'utf8')
  const [shown = ''] = text.split('## Category')
  return shown.replaceAll("'", '’').split('\n')
}

/** Words that employees must not read: for IT, ruled out by the glossary, in the wrong person. */
const forbidden: Readonly<Record<Language, readonly (readonly [name: string, pattern: RegExp])[]>> = {
  en: [
    [
      'term for IT',
      /\b(?:UTC|prompt=|client ID|tenant|scopes?|redirect|consent|AADSTS|polic(?:y|ies) of)\b/i,
    ],
    ['role name', /Administrator\b/],
    ['“e-mail”, “press”, “whom”, “login”', /\be-mails?\b|\bpress(?:es|ed|ing)?\b|\bwhom\b|\blogin\b(?!\.)/i],
    ['British word', /\bcentre\b|carry on|\bas a rule\b|recognise|organis/i],
    ['“a page of Microsoft’s”', /\bof (?:Microsoft|Clara)’s\b(?!\s\w)/],
  ],
  es: [
    [
      'term for IT',
      /\b(?:UTC|prompt=|client ID|ID de cliente|tenant|inquilino|scopes?|consentimiento|AADSTS)\b/i,
    ],
    ['role name', /Administrator\b/],
    ['“ustedes”', /\bustedes\b|\b(?:comprueben|abran|revisen|busquen|pidan|envíen|elijan|hagan|inicien)\b/i],
    ['“presionar”, “ajustes”', /\bpresion|\bajustes\b/i],
    ['“te detuvo”', /\bte (?:detuvo|bloqueó)\b/i],
    ['label of an ID in Spanish', /\bID de (?:correlación|la solicitud|solicitud)/i],
    ['“conoce a Clara”', /\ba Clara le\b|conoce a Clara|\b(?:la|el) Clara\b/],
    ['former name', /mesa de trabajo|página de opciones|verificación del tenant|\binicios? bloquead/i],
  ],
  'pt-BR': [
    [
      'term for IT',
      /\b(?:UTC|prompt=|client ID|ID d[eo] cliente|tenant|locatário|scopes?|consentimento|AADSTS)\b/i,
    ],
    ['role name', /Administrator\b/],
    ['“vocês”', /\bvocês\b|\b(?:confiram|abram|vejam|busquem|peçam|enviem|escolham|façam|procurem)\b/i],
    ['“pressionar”, “email”', /\bpression|\bemail\b/i],
    ['label of an ID in Portuguese', /\bID d[ae] (?:correlação|solicitação)/i],
    ['former name', /\bbancada\b|página de opções/i],
    ['Clara without its article', /(?<!(?:^|[\s“])(?:[aà]|da|na|pela) )\bClara\b/i],
  ],
}

/** en: blocked; es: se detuvo; pt: foi bloqueado. Accounts and pages may be blocked. */
const otherVerbs: Readonly<Record<Language, RegExp>> = {
  en: /sign-?in (?:was |is )?(?:stopped|interrupted|halted|refused)|\bstops? (?:you|the sign-in|it)\b/i,
  es: /(?:inicio de sesión|intento) (?:se )?(?:bloque|interrump|fren|par[óa])|inicio de sesión (?:fue )?bloquead/i,
  'pt-BR':
    /(?:login|tentativa) (?:foi |é )?(?:interrompid|impedid|parad|barrad|detid)|\b(?:parou|barrou|barraram|impediu|interromp\w+) /i,
}

function employeeTexts({ pages, scenarios: { scenarios: all, notes } }: Words): string[] {
  const read = Object.values(all).flatMap(({ person: { title, why, steps } }) => [title, why, ...steps])
  // IT reads the reason.
  const { reason: _, ...shown } = pages
  return [...read, ...Object.values(notes), ...Object.values(shown)]
}

/** The picture's editor, an employee's settings, and what the browser shows. */
async function otherTexts(language: Language): Promise<string[]> {
  const settings = await loadSettingWords(language)
  const shown = [settings.language, settings.openPopup, settings.history]
  const folder = language === 'pt-BR' ? 'pt_BR' : language
  const messages = JSON.parse(
    await readFile(join(import.meta.dirname, `../../src/_locales/${folder}/messages.json`), 'utf8'),
  )
  return [
    ...Object.values(await loadPictureWords(language)),
    ...shown.flatMap(({ title, text }) => [title, text]),
    messages.extensionDescription.message,
  ]
}

/** The keys of words that the popup shows with steps. */
function keysOf({ scenarios: { scenarios: all } }: Words): string[] {
  return Object.keys(all).filter((key) => !key.startsWith('signed-in'))
}

function wordsOf({ scenarios: { scenarios: all } }: Words, key: string) {
  const rows: Readonly<Record<string, { person: { title: string; steps: string[] } } | undefined>> = all
  const found = rows[key]
  if (found === undefined) throw new Error(`No words for ${key}`)
  return found.person
}

/** As it is in a company that has set nothing: IT must check the app's ID. */
function diagnosisOf(key: string): Diagnosis {
  const [name, special] = key.split('@')
  const scenario = (key === 'another-app' ? 'admin-approval' : name) as ScenarioId
  const { owner, then, isApproval } = scenarios[scenario]
  const isUsual = special === undefined
  return {
    ...stuckDiagnosis(attemptOf(request())),
    scenario,
    words: key,
    owner: isUsual ? owner : (special as Owner),
    then: isUsual ? then : null,
    certainty: 'confirmed',
    caveats: isApproval && key !== 'another-app' ? ['check-id'] : [],
  }
}

function ownerLine({ pages }: Words, { owner, then }: Diagnosis): string {
  if (owner === null) return ''
  const who = pages[`owner-${owner}`]
  return then === null
    ? pages.next.replace('{who}', who)
    : pages.nextThen.replace('{who}', who).replace('{then}', pages[`owner-${then}`])
}

function count(texts: readonly string[]): number {
  return texts.join(' ').split(/\s+/).filter(Boolean).length
}
