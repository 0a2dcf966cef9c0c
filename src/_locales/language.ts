/** The languages of the product. */
export const languages = ['en', 'es', 'pt-BR'] as const
export type Language = (typeof languages)[number]

/** The type of a file of words in any language, from that of the English file. */
export type Widen<T> = T extends string ? string : { [Key in keyof T]: Widen<T[Key]> }

/** The product's language for the first tag that has one; otherwise English. */
export function chooseLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split(/[-_]/)[0]
    if (primary === 'en') return 'en'
    if (primary === 'es') return 'es'
    if (primary === 'pt') return 'pt-BR'
  }
  return 'en'
}

/** Loads the words of one language. `@__PURE__` lets a bundle drop unused loaders. */
export function loaderOf<Words>(
  files: Readonly<Record<Language, () => Promise<{ default: Words }>>>,
): (language: Language) => Promise<Words> {
  return async (language) => (await files[language]()).default
}
