import type { ParsedInput } from '../attempt/input.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { diagnose } from '../diagnosis/diagnose.ts'
import type { AuthorizeRequest, ErrorFacts, TextFacts } from '../microsoft/types.ts'

/** The fields that the command prints. Other programs rely on their names and meanings. */
export interface PublicFields extends Omit<ErrorFacts, 'appName' | 'apps' | 'statement'> {
  host: string | null
  isMicrosoft: boolean
  endpoint: 'authorize' | 'adminconsent' | 'other' | null
  tenant: string | null
  redirectUri: string | null
  loginHint: string | null
  scopes: string[]
  responseMode: string | null
  hasError: boolean
  error: string | null
  subcode: string | null
}

export function publicFieldsOf(input: ParsedInput): PublicFields {
  if (input.kind === 'text') return publicFacts(input.text)
  const { host, isMicrosoft, endpoint, tenant, clientId, request, response } = input.address
  return {
    ...emptyFields,
    ...errorFields(response),
    host,
    isMicrosoft: isMicrosoft || response?.isMicrosoft === true,
    endpoint,
    tenant: tenant ?? response?.tenant ?? null,
    clientId,
    ...requestFields(request),
    hasError: (response?.error ?? null) !== null,
    error: response?.error ?? null,
    subcode: response?.subcode ?? null,
  }
}

/** Only a reader of texts needs the others. Spreading is slow for a million records. */
function publicFacts(text: TextFacts): PublicFields {
  const { isMicrosoft, tenant, clientId, hasError, error, subcode } = text
  const { code, codes, traceId, correlationId, timestamp } = text
  return {
    ...emptyFields,
    isMicrosoft,
    tenant,
    clientId,
    hasError,
    error,
    subcode,
    code,
    codes,
    traceId,
    correlationId,
    timestamp,
  }
}

/** The fields of an attempt in a recording. */
export function publicFieldsOfAttempt(attempt: SignInAttempt): PublicFields {
  const { request } = attempt
  const answer = attempt.seen.findLast((one) => one.kind === 'response')?.response
  return {
    ...emptyFields,
    host: request?.host ?? null,
    isMicrosoft: true,
    endpoint: request?.endpoint ?? null,
    tenant: request?.tenant ?? answer?.tenant ?? null,
    clientId: request?.clientId ?? null,
    ...requestFields(request && { ...request, loginHint: null }),
    ...errorFieldsOfAttempt(attempt),
    hasError: answer?.outcome === 'error',
    error: answer?.error ?? null,
    subcode: answer?.subcode ?? null,
  }
}

export const emptyFields: PublicFields = {
  host: null,
  isMicrosoft: false,
  endpoint: null,
  tenant: null,
  clientId: null,
  redirectUri: null,
  loginHint: null,
  scopes: [],
  responseMode: null,
  hasError: false,
  error: null,
  subcode: null,
  code: null,
  codes: [],
  traceId: null,
  correlationId: null,
  timestamp: null,
}

type ErrorFields = Pick<PublicFields, 'code' | 'codes' | 'traceId' | 'correlationId' | 'timestamp'>

function errorFields(facts: ErrorFacts | null): ErrorFields {
  const { code, codes, traceId, correlationId, timestamp } = facts ?? emptyFields
  return { code, codes, traceId, correlationId, timestamp }
}

/** Each field from the newest answer or page that has it. */
function errorFieldsOfAttempt(attempt: SignInAttempt): ErrorFields {
  const newestFirst = attempt.seen.toReversed().flatMap((one): Omit<ErrorFields, 'code'>[] => {
    if (one.kind === 'response') return [errorFields(one.response)]
    return one.kind === 'page' ? [{ ...emptyFields, ...one.page, traceId: one.page.requestId }] : []
  })
  const newest = (field: 'traceId' | 'correlationId' | 'timestamp') =>
    newestFirst.find((one) => one[field] !== null)?.[field] ?? null
  return {
    code: diagnose(attempt)?.code ?? null,
    codes: [...new Set(newestFirst.flatMap(({ codes }) => codes))],
    traceId: newest('traceId'),
    correlationId: newest('correlationId'),
    timestamp: newest('timestamp'),
  }
}

function requestFields(request: AuthorizeRequest | null): Partial<PublicFields> {
  if (request === null) return {}
  const { redirectUri, loginHint, scopes, responseMode } = request
  return { redirectUri, loginHint, scopes, responseMode }
}
