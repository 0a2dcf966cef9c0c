import type { KitWords } from '../_locales/kit.ts'

/**
 * A sentence for each name of a company that cannot be a folder on Windows, macOS and Linux alike.
 * Names that differ only in capitals are one folder on Windows and macOS.
 */
export function nameComplaints(
  names: readonly string[],
  taken: readonly string[],
  words: KitWords['wrong'],
): (string | null)[] {
  const counts = new Map<string, number>()
  for (const name of [...names, ...taken]) counts.set(folded(name), (counts.get(folded(name)) ?? 0) + 1)
  return names.map((name) => {
    if (!isFolderName(name)) return words.folderName
    return (counts.get(folded(name)) ?? 0) < 2 ? null : words.sameName
  })
}

const folded = (name: string) => name.normalize('NFC').toLowerCase()

function isFolderName(name: string): boolean {
  const isReserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)
  return name.length <= 100 && !/[\p{Cc}\p{Cf}<>:"/\\|?*]|^[. ]|[. ]$|^$/u.test(name) && !isReserved
}
