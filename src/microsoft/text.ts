import { severalApps } from './app.ts'
import { givesReason } from './codes.ts'
import { appsOf, combineFacts, lastTryFirst, reasonOf } from './combine.ts'
import { asLines } from './entries.ts'
import { hasOwnNumber, hasPageLabels, readPlainError } from './error-text.ts'
import { ungarbled } from './garbled.ts'
import { readGuid } from './guid.ts'
import { takeLinks } from './links.ts'
import { readNetworkError } from './network-text.ts'
import { readOtherError } from './other-error.ts'
import { readEvidenceLine } from './own-report.ts'
import { anyOf } from './pattern.ts'
import { decodeLabels, longestText, plainText, withoutEscapes } from './plain.ts'
import { readResponse } from './response.ts'
import { type FoundSentence, readStatement } from './statement.ts'
import type { Marked } from './text-context.ts'
import { fieldsIn } from './text-fields.ts'
import type { AuthorizeRequest, AuthResponse, ErrorFacts, Statement, TextFacts } from './types.ts'

/**
 * Reads a pasted text, such as an error page's block, a JSON body, a log entry or a mail.
 * Null for what it cannot read. Never throws.
 */
export function readText(input: string): TextFacts {
  return anyMark.test(input) ? readFacts(input) : nothing
}

/** Machines write thousands of tiny records. Whatever is read below has one of these. */
const anyMark = new RegExp(
  anyOf([
    // Letters of a word; digits of a number, an ID or a date.
    ...['[a-z_]{3}', '\\d{5}', '\\d[a-z-]'],
    // Signs that hide letters.
    ...['[^\\n -~]', '[=\\\\%&<*`]'],
  ]),
  'i',
)

const nothing: TextFacts = {
  code: null,
  traceId: null,
  correlationId: null,
  timestamp: null,
  codes: [],
  clientId: null,
  appName: null,
  hasError: false,
  error: null,
  subcode: null,
  tenant: null,
  isMicrosoft: false,
}

function readFacts(input: string): TextFacts {
  const text = withoutEscapes(asLines(ungarbled(input.slice(0, longestText))))
  const { prose, answers, hosts, request } = takeLinks(text)
  const decoded = decodeLabels(prose)
  const plain = plainText(decoded)
  const evidence = readEvidenceLine(plain)
  const fields = [...fieldsIn(plain), ...(evidence?.answer ?? [])]
  const bodies = [readResponse(fields)].filter((one) => one !== null)
  const responses = [...bodies, ...answers]
  const tries = [...bodies, ...lastTryFirst(answers)]
  const inProse = readPlainError(plain)
  const codes = [...new Set([inProse, ...responses].flatMap((one) => one.codes))]
  const facts = { ...combineFacts(inProse, tries), codes }
  const marks = readMarks(plain, facts, responses)
  const network = readNetworkError(text)
  const spoken =
    evidence === null
      ? readSentence(plain, facts, marks.isMicrosoft || request !== null ? 'marked' : 'unmarked')
      : { ...nothingSaid, ...evidence }
  const isMicrosoft = [marks.isMicrosoft, spoken.isMark, evidence !== null, network !== null].includes(true)
  const otherError =
    isMicrosoft || marks.hasSucceeded ? null : (readOtherError(plain) ?? first(tries, 'error'))
  return {
    ...facts,
    ...statementOnce(facts, spoken),
    ...namedBy(facts, spoken.appName, request),
    ...(network !== null && { network }),
    ...(isAlone(hosts, plain) && { answeredAt: hosts }),
    ...(marks.hasSucceeded && { hasSucceeded: true as const }),
    ...(otherError !== null && { otherError }),
    hasError: marks.hasFailed || network !== null || reportsFailure(spoken),
    ...reasonOf(tries, facts.code),
    tenant: first(tries, 'tenant') ?? tenantIn(fields) ?? request?.tenant ?? null,
    isMicrosoft,
  }
}

/** Somebody who names Clara writes about Clara, whatever host gets the answer. */
function isAlone(hosts: readonly string[], plain: string): boolean {
  return hosts.length > 0 && !hasOwnNumber(plain) && !/(?<![a-z])clara(?![a-z])/i.test(plain)
}

interface Marks {
  isMicrosoft: boolean
  hasFailed: boolean
  hasSucceeded: boolean
}

/** What shows a failure and Microsoft's sign-in, besides sentences. */
function readMarks(plain: string, { codes }: ErrorFacts, responses: readonly AuthResponse[]): Marks {
  const hasNumber = hasOwnNumber(plain)
  const hasLabels = hasPageLabels(plain) && (hasNumber || !otherServer.test(plain))
  const hasFailed = hasNumber || codes.length > 0 || responses.some(({ outcome }) => outcome === 'error')
  const isSuccess = hasLabels && success.test(plain)
  return {
    isMicrosoft: hasNumber || hasLabels || responses.some(({ isMicrosoft }) => isMicrosoft),
    hasFailed: hasFailed || (hasLabels && !isSuccess),
    hasSucceeded: !hasFailed && (isSuccess || responses.length > 0),
  }
}

/** Numbers of AD FS and of Microsoft's old Access Control Service, which use the same labels. */
const otherServer = /(?<![\p{L}\d])(?:ACS|MSIS|ORA-)\d{4,5}(?!\d)/u

type Spoken = Pick<FoundSentence, 'appName' | 'isMark'> & { statement?: Statement }

const nothingSaid: Spoken = { appName: null, isMark: false }

/** Our own report is not read: it explains Microsoft's pages in Microsoft's words. */
function readSentence(plain: string, { code }: ErrorFacts, marked: Marked): Spoken {
  const found = readStatement(plain, marked)
  if (found === null) return nothingSaid
  // A known code says more than a sentence beside it.
  const isKnown = code !== null && givesReason(code)
  const { statement, ...rest } = found
  return isKnown ? rest : { statement, ...rest }
}

function statementOnce(facts: ErrorFacts, spoken: Spoken): Pick<ErrorFacts, 'statement'> {
  const statement = facts.statement ?? spoken.statement
  return statement === undefined ? {} : { statement }
}

function reportsFailure({ statement }: Spoken): boolean {
  return statement !== undefined && statement.says !== 'none'
}

/** The apps in the messages, in Microsoft's sentence and in a request's address. */
function namedBy(
  facts: ErrorFacts,
  appName: string | null,
  request: AuthorizeRequest | null,
): Pick<TextFacts, 'clientId' | 'appName' | 'apps' | 'asksAgain'> {
  const clientId = request?.clientId ?? null
  const more = [
    { clientId: null, appName },
    { clientId, appName: null },
  ]
  return {
    clientId: facts.clientId ?? clientId,
    appName: facts.appName ?? appName,
    ...severalApps([...appsOf(facts), ...more]),
    ...(request?.prompt === 'consent' && { asksAgain: true as const }),
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

function first(responses: readonly AuthResponse[], field: 'error' | 'tenant'): string | null {
  return responses.map((one) => one[field]).find((value) => value !== null) ?? null
}

function tenantIn(fields: readonly [string, string][]): string | null {
  const tenant = fields.find(([name]) => name === 'tenant')?.[1]
  return tenant === undefined ? null : (readGuid(tenant) ?? tenant)
}
