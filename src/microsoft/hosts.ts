/** The sign-in host of Microsoft's public cloud: the extension always watches it. */
export const signInHost = 'login.microsoftonline.com'

/** Sign-in for personal accounts: it never asks for a work account. */
export const personalHost = 'login.live.com'

/** Sign-in hosts of national clouds: the extension watches them only if the person allows it. */
export const nationalClouds = {
  usGovernment: ['login.microsoftonline.us', 'login.usgovcloudapi.net'],
  china: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
  sovereign: ['login.sovcloud-identity.fr', 'login.sovcloud-identity.de', 'login.sovcloud-identity.sg'],
} as const

/** Here people set up a second factor. The page signs in with its own client ID, and returns. */
export const setUpHosts: ReadonlySet<string | null> = new Set([
  'mysignins.microsoft.com',
  'account.activedirectory.windowsazure.com',
])

/** Host names of Microsoft's sign-in in every cloud, for work and personal accounts. */
const hosts: ReadonlySet<string | null> = new Set([
  signInHost,
  'login.windows.net',
  'login.microsoft.com',
  'sts.windows.net',
  ...Object.values(nationalClouds).flat(),
  'login-us.microsoftonline.com',
  'login.microsoftonline.de',
  personalHost,
  // Some sign-ins pass here: they ask for a certificate of the device or the person.
  'device.login.microsoftonline.com',
  'certauth.login.microsoftonline.com',
])

/** Whether a lower-case host name is exactly one of these. A trailing dot makes it another host. */
export function isMicrosoftHost(host: string | null): boolean {
  return hosts.has(host)
}

/** Where Microsoft asks for a certificate: a company may have a sub-domain of its own. */
export function isCertificateHost(host: string): boolean {
  return certificateHosts.some((known) => hostMatches(host, known))
}

const certificateHosts = ['certauth.login.microsoftonline.com', 'certauth.login.microsoftonline.us']

/** Defender for Cloud Apps: behind an app's host, or behind `access` with its own pages. */
export const defenderSuffixes = ['mcas.ms', 'mcas-gov.us', 'mcas-gov.ms'] as const

/** The suffix alone: what comes before it may name the company. */
export function defenderSuffix(host: string): string | undefined {
  return defenderSuffixes.find((suffix) => hostMatches(host, suffix))
}

/** Whether `host` is `known` or a sub-domain of it. Both are in lower case. */
export function hostMatches(host: string, known: string): boolean {
  return host === known || host.endsWith(`.${known}`)
}
