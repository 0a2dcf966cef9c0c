import { graphAddress } from '../microsoft/graph-address.ts'

/** Microsoft Graph's own client ID, the same in every tenant. */
export const graphAppId = '00000003-0000-0000-c000-000000000000'

/**
 * The scopes that texts of Graph name, once each.
 * What no scope may hold is left out: the page shows scopes without quotes.
 */
export function scopesIn(texts: readonly unknown[]): string[] {
  const names = texts.flatMap((text) => String(text ?? '').split(/\s+/))
  return [...new Set(names)].filter((name) => scopeToken.test(name))
}

/** scope-token of RFC 6749, section 3.3, of a length that a page can show. */
const scopeToken = /^[!#-[\]-~]{1,100}$/

/** The name of a permission of Microsoft Graph, in lower case; null for another API's. */
export function graphScope(scope: string): string | null {
  const name = scope.toLowerCase().replace(graphAddress, '')
  return /[:/]/.test(name) ? null : name
}

/** Any consent includes them: github.com/MicrosoftDocs/azure-docs/issues/101648 */
export function isOpenId(scope: string): boolean {
  return /^(?:openid|profile|email|offline_access)$/.test(graphScope(scope) ?? '')
}

/** What Microsoft calls basic: reading the profile of the person who signs in. */
export function isForSignIn(scope: string): boolean {
  return isOpenId(scope) || graphScope(scope) === 'user.read'
}

/**
 * What people cannot consent to under Microsoft's recommended policy. Microsoft adds to the list:
 * https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies
 */
export function isLeftToAdministrators(scope: string): boolean {
  return notRecommended.has(graphScope(scope) ?? '')
}

const notRecommended: ReadonlySet<string> = new Set(
  [
    ...['Files.Read.All', 'Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'],
    ...['Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic', 'Mail.Read.Shared', 'Mail.ReadBasic.Shared'],
    ...['Mail.ReadWrite.Shared', 'MailboxItem.Read', 'MailboxFolder.Read', 'MailboxFolder.ReadWrite'],
    ...['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
    ...['Calendars.Read', 'Calendars.ReadBasic', 'Calendars.ReadWrite'],
    ...['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
    ...['Chat.Read', 'Chat.ReadWrite', 'OnlineMeetings.Read', 'OnlineMeetings.ReadWrite'],
    ...['Contacts.ReadWrite', 'Contacts.Read.Shared', 'Contacts.ReadWrite.Shared', 'People.Read'],
    ...['Tasks.Read', 'Tasks.ReadWrite', 'Tasks.Read.Shared', 'Tasks.ReadWrite.Shared'],
    ...['EAS.AccessAsUser.All', 'EWS.AccessAsUser.All', 'IMAP.AccessAsUser.All', 'POP.AccessAsUser.All'],
  ].map((name) => name.toLowerCase()),
)
