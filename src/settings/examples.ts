import type { FormName } from './forms.ts'
import type { Setting, SettingKey, Value } from './table.ts'

/** A value that fits: for the docs, the roll-out samples, the placeholders and the tests. */
export function exampleOf({ key, type, form = 'line', choices = [], builtIn }: Setting): Value {
  const own = ownExamples[key]
  if (own !== undefined) return own
  switch (type) {
    case 'boolean':
      return builtIn !== true
    case 'choice':
      return choices.find((choice) => choice !== builtIn) ?? ''
    case 'text':
      return formExamples[form]
    case 'list':
      return [formExamples[form]]
  }
}

/** Not in the table: the popup carries the table and has no use for examples. */
const ownExamples: Partial<Record<SettingKey, Value>> = {
  redirectHosts: ['clara.fabrikam.example'],
  startAddress: 'https://app.clara.com/start',
  tenantCheckClientId: 'c4ec4000-1111-4222-8333-0123456789ab',
  authorityHost: 'login.microsoftonline.com',
  expectedPublisher: 'Clara (example)',
  expectedScopes: ['openid', 'profile', 'email', 'User.Read'],
  'itContact.name': 'IT help desk',
  'itContact.teams': 'it.help@contoso.example',
  'report.level': 'full',
  'report.timeline': false,
  language: 'es',
}

const formExamples: Readonly<Record<FormName, string>> = {
  guid: 'c1a7a000-1111-4222-8333-0123456789ab',
  host: 'signin.fabrikam.example',
  tenant: 'contoso.example',
  account: 'help@contoso.example',
  phone: '+52 55 1234-5678',
  scope: 'User.Read',
  address: 'https://app.clara.com/admin-consent',
  formAddress: 'https://tickets.contoso.example/new?subject={title}&text={report}',
  line: 'Contoso',
}
