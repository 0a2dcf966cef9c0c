import { claraClientId } from '../accounts.ts'
import { graphTenants } from '../graph/tenants.ts'
import { appHost, brokerHost, otherAppHost, setUpHost } from '../hosts.ts'

/** An app registration. */
export interface Client {
  id: string
  name: string
  publisher: string | null
  /** Microsoft uses the first if a request names none. */
  redirectUris: readonly string[]
  /** Those of a single-page application. */
  spaUris?: readonly string[]
  /** Browser extensions; each has its own. They are single-page applications, too. */
  extensionUris?: RegExp
  /** The tenant of a registration for one tenant alone. */
  onlyTenant?: string
}

/** The kind of a redirect URI decides how its codes are redeemed. */
export type Platform = 'web' | 'spa' | 'native'

export function platformOf({ spaUris, extensionUris }: Client, redirectUri: string): Platform {
  if (spaUris?.includes(redirectUri) || extensionUris?.test(redirectUri)) return 'spa'
  return /^http:\/\/localhost(:\d+)?(\/|$)/.test(redirectUri) ? 'native' : 'web'
}

export const brokerClientId = 'b40ce400-1111-4222-8333-0123456789ab'
export const setUpClientId = '5e7000aa-1111-4222-8333-0123456789ab'
export const otherAppClientId = '0743aa00-1111-4222-8333-0123456789ab'
/** Its name reads like the line with the app's ID on a page of Conditional Access. */
export const misnamedClientId = '0743aa00-2222-4222-8333-0123456789ab'
const checkClientIds = 'c4ec4000-1111-4222-8333-'

/** The registration for the tenant check that this tenant has made: for its own accounts alone. */
export function checkClientOf(name: string): string {
  const tenant = graphTenants.find((one) => one.name === name)
  if (tenant === undefined) throw new Error(`no tenant ${name}`)
  return checkClientIds + tenant.id.slice(-12)
}

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
    spaUris: [`https://${appHost}/auth/msal`, `https://${appHost}/auth/popup`],
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
    redirectUris: [
      `https://${otherAppHost}/auth/callback`,
      `https://${otherAppHost}/auth/server`,
      `https://${otherAppHost}/auth/page`,
      'http://localhost',
    ],
    spaUris: [`https://${otherAppHost}/auth/page`],
  },
  {
    id: misnamedClientId,
    name: `App id: ${claraClientId}`,
    publisher: null,
    redirectUris: [`https://${otherAppHost}/auth/callback`],
  },
  {
    id: setUpClientId,
    name: 'My sign-ins',
    publisher: 'Microsoft',
    redirectUris: [`https://${setUpHost}/signed-in`],
  },
  ...graphTenants.map(({ id, name }) => ({
    id: checkClientOf(name),
    name: 'Tenant check',
    publisher: null,
    onlyTenant: id,
    redirectUris: [],
    extensionUris:
      /^https:\/\/[a-p]{32}\.chromiumapp\.org\/$|^https:\/\/[\da-f]{40}\.extensions\.allizom\.org\/$/,
  })),
]

export function findClient(id: string): Client | null {
  return clients.find((client) => client.id === id.toLowerCase()) ?? null
}
