import { fill, type Language, type Words } from '../_locales/index.ts'

/** Says in plain words what an app wants beyond a sign-in; null if it wants nothing more. */
export function beyondText(scopes: readonly string[], { pages }: Words, language: Language): string | null {
  if (scopes.length === 0) return null
  const wants = [...new Set(scopes.map(meaningOf))].map((meaning) => pages[`scope-${meaning}`])
  return fill(pages.beyondPlain, { wants: new Intl.ListFormat(language).format(wants) })
}

type Meaning = (typeof meanings)[number][1] | 'other'

/** Many permissions of Microsoft Graph, by the beginning of their names. The first one counts. */
const meanings = [
  [/^mail\.send/, 'send'],
  [/^smtp\.send/, 'send'],
  [/^(?:mail|mailboxsettings|imap|pop)\./, 'mail'],
  [/^calendars\./, 'calendar'],
  [/^(?:contacts|people)\./, 'contacts'],
  [/^(?:files|sites|notes)\./, 'files'],
  [/^(?:chat|chats|chatmessage|channelmessage)\./, 'chats'],
  [/^(?:directory|group|groupmember|member)\./, 'company'],
  [/^user\.\w+\.all$/, 'company'],
] as const

/** A scope may have the address of its API before its name. */
function meaningOf(scope: string): Meaning {
  const name = scope.slice(scope.lastIndexOf('/') + 1).toLowerCase()
  return meanings.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
}
