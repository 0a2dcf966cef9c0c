import { cleanText } from '../microsoft/clean.ts'

/** One line in which mail programs find no link: a stranger's text could lead IT to an attack. */
export function unlinked(text: string, longest: number): string {
  return cleanText(text, longest)
    .replace(/:(?=\/\/)/g, '[:]')
    .replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}]{2})/gu, '[.]')
}
