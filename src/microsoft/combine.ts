import { severalApps } from './app.ts'
import { givesReason } from './codes.ts'
import { tellingCode } from './error-text.ts'
import type { AuthResponse, ErrorFacts, NamedApp } from './types.ts'

/**
 * What a text says in prose and in its answers, in their order of weight.
 * Identifiers stay with their number.
 */
export function combineFacts(prose: Facts, tries: readonly AuthResponse[]): Facts {
  const isProseFirst = hasIds(prose) || !hasIds(tries[0] ?? prose)
  const byWeight: Facts[] = isProseFirst ? [prose, ...tries] : [...tries, prose]
  return byWeight.reduce(merge)
}

/** The list of codes keeps another order, that of appearance. */
type Facts = Omit<ErrorFacts, 'codes'>

/** Of several answers the last counts, and one with a known number before one without. */
export function lastTryFirst(responses: readonly AuthResponse[]): readonly AuthResponse[] {
  const last = responses.findLast(hasReason) ?? responses.findLast(({ outcome }) => outcome === 'error')
  return last === undefined ? responses : [last, ...responses.filter((one) => one !== last)]
}

const hasReason = ({ code }: ErrorFacts) => code !== null && givesReason(code)

const hasIds = ({ traceId, correlationId }: Facts) => traceId !== null || correlationId !== null

function merge(facts: Facts, more: Facts): Facts {
  const code = tellingCode([facts.code, more.code].filter((one) => one !== null))
  const isOther = more.code !== null && more.code !== code
  return {
    code,
    traceId: facts.traceId ?? (isOther ? null : more.traceId),
    correlationId: facts.correlationId ?? (isOther ? null : more.correlationId),
    timestamp: facts.timestamp ?? (isOther ? null : more.timestamp),
    clientId: facts.clientId ?? more.clientId,
    appName: facts.appName ?? more.appName,
    ...mergedStatement(facts, more),
  }
}

function mergedStatement(facts: Facts, more: Facts): Pick<Facts, 'statement' | 'apps'> {
  const statement = facts.statement ?? more.statement
  return { ...(statement && { statement }), ...severalApps([...appsOf(facts), ...appsOf(more)]) }
}

/** The apps that a text or an answer names. */
export function appsOf({ apps, clientId, appName }: Facts): NamedApp[] {
  return apps ?? [{ clientId, appName }]
}

/** OAuth's `error` beside the number that is told, and the `subcode` of the same try. */
export function reasonOf(
  tries: readonly AuthResponse[],
  code: string | null,
): Pick<AuthResponse, 'error' | 'subcode'> {
  const withError = tries.filter((one) => one.error !== null)
  const told = withError.find((one) => one.code === code) ?? withError[0]
  const error = told?.error ?? null
  const ofSame = tries.filter((one) => one.error === null || one.error === error)
  return { error, subcode: ofSame.find((one) => one.subcode !== null)?.subcode ?? null }
}
