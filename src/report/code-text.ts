import type { CodeText, CodeTexts, Language } from '../_locales/index.ts'

/** The name and the sentences of a code; null for a code that is not in the table. */
export function codeTextOf(code: string | null, texts: CodeTexts): CodeText | null {
  return code !== null && Object.hasOwn(texts, code) ? (texts[code] ?? null) : null
}

/** What the code means, in one line; no line for a code that is not in the table. */
export function codeLines(code: string | null, texts: CodeTexts, language: Language): string[] {
  const text = codeTextOf(code, texts)
  return text === null ? [] : [`AADSTS${code}: ${text[language]}`]
}
