import type { Input } from '../attempt/input.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { diagnose } from '../diagnosis/diagnose.ts'
import type { AuthorizeRequest, ErrorFacts } from '../microsoft/types.ts'

/** What stands in one input, taken apart; names and meanings are those of the command's public fields. */
export interface Facts extends Omit<ErrorFacts, 'appName'> {
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

/** Of one address or text. */
export function factsOfInput(input: Input): Facts {
  if (input.kind === 'text') {
    const { appName: _, approval: __, ...facts } = input.text
    return { ...noFacts, ...facts }
  }
  const { host, isMicrosoft, endpoint, tenant, clientId, request, response } = input.address
  return {
    ...noFacts,
    ...errorFacts(response),
    host,
    isMicrosoft: isMicrosoft || response?.isMicrosoft === true,
    endpoint,
    tenant: tenant ?? response?.tenant ?? null,
    clientId,
    ...requestFacts(request),
    hasError: (response?.error ?? null) !== null,
    error: response?.error ?? null,
    subcode: response?.subcode ?? null,
  }
}

/** Of one attempt found in a recording (a HAR file): what its telling observations hold. */
export function factsOfAttempt(attempt: SignInAttempt): Facts {
  const { request } = attempt
  const facts = attempt.seen.toReversed().flatMap((one) => {
    if (one.kind === 'response') return [errorFacts(one.response)]
    if (one.kind === 'page') return [{ ...errorFacts(null), ...one.page, traceId: one.page.requestId }]
    return []
  })
  const first = <K extends 'traceId' | 'correlationId' | 'timestamp'>(field: K) =>
    facts.find((one) => one[field] !== null)?.[field] ?? null
  const answer = attempt.seen.findLast((one) => one.kind === 'response')?.response
  return {
    ...noFacts,
    host: request?.host ?? null,
    isMicrosoft: true,
    endpoint: request?.endpoint ?? null,
    tenant: request?.tenant ?? answer?.tenant ?? null,
    clientId: request?.clientId ?? null,
    ...requestFacts(request && { ...request, loginHint: null }),
    code: diagnose(attempt)?.code ?? null,
    codes: [...new Set(facts.flatMap(({ codes }) => codes))],
    traceId: first('traceId'),
    correlationId: first('correlationId'),
    timestamp: first('timestamp'),
    hasError: answer?.outcome === 'error',
    error: answer?.error ?? null,
    subcode: answer?.subcode ?? null,
  }
}

export const noFacts: Facts = {
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

function errorFacts(facts: ErrorFacts | null) {
  const { code, codes, traceId, correlationId, timestamp } = facts ?? noFacts
  return { code, codes, traceId, correlationId, timestamp }
}

function requestFacts(request: AuthorizeRequest | null) {
  if (request === null) return {}
  const { redirectUri, loginHint, scopes, responseMode } = request
  return { redirectUri, loginHint, scopes, responseMode }
}
