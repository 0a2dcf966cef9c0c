import { readApproval } from './approval.ts'
import { asLines } from './entries.ts'
import { hasOwnNumber, hasPageLabels, readErrorText, tellingCode } from './error-text.ts'
import { readGuid } from './guid.ts'
import { guidPattern } from './guid-pattern.ts'
import { takeLinks } from './links.ts'
import { readEvidenceLine } from './own-report.ts'
import { decodeLabels, plainText } from './plain.ts'
import { readResponse } from './response.ts'
import { sharedTenants } from './tenants.ts'
import type { AuthResponse, ErrorFacts, TextFacts } from './types.ts'

/**
 * Reads a text that somebody pasted: an error page's block, a JSON body, a log entry, an answer's body, a library's
 * message, a mail with an address in it. What cannot be read is null. Never throws.
 */
export function readText(text: string): TextFacts {
  const { prose, answers, request } = takeLinks(asLines(text.slice(0, longest)))
  const decoded = decodeLabels(prose)
  const plain = plainText(decoded)
  const evidence = readEvidenceLine(plain)
  const listed = [...fieldsIn(plain), ...(evidence?.answer ?? [])]
  const fields = readResponse(listed)
  const responses = fields === null ? answers : [fields, ...answers]
  const first = <T>(read: (one: AuthResponse) => T | null) =>
    responses.map(read).find((found) => found !== null) ?? null
  const facts = responses.reduce<ErrorFacts>(merge, readErrorText(decoded))
  const isOwn = hasOwnNumber(plain)
  const hasLabels = hasPageLabels(plain)
  const page = readApproval(plain)
  const approval = page?.approval ?? evidence?.approval ?? null
  const failed = responses.some((one) => one.outcome === 'error') || facts.codes.length > 0 || isOwn
  return {
    ...facts,
    clientId: facts.clientId ?? request?.clientId ?? null,
    appName: facts.appName ?? page?.appName ?? null,
    hasError: failed || approval !== null || (hasLabels && !success.test(plain)),
    error: first((one) => one.error),
    subcode: first((one) => one.subcode),
    tenant: first((one) => one.tenant) ?? listedTenant(listed) ?? request?.tenant ?? null,
    isMicrosoft:
      responses.some((one) => one.isMicrosoft) || isOwn || hasLabels || page !== null || evidence !== null,
    approval,
  }
}

const longest = 200_000

/** A log has entries of sign-ins that went well. */
const success =
  /(?:error ?code|result ?type)["']?\s?[:=]?\s?["']?0(?!\d)|(?:status|estado|état|stato)["']?\s?[:=]?\s?["']?(?:succe|correcto|éxito|sucesso|réussi|erfolg)/i

/** An answer's parameters where they do not stand in one piece: in JSON, a form's listing, a dictionary that a program printed. */
function fieldsIn(plain: string): [string, string][] {
  const error = errorForms.map((form) => plain.match(form)?.[1]).find((found) => found !== undefined)
  const pairs: [string, string][] = error === undefined ? [] : [['error', error]]
  for (const [name, form] of fieldForms) {
    const value = plain.match(form)?.[1]
    if (value !== undefined) pairs.push([name, value])
  }
  return pairs
}

function listedTenant(pairs: readonly [string, string][]): string | null {
  const tenant = pairs.find(([name]) => name === 'tenant')?.[1]
  return tenant === undefined ? null : (readGuid(tenant) ?? tenant)
}

const joint = '["\']?\\s?[:=|]\\s?["\']?'
const field = (words: string, value: string) => new RegExp(`(?<![a-z_-])(?:${words})${joint}(${value})`, 'i')

const fieldForms: readonly (readonly [string, RegExp])[] = [
  ['error_subcode', field('error_?subcode', '(?!null|none|undefined)[a-z][\\w-]{1,60}')],
  ['suberror', field('sub_?error', '(?!null|none|undefined)[a-z][\\w-]{1,60}')],
  ['admin_consent', field('admin_consent', '\\w{1,20}')],
  [
    'tenant',
    field(
      'tenant|(?:home|resource|aad)_?tenant_?id',
      [guidPattern, '[a-z\\d-]{1,60}(?:\\.[a-z\\d-]{1,60}){1,5}', ...sharedTenants].join('|'),
    ),
  ],
]

const word = '(?!null|none|undefined|true|false)[a-z]\\w{2,60}'

/** A lone "Error:" stands in every program's messages: there only a value that OAuth has counts. */
const errorForms: readonly RegExp[] = [
  new RegExp(`["']error["']\\s?[:=]\\s?["'](${word})["']`, 'i'),
  new RegExp(`(?:^|\\n)error\\s?:\\s?(${word})(?=\\n|$)`, 'i'),
  new RegExp(`(?<![\\w-])error\\s?=\\s?["']?(${word})`, 'i'),
  /(?<![\w-])(access_denied|consent_required|interaction_required|login_required|account_selection_required|invalid_(?:client|request|scope|grant|resource)|unsupported_response_type|unauthorized_client|server_error|temporarily_unavailable)(?![\w-])/i,
  /(?:Error|Exception):\s?([a-z]+(?:_[a-z]+)+)(?![\w-])/,
]

function merge(facts: ErrorFacts, more: ErrorFacts): ErrorFacts {
  const codes = [...new Set([...facts.codes, ...more.codes])]
  return {
    code: tellingCode(codes),
    codes,
    traceId: facts.traceId ?? more.traceId,
    correlationId: facts.correlationId ?? more.correlationId,
    timestamp: facts.timestamp ?? more.timestamp,
    clientId: facts.clientId ?? more.clientId,
    appName: facts.appName ?? more.appName,
  }
}
