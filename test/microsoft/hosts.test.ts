import { describe, expect, test } from 'vitest'
import { hostMatches, isCertificateHost, isMicrosoftHost, signInHost } from '../../src/microsoft/hosts.ts'

describe('the hosts of Microsoft’s sign-in', () => {
  test.each([
    signInHost,
    'login.windows.net',
    'login.microsoft.com',
    'sts.windows.net',
    'login.partner.microsoftonline.cn',
    'login.chinacloudapi.cn',
    'login.microsoftonline.us',
    'login.usgovcloudapi.net',
    'login-us.microsoftonline.com',
    'login.microsoftonline.de',
    'login.sovcloud-identity.fr',
    'login.sovcloud-identity.de',
    'login.sovcloud-identity.sg',
    'login.live.com',
    'device.login.microsoftonline.com',
    'certauth.login.microsoftonline.com',
  ])('include %s', (host) => {
    expect(isMicrosoftHost(host)).toBe(true)
  })
  test.each([
    'login.microsoftonline.com.example.net',
    'evil-login.microsoftonline.com',
    'x.login.microsoftonline.com',
    'microsoftonline.com',
    'login.microsoftonline.com.',
    'login.microsoftonline.com:8443',
    'login-microsoftonline.com',
    'mysignins.microsoft.com',
    'account.live.com',
    'constructor',
    '',
    null,
  ])('do not include %j', (host) => {
    expect(isMicrosoftHost(host)).toBe(false)
  })
})

describe('a known host', () => {
  test('matches itself and its sub-domains', () => {
    const hosts = [
      'clara.com',
      'app.clara.com',
      'a.b.clara.com',
      'notclara.com',
      'clara.com.example',
      'com',
      '',
    ]
    expect(hosts.filter((host) => hostMatches(host, 'clara.com'))).toEqual([
      'clara.com',
      'app.clara.com',
      'a.b.clara.com',
    ])
  })
})

test('a company may have a host of its own for certificates', () => {
  const hosts = ['certauth.login.microsoftonline.com', 't1.certauth.login.microsoftonline.us']
  for (const host of hosts) expect(isCertificateHost(host)).toBe(true)
  for (const host of ['evilcertauth.login.microsoftonline.com', `${hosts[0]}.evil.example`, signInHost, ''])
    expect(isCertificateHost(host)).toBe(false)
})
