import { readApproval } from './approval.ts'
import { asLines } from './entries.ts'
import { hasOwnNumber, hasPageLabels, readErrorText, tellingCode } from './error-text.ts'
import { readGuid } from './guid.ts'
import { takeLinks } from './links.ts'
import { readEvidenceLine } from './own-report.ts'
import { anyOf } from './pattern.ts'
import { decodeLabels, longestText, plainText } from './plain.ts'
import { readResponse } from './response.ts'
import { fieldsIn } from './text-fields.ts'
import type { AuthResponse, ErrorFacts, TextFacts } from './types.ts'

/**
 * Reads a pasted text, such as an error page's block, a JSON body, a log entry or a mail.
 * Null for what it cannot read. Never throws.
 */
export function readText(text: string): TextFacts {
  const { prose, answers, request } = takeLinks(asLines(text.slice(0, longestText)))
  const decoded = decodeLabels(prose)
  const plain = plainText(decoded)
  const evidence = readEvidenceLine(plain)
  const page = readApproval(plain)
  const fields = [...fieldsIn(plain), ...(evidence?.answer ?? [])]
  const listed = readResponse(fields)
  const responses = listed === null ? answers : [listed, ...answers]
  const facts = responses.reduce<ErrorFacts>(merge, readErrorText(decoded))
  const approval = page?.approval ?? evidence?.approval ?? null
  const hasNumber = hasOwnNumber(plain)
  const hasLabels = hasPageLabels(plain)
  const hasCode = facts.codes.length > 0 || hasNumber
  const hasFailed = responses.some(({ outcome }) => outcome === 'error') || hasCode || approval !== null
  return {
    ...facts,
    clientId: facts.clientId ?? request?.clientId ?? null,
    appName: facts.appName ?? page?.appName ?? null,
    hasError: hasFailed || (hasLabels && !success.test(plain)),
    error: first(responses, 'error'),
    subcode: first(responses, 'subcode'),
    tenant: first(responses, 'tenant') ?? tenantIn(fields) ?? request?.tenant ?? null,
    isMicrosoft:
      responses.some(({ isMicrosoft }) => isMicrosoft) ||
      [hasNumber, hasLabels, page !== null, evidence !== null].includes(true),
    approval,
  }
}

/** Logs have entries of successful sign-ins. */
const success = new RegExp(
  [
    '(?:error ?code|result ?type)["\']?\\s?[:=]?\\s?["\']?0(?!\\d)',
    `(?:status|estado|état|stato)["']?\\s?[:=]?\\s?["']?${anyOf([
      'succe',
      'correcto',
      'éxito',
      'sucesso',
      'réussi',
      'erfolg',
    ])}`,
  ].join('|'),
  'i',
)

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

function first(responses: readonly AuthResponse[], field: 'error' | 'subcode' | 'tenant'): string | null {
  return responses.map((one) => one[field]).find((value) => value !== null) ?? null
}

function tenantIn(fields: readonly [string, string][]): string | null {
  const tenant = fields.find(([name]) => name === 'tenant')?.[1]
  return tenant === undefined ? null : (readGuid(tenant) ?? tenant)
}
