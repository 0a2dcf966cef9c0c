import { describe, expect, it } from 'vitest'
import {
  type Language,
  languages,
  loadOptionsWords,
  loadSettingWords,
  loadTenantWords,
  loadTriageWords,
} from '../../src/_locales/index.ts'

/** Words that the glossary rules out for one agent at a screen. */
const forbidden: Readonly<Record<Language, readonly (readonly [name: string, pattern: RegExp])[]>> = {
  en: [
    ['“e-mail”, “mail”, “press”, “whom”', /\b(?:e-)?mails?\b|\bpress(?:es|ed|ing)?\b|\bwhom\b/i],
    ['“login”', /\blogin\b(?!\.)/i],
    ['sentence that starts with “Whether”', /^Whether\b/],
    ['British word', /\bcentre\b|carry on|\bas a rule\b|recognise|organis|cancelled/i],
  ],
  es: [
    ['“ustedes”', /\bustedes\b|\b(?:comprueben|abran|revisen|busquen|pidan|envíen|elijan|hagan)\b/i],
    ['“presionar”, “ajustes”, “política”', /\bpresion|\bajustes\b|\bpolítica\b/i],
    [
      'English label in Spanish',
      /\bIDs? de (?:correlación|solicitud|cliente|aplicación)|\bURI de redirección/i,
    ],
    ['person or sign-in “detenido”', /\bdetenid[oa]s\b|\bqueda detenid/i],
    ['Clara with an article', /\b(?:la|el) Clara\b/],
  ],
  'pt-BR': [
    ['“vocês”', /\bvocês\b|\b(?:confiram|abram|vejam|busquem|peçam|enviem|escolham|façam)\b/i],
    ['“pressionar”, “email”, “diretiva”', /\bpression|(?<!openid profile )\bemail\b|\bdiretiva\b/i],
    [
      'English label in Portuguese',
      /\bIDs? d[aeo] (?:correlação|solicitação|cliente|aplicativo)|\bURI de redirec/i,
    ],
    ['other verb for “bloqueado”', /\bbarrad|\binterrompid|\bimpedid|\bdetid/i],
    ['Clara without its article', /(?<!(?:^|[\s“>])(?:[aà]|da|na|pela) |> |for )\bClara\b/i],
  ],
}

describe.each(languages)('what an agent reads in the workbench and the settings, %s', async (language) => {
  const words = await Promise.all(
    [loadOptionsWords, loadSettingWords, loadTriageWords, loadTenantWords].map((load) => load(language)),
  )
  const texts = textsIn(words)

  it.each(forbidden[language])('has no %s', (_, pattern) => {
    expect(texts.length).toBeGreaterThan(400)
    expect(texts.filter((text) => pattern.test(text))).toEqual([])
  })
})

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
