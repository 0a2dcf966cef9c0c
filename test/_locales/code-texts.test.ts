import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languages, loadCodeTexts } from '../../src/_locales/index.ts'
import { codes } from '../../src/microsoft/codes.ts'
import { readText } from '../../src/microsoft/text.ts'

const texts = await loadCodeTexts()
const rows = Object.entries(texts)

/** Words that the glossary replaces by others. */
const forbidden = {
  en: /\b(?:login|log in|log on|logon|admins?(?! consent)|e-mail|organisation|recognise|authorise)\b/i,
  es: /\b(?:informe|inquilino|política|login|loguear|computador|correo electrónico|aplicativo|ordenador|id de cliente)\b/i,
  'pt-BR':
    /\b(?:inquilino|locatário|diretiva|aplicação|utilizador|sessão iniciada|palavra-passe|id do cliente|ecrã)\b/i,
} as const

describe('the texts of the error codes', () => {
  it('exist for every code of the table, and for no other', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(codes).sort())
    expect(rows.length).toBeGreaterThanOrEqual(725)
  })

  it('are in the order of the numbers, each number once', () => {
    const numbers = Array.from(
      readFileSync('src/_locales/codes.json', 'utf8').matchAll(/^ {2}"(\d+)"/gm),
      Number,
    )
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other))
    expect(numbers).toHaveLength(rows.length)
  })

  it('name a code as Microsoft does, or not at all', () => {
    const names = rows.map(([, { name }]) => name)
    expect(names.filter((name) => name !== null && !/^[A-Z][A-Za-z0-9_]{5,70}$/.test(name))).toEqual([])
    expect(texts['500014']?.name).toBe('InvalidResourceServicePrincipalDisabled')
  })

  it.each(languages)('in %s are one sentence of at most 25 words', (language) => {
    const wrong = rows
      .map(([code, text]) => [code, text[language]])
      .filter(([, text = '']) => !isSentence(text))
    expect(wrong).toEqual([])
  })

  it.each(languages)('in %s are all different', (language) => {
    expect(new Set(rows.map(([, text]) => text[language])).size).toBe(rows.length)
  })

  it.each(languages)('in %s have no word that the glossary replaces', (language) => {
    expect(rows.map(([, text]) => text[language]).filter((text) => forbidden[language].test(text))).toEqual(
      [],
    )
  })

  it.each(languages)(
    'in %s are no sentence of Microsoft’s: a report would be read as another error',
    (language) => {
      const read = rows.map(([code, text]) => readText(`Error code: AADSTS${code} (${text[language]})`))
      expect(read.filter(({ statement }) => statement !== undefined)).toEqual([])
      expect(read.map(({ code }) => code)).toEqual(rows.map(([code]) => code))
    },
  )
})

function isSentence(text: string): boolean {
  const inner = text.replaceAll('EE. UU.', 'EEUU').slice(0, -1)
  const isWhole = /^\p{Lu}/u.test(text) && text.endsWith('.') && !/[.!?]\s/.test(inner)
  return isWhole && text.split(' ').length <= 25
}
