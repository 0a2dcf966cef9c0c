/** The hosts of the simulator. The proxy refuses all others. */
export const microsoftHost = 'login.microsoftonline.com'
export const lookAlikeHost = 'login.microsoftonline.com.evil.example'
export const appHost = 'app.clara.com'
/** Clara's address for SAML answers. */
export const samlAddress = `https://${appHost}/auth/saml`
export const productHost = 'www.clara.com'
export const brokerHost = 'broker.example'
export const otherAppHost = 'other-app.example'
export const graphHost = 'graph.microsoft.com'
export const unrelatedHost = 'unrelated.example'
export const federationHost = 'sts.fabrikam.example'

/** Microsoft's sign-in for China is a separate cloud. */
export const chinaHost = 'login.partner.microsoftonline.cn'
export const personalHost = 'login.live.com'
export const deviceHost = 'device.login.microsoftonline.com'
export const passkeyHost = 'login.microsoft.com'
/** Another provider's second factor. */
export const factorHost = 'factor.example'
export const termsHost = 'account.activedirectory.windowsazure.com'
/** Second factors are set up here. The page signs in for itself. */
export const setUpHost = 'mysignins.microsoft.com'

/** Defender for Cloud Apps: its own pages, and Clara behind it. */
export const defenderHost = 'contoso-example.access.mcas.ms'
export const defendedHost = 'app.clara.com.mcas.ms'

export const hosts: readonly string[] = [
  microsoftHost,
  lookAlikeHost,
  appHost,
  productHost,
  brokerHost,
  graphHost,
  otherAppHost,
  unrelatedHost,
  federationHost,
  chinaHost,
  personalHost,
  deviceHost,
  passkeyHost,
  factorHost,
  termsHost,
  setUpHost,
  defenderHost,
  defendedHost,
]
