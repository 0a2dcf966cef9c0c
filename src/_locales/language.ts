/** Languages the product is complete in. */
export const languages = ['en', 'es', 'pt-BR'] as const
export type Language = (typeof languages)[number]

/**
 * The first of the browser's language tags (best first) that the product speaks; English if none.
 * Every Spanish is our Latin American one, every Portuguese our Brazilian one.
 */
export function chooseLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split(/[-_]/)[0]
    if (primary === 'en') return 'en'
    if (primary === 'es') return 'es'
    if (primary === 'pt') return 'pt-BR'
  }
  return 'en'
}
