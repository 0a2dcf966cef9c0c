/** A help center of Clara's, by the country it serves. */
export interface HelpCentre {
  /** ISO 3166 code. */
  country: 'MX' | 'BR' | 'CO'
  address: string
}

const centres: readonly HelpCentre[] = [
  { country: 'MX', address: 'https://ayuda.clara.com.mx' },
  { country: 'BR', address: 'https://ajuda.clara.com' },
  { country: 'CO', address: 'https://ayuda.claracard.co' },
]

/**
 * All help centers, that of the person's country first if the browser's language tags name it.
 * If the country is set, its help center alone.
 */
export function helpCentresFor(
  tags: readonly string[],
  country: HelpCentre['country'] | null = null,
): HelpCentre[] {
  if (country !== null) return centres.filter((centre) => centre.country === country)
  const own = tags.map(centreFor).find((centre) => centre !== undefined)
  return own === undefined ? [...centres] : [own, ...centres.filter((centre) => centre !== own)]
}

export function countryName({ country }: HelpCentre, language: string): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country
}

/** Only one of the three countries speaks Portuguese. Spanish alone does not name a country. */
function centreFor(tag: string): HelpCentre | undefined {
  const [language, ...rest] = tag.toLowerCase().split(/[-_]/)
  const country = rest.findLast((part) => /^[a-z]{2}$/.test(part))?.toUpperCase()
  const wanted = country ?? (language === 'pt' ? 'BR' : undefined)
  return centres.find((centre) => centre.country === wanted)
}
