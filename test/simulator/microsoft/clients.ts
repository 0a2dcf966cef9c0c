import { claraClientId } from '../accounts.ts'
import { appHost, brokerHost, otherAppHost } from '../hosts.ts'

/** An app registration. */
export interface Client {
  id: string
  name: string
  publisher: string | null
  /** Microsoft uses the first if a request names none. */
  redirectUris: readonly string[]
  /** Browser extensions; each has its own. */
  extensionUris?: RegExp
}

export const brokerClientId = 'b40ce400-1111-4222-8333-0123456789ab'
/** The company's own registration for the tenant check. */
export const checkClientId = 'c4ec4000-1111-4222-8333-0123456789ab'
export const otherAppClientId = '0743aa00-1111-4222-8333-0123456789ab'

const clients: readonly Client[] = [
  {
    id: claraClientId,
    name: 'Clara',
    publisher: null,
    redirectUris: [
      `https://${appHost}/auth/retired`,
      `https://${appHost}/auth/callback`,
      `https://${appHost}/auth/form`,
      `https://${appHost}/auth/fragment`,
      `https://${appHost}/auth/redirecting`,
      `https://${appHost}/auth/looping`,
      `https://${appHost}/auth/msal`,
      `https://${appHost}/auth/popup`,
      `https://${appHost}/auth/adminconsent`,
    ],
  },
  {
    id: brokerClientId,
    name: 'Clara',
    publisher: null,
    redirectUris: [`https://${brokerHost}/login/callback`],
  },
  {
    id: otherAppClientId,
    name: 'Northwind Travel',
    publisher: 'Northwind Traders',
    redirectUris: [`https://${otherAppHost}/auth/callback`],
  },
  {
    id: checkClientId,
    name: 'Tenant check',
    publisher: null,
    redirectUris: [],
    extensionUris:
      /^https:\/\/[a-p]{32}\.chromiumapp\.org\/$|^https:\/\/[\da-f]{40}\.extensions\.allizom\.org\/$/,
  },
]

export function findClient(id: string): Client | null {
  return clients.find((client) => client.id === id.toLowerCase()) ?? null
}
