import { guidPattern } from './guid-pattern.ts'
import { anyOf } from './pattern.ts'
import { sharedTenants } from './tenants.ts'

/**
 * Finds an answer's parameters in a plain text where they are separate: in JSON, in a form's
 * listing, in the output of a program.
 */
export function fieldsIn(plain: string): [name: string, value: string][] {
  const error = errorForms.map((form) => plain.match(form)?.[1]).find((found) => found !== undefined)
  const pairs: [string, string][] = error === undefined ? [] : [['error', lowered(error)]]
  for (const [name, form] of fieldForms) {
    const value = plain.match(form)?.[1]
    if (value !== undefined) pairs.push([name, lowered(value)])
  }
  return pairs
}

/** OAuth's values are in lower case. */
const lowered = (value: string) => (/[a-z]/.test(value) ? value : value.toLowerCase())

const noValue = '(?!null|none|undefined|true|false|aadsts)'
const errorValue = `${noValue}[a-z]\\w{2,60}`

const oauthErrors = anyOf([
  'access_denied',
  '(?:consent|interaction|login|account_selection)_required',
  'invalid_(?:client|request|scope|grant|resource)',
  'unsupported_response_type',
  'unauthorized_client',
  'server_error',
  'temporarily_unavailable',
])

/** Messages of every program have a lone "Error:": there only a value of OAuth counts. */
const errorForms: readonly RegExp[] = [
  new RegExp(`["']error["']\\s?[:=]\\s?["'](${errorValue})["']`, 'i'),
  new RegExp(`(?:^|\\n)error\\s?:\\s?(${errorValue})(?=\\n|$)`, 'i'),
  new RegExp(`(?<![\\w-])error\\s?=\\s?["']?(${errorValue})(?![\\w:])`, 'i'),
  new RegExp(`(?<![\\w-])(${oauthErrors})(?![\\w-])`, 'i'),
  /(?:Error|Exception):\s?([a-z]+(?:_[a-z]+)+)(?![\w-])/,
]

const field = (names: string, value: string) =>
  new RegExp(`(?<![a-z_-])(?:${names})["']?\\s?[:=|]\\s?["']?(${value})`, 'i')

const subcode = '(?!null|none|undefined)[a-z][\\w-]{1,60}'
const domain = '[a-z\\d-]{1,60}(?:\\.[a-z\\d-]{1,60}){1,5}'

const fieldForms: readonly (readonly [name: string, form: RegExp])[] = [
  ['error_subcode', field('error_?subcode', subcode)],
  ['suberror', field('sub_?error', subcode)],
  ['access_token', field('access_token', '[\\w.-]{3,40}')],
  ['admin_consent', field('admin_consent', '\\w{1,20}')],
  [
    'tenant',
    field('tenant|(?:home|resource|aad)_?tenant_?id', anyOf([guidPattern, domain, ...sharedTenants])),
  ],
]
