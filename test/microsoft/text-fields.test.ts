import { expect, test } from 'vitest'
import { fieldsIn } from '../../src/microsoft/text-fields.ts'
import { tenant } from '../builders.ts'

test.each<[text: string, fields: [string, string][]]>([
  ['Hello', []],
  [
    '{"error":"access_denied","error_subcode":"cancel"}',
    [
      ['error', 'access_denied'],
      ['error_subcode', 'cancel'],
    ],
  ],
  [
    'error: invalid_grant\nsuberror: consent_required',
    [
      ['error', 'invalid_grant'],
      ['suberror', 'consent_required'],
    ],
  ],
  [
    'ERROR=ACCESS_DENIED; ADMIN_CONSENT=TRUE',
    [
      ['error', 'access_denied'],
      ['admin_consent', 'true'],
    ],
  ],
  ['the sign-in ended with login_required', [['error', 'login_required']]],
  ['AuthError: user_cancelled', [['error', 'user_cancelled']]],
  ['Error: try again later', []],
  ['error: null', []],
  [
    `admin_consent=True&tenant=${tenant}`,
    [
      ['admin_consent', 'True'],
      ['tenant', tenant],
    ],
  ],
  ['homeTenantId: Contoso.example', [['tenant', 'Contoso.example']]],
  ['Tenant | organizations |', [['tenant', 'organizations']]],
  ['"access_token": "SECRET"', [['access_token', 'secret']]],
])('the fields in %j are found', (text, fields) => {
  expect(fieldsIn(text)).toEqual(fields)
})
