import type { SettingKey, Value } from './table.ts'

/** A value of each setting that fits: for the docs, the roll-out kit's samples, the options page's placeholders and tests. */
export const examples: Readonly<Record<SettingKey, Value>> = {
  clientIds: ['c1a7a000-1111-4222-8333-0123456789ab'],
  redirectHosts: ['clara.fabrikam.example'],
  brokerHosts: ['signin.fabrikam.example'],
  startAddress: 'https://app.clara.com/start',
  tenant: 'contoso.example',
  authorityHost: 'login.microsoftonline.com',
  adminConsentRedirectUri: 'https://app.clara.com/admin-consent',
  expectedPublisher: 'Clara (example)',
  expectedScopes: ['openid', 'profile', 'email', 'User.Read'],
  companyName: 'Contoso',
  'itContact.name': 'IT help desk',
  'itContact.email': 'help@contoso.example',
  'itContact.phone': '+52 55 1234-5678',
  'itContact.teams': 'it.help@contoso.example',
  'itContact.form': 'https://tickets.contoso.example/new?subject={title}&text={report}',
  supportCountry: 'MX',
  'report.level': 'full',
  'report.account': 'domain',
  'report.tenant': true,
  'report.environment': true,
  'report.timeline': false,
  language: 'es',
  openPopup: false,
  history: false,
}
