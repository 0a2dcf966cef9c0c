import { describe, expect, it } from 'vitest'
import { type Language, languages, loadWords } from '../../src/_locales/index.ts'
import type { MessageWords } from '../../src/report/scenario-words.ts'

/** Words that IT must not read: wrong person, ruled out by the glossary, British. */
const forbidden: Readonly<Record<Language, readonly (readonly [name: string, pattern: RegExp])[]>> = {
  en: [
    ['“e-mail”, “press”, “whom”, “login”', /\be-mails?\b|\bpress(?:es|ed|ing)?\b|\bwhom\b|\blogin\b(?!\.)/i],
    ['British word', /\bcentre\b|carry on|\bas a rule\b|recognise|organis|cancelled/i],
    ['word that boasts or jokes', /\b(?:simply|just|easily|of course|hitch)\b/i],
    ['“a page of Microsoft’s”', /\bof (?:Microsoft|Clara)’s\b(?!\s\w)/],
  ],
  es: [
    ['“tú”', /(?<!\p{L})(?:tú|tu|tus|contigo|puedes|tienes|debes)(?!\p{L})/iu],
    ['words of Spain', /\b(?:ordenador|vosotros|vuestr[oa]s?|móvil)\b/i],
    ['“política”, “inquilino”, “apagado”', /\b(?:política|inquilino|apagad[oa])\b/i],
    ['Clara with an article', /\b(?:la|el) Clara\b/],
    ['“presionar”, “ajustes”', /\bpresion|\bajustes\b/i],
  ],
  'pt-BR': [
    ['“você”', /(?<!\p{L})(?:você|teu|tua)(?!\p{L})/iu],
    ['words of Portugal', /\b(?:utilizador|palavra-passe|ecrã|telemóvel|equipa)\b/i],
    ['“diretiva”, “locatário”, “denunciar”', /\b(?:diretiva|locatário|denunci\w+)\b/i],
    ['“pressionar”, “email”', /\bpression|\bemail\b/i],
    ['Clara without its article', /(?<!(?:^|[\s“])(?:[aàAÀ]|da|na|pela) |[Ee]scolham )\bClara\b/],
  ],
}

describe.each(languages)('what IT reads, %s', async (language) => {
  const { message, scenarios } = await loadWords(language)
  const messages = messagesIn(Object.values(scenarios.scenarios))
  const texts = textsIn([message, messages])

  it.each(forbidden[language])('has no %s', (_, pattern) => {
    expect(texts.filter((text) => pattern.test(text))).toEqual([])
  })

  it('has sentences of at most 30 words', () => {
    const sentences = texts.flatMap((text) => text.split(/(?<=[.?!:;]) /))
    expect(sentences.filter((one) => one.split(/\s+/).length > 30)).toEqual([])
  })

  it('has a title of at most 70 characters, which says for whom it is', () => {
    const titles = messages.map(({ title }) => title)
    const [it_, clara] = {
      en: ['For IT: ', 'For Clara’s support: '],
      es: ['Para TI: ', 'Para el soporte de Clara: '],
      'pt-BR': ['Para a TI: ', 'Para o suporte da Clara: '],
    }[language] as [string, string]
    expect(titles.filter((title) => title.length > 70)).toEqual([])
    expect(titles.filter((title) => !title.startsWith(it_) && !title.startsWith(clara))).toEqual([])
  })
})

function messagesIn(
  rows: readonly { person: object; message?: MessageWords; setup?: MessageWords }[],
): MessageWords[] {
  return rows.flatMap(({ message, setup }) => [message, setup].filter((one) => one !== undefined))
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
