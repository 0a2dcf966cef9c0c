/** A help centre of Clara's, by the country it serves. */
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
 * The browser's language tags (best first) in, all help centres out, that of the person's country first where a tag tells it;
 * where the country is set, its help centre alone.
 */
export function helpCentresFor(
  tags: readonly string[],
  country: HelpCentre['country'] | null = null,
): HelpCentre[] {
  if (country !== null) return centres.filter((centre) => centre.country === country)
  const own = tags.map(centreFor).find((centre) => centre !== undefined)
  return own === undefined ? [...centres] : [own, ...centres.filter((centre) => centre !== own)]
}

/** A country's name in a language, as the platform knows it. */
export function countryName({ country }: HelpCentre, language: string): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country
}

/** Portuguese is spoken in one of the three countries alone; Spanish without a country tells nothing. */
function centreFor(tag: string): HelpCentre | undefined {
  const [language, ...rest] = tag.toLowerCase().split(/[-_]/)
  const country = rest.findLast((part) => /^[a-z]{2}$/.test(part))?.toUpperCase()
  const wanted = country ?? (language === 'pt' ? 'BR' : undefined)
  return centres.find((centre) => centre.country === wanted)
}
