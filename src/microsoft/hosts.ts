/** The host of Microsoft's sign-in that the browser watches: the public cloud's. */
export const signInHost = 'login.microsoftonline.com'

/** Sign-in for personal accounts: work accounts are never asked there. */
export const personalHost = 'login.live.com'

/** National clouds by name, with the sign-in hosts of each: to be watched only where the person has allowed it. */
export const nationalClouds = {
  usGovernment: ['login.microsoftonline.us', 'login.usgovcloudapi.net'],
  china: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
  sovereign: ['login.sovcloud-identity.fr', 'login.sovcloud-identity.de', 'login.sovcloud-identity.sg'],
} as const

/** Exact host names of Microsoft's sign-in service, in every cloud, and of its sign-in for personal accounts. */
const hosts: ReadonlySet<string> = new Set([
  signInHost,
  'login.windows.net',
  'login.microsoft.com',
  'sts.windows.net',
  ...Object.values(nationalClouds).flat(),
  'login-us.microsoftonline.com',
  'login.microsoftonline.de',
  personalHost,
  // Detours of a sign-in: the device's certificate, the person's certificate.
  'device.login.microsoftonline.com',
  'certauth.login.microsoftonline.com',
])

/** Whether a host name, lower case and without port, is one of Microsoft's, to the letter: a trailing dot makes it another. */
export function isMicrosoftHost(host: string): boolean {
  return hosts.has(host)
}

/** Whether `host` is `known` or a sub-domain of it, by whole labels. Both lower case. */
export function hostMatches(host: string, known: string): boolean {
  return host === known || host.endsWith(`.${known}`)
}
