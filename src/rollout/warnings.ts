import type { KitWords } from '../_locales/kit.ts'
import { firefoxId } from '../release/channels.ts'
import { holdsVariables } from './preferences.ts'
import type { Ring } from './rings.ts'
import type { Company } from './types.ts'

/** What the company must know before it rolls out, in a sentence each. */
export function warningsOf(rings: readonly Ring[], words: NoteWords): string[] {
  const all = rings.flatMap(({ company }) =>
    table.flatMap(({ holds, word }) => (holds(company) ? [words[word]] : [])),
  )
  return [...new Set(all)]
}

type NoteWords = KitWords['notes']

const table: readonly { holds: (company: Company) => boolean; word: keyof NoteWords }[] = [
  {
    holds: ({ privateWindows, browsers }) => privateWindows === 'require' && browsers.edge !== undefined,
    word: 'blocksInPrivate',
  },
  {
    holds: ({ browsers }) => browsers.edge?.address.startsWith(chromeStore) ?? false,
    word: 'edgeFromChrome',
  },
  {
    holds: ({ browsers, installBy }) =>
      installBy === 'ExtensionInstallForcelist' &&
      Object.values(browsers).some(({ id, isSelfHosted }) => isSelfHosted && id !== firefoxId),
    word: 'listUpdates',
  },
  {
    holds: ({ pin, installBy, browsers }) =>
      pin &&
      installBy === 'ExtensionInstallForcelist' &&
      Object.values(browsers).some(({ id }) => id !== firefoxId),
    word: 'listPins',
  },
  {
    holds: holdsVariables,
    word: 'percent',
  },
  {
    holds: ({ policy }) => policy.clientIds === undefined,
    word: 'noClientId',
  },
]

const chromeStore = 'https://clients2.google.com/'
