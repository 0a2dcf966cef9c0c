import { cleanText } from '../microsoft/clean.ts'

/**
 * A text from a page or an address in, one harmless line out of which mail programs make no link: whoever chose the text
 * could lead IT to a page of his own.
 */
export function unlinked(text: string, longest: number): string {
  return cleanText(text, longest)
    .replace(/:(?=\/\/)/g, '[:]')
    .replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}]{2})/gu, '[.]')
}
