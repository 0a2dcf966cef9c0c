import type { Found } from './triage.ts'

/** Which failed sign-ins were counted. A log, a ticket and our report may name the same one. */
export interface CaseBook {
  /** Whether this failed sign-in was counted already. Remembers it. */
  isKnown(found: Pick<Found, 'isEntry' | 'fields'>): boolean
}

/**
 * A request ID identifies one answer. A correlation ID identifies one sign-in: with the same code
 * it is the same answer. Entries of a log with other request IDs are other answers.
 */
export function startCaseBook(): CaseBook {
  const entries = new Set<string>()
  const answers = new Set<string>()
  /** Reported by somebody, and not by a log yet. */
  const reports = new Set<string>()

  function isKnownEntry(request: string | null, answer: string | null): boolean {
    const wasExported = request !== null && entries.has(request)
    // Both are deleted: a report is the same as one entry only.
    const wasReported = [request, answer].filter((key) => key !== null && reports.delete(key)).length > 0
    if (request !== null) entries.add(request)
    if (answer !== null) answers.add(answer)
    return wasExported || wasReported
  }

  function isKnownReport(request: string | null, answer: string | null): boolean {
    const keys = [request, answer].filter((key) => key !== null)
    const isKnown = keys.some((key) => entries.has(key) || answers.has(key) || reports.has(key))
    if (!isKnown) for (const key of keys) reports.add(key)
    return isKnown
  }

  return {
    isKnown({ isEntry, fields: { traceId, correlationId, code } }) {
      const request = traceId === null ? null : `${traceId} ${code}`
      const answer = correlationId === null ? null : `${correlationId} ${code}`
      return isEntry ? isKnownEntry(request, answer) : isKnownReport(request, answer)
    },
  }
}
