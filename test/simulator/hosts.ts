/** Everything that the simulator answers for; the proxy refuses all else. */
export const microsoftHost = 'login.microsoftonline.com'
export const lookAlikeHost = 'login.microsoftonline.com.evil.example'
export const appHost = 'app.clara.com'
/** Where Clara takes the answer of a sign-in by SAML. */
export const samlAddress = `https://${appHost}/auth/saml`
export const productHost = 'www.clara.com'
export const brokerHost = 'broker.example'
export const otherAppHost = 'other-app.example'
export const graphHost = 'graph.microsoft.com'
export const unrelatedHost = 'unrelated.example'
export const federationHost = 'sts.fabrikam.example'

/** Microsoft's sign-in for China is a cloud of its own. */
export const chinaHost = 'login.partner.microsoftonline.cn'
export const personalHost = 'login.live.com'
export const deviceHost = 'device.login.microsoftonline.com'
export const passkeyHost = 'login.microsoft.com'

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
]
