/** Microsoft Graph: scopes begin with it, and the tenant check asks it. */
export const graphAddress = 'https://graph.microsoft.com/'
