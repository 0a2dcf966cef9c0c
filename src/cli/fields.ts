import type { Words } from '../_locales/index.ts'
import type { Input } from '../attempt/input.ts'
import type { SignInAttempt } from '../attempt/types.ts'
import { diagnose } from '../diagnosis/diagnose.ts'
import type { Certainty, Evidence, Owner, ScenarioId } from '../diagnosis/types.ts'
import type { AuthorizeRequest, ErrorFacts } from '../microsoft/types.ts'
import { scenarioWords } from '../report/scenario-words.ts'

/** What the command says of one input; the names and meanings are a public contract. */
export interface Fields extends Omit<ErrorFacts, 'appName'> {
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
  diagnosis: DiagnosisFields | null
}

interface DiagnosisFields {
  scenario: ScenarioId
  owner: Owner | null
  then: Owner | null
  certainty: Certainty
  title: string
  /** What the person does, in the language of the words handed in. */
  steps: string[]
  evidence: Omit<Evidence, 'at'>[]
}

/** One address or text, taken apart, as the command's fields. */
export function fieldsOfInput(input: Input, words: Words): Fields {
  const diagnosis = diagnosisFields(input.attempt, words)
  if (input.kind === 'text') {
    const { appName: _, approval: __, ...facts } = input.text
    return { ...none, ...facts, diagnosis }
  }
  const { host, isMicrosoft, endpoint, tenant, clientId, request, response } = input.address
  return {
    ...none,
    ...errorFacts(response),
    host,
    isMicrosoft: isMicrosoft || response?.isMicrosoft === true,
    endpoint,
    tenant: tenant ?? response?.tenant ?? null,
    clientId,
    ...requestFields(request),
    hasError: (response?.error ?? null) !== null,
    error: response?.error ?? null,
    subcode: response?.subcode ?? null,
    diagnosis,
  }
}

/** One attempt found in a recording (a HAR file) as the command's fields: what its telling observations hold. */
export function fieldsOfAttempt(attempt: SignInAttempt, words: Words): Fields {
  const { request } = attempt
  const diagnosis = diagnose(attempt)
  const facts = attempt.seen.toReversed().flatMap((one) => {
    if (one.kind === 'response') return [errorFacts(one.response)]
    if (one.kind === 'page') return [{ ...errorFacts(null), ...one.page, traceId: one.page.requestId }]
    return []
  })
  const first = <K extends 'traceId' | 'correlationId' | 'timestamp'>(field: K) =>
    facts.find((one) => one[field] !== null)?.[field] ?? null
  const answer = attempt.seen.findLast((one) => one.kind === 'response')?.response
  return {
    ...none,
    host: request?.host ?? null,
    isMicrosoft: true,
    endpoint: request?.endpoint ?? null,
    tenant: request?.tenant ?? answer?.tenant ?? null,
    clientId: request?.clientId ?? null,
    ...requestFields(request && { ...request, loginHint: null }),
    code: diagnosis?.code ?? null,
    codes: [...new Set(facts.flatMap(({ codes }) => codes))],
    traceId: first('traceId'),
    correlationId: first('correlationId'),
    timestamp: first('timestamp'),
    hasError: answer?.outcome === 'error',
    error: answer?.error ?? null,
    subcode: answer?.subcode ?? null,
    diagnosis: diagnosisFields(attempt, words),
  }
}

const none: Fields = {
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
  diagnosis: null,
}

/** Every field's name, each null: what a line that cannot be read gives. */
export const nullFields: Readonly<Record<keyof Fields, null>> = Object.fromEntries(
  Object.keys(none).map((name) => [name, null]),
) as Record<keyof Fields, null>

function errorFacts(facts: ErrorFacts | null) {
  const { code, codes, traceId, correlationId, timestamp } = facts ?? none
  return { code, codes, traceId, correlationId, timestamp }
}

function requestFields(request: AuthorizeRequest | null) {
  if (request === null) return {}
  const { redirectUri, loginHint, scopes, responseMode } = request
  return { redirectUri, loginHint, scopes, responseMode }
}

/** A success is no diagnosis here: the command tells what stops a sign-in. */
function diagnosisFields(attempt: SignInAttempt | null, words: Words): DiagnosisFields | null {
  const diagnosis = attempt && diagnose(attempt)
  if (diagnosis === null || diagnosis.scenario === 'signed-in') return null
  const { scenario, owner, then, certainty, evidence } = diagnosis
  const { title, steps } = scenarioWords(words, diagnosis)
  return {
    scenario,
    owner,
    then,
    certainty,
    title,
    steps,
    evidence: evidence.map(({ at: _, ...rest }) => rest),
  }
}
