import { fill } from '../_locales/index.ts'
import { firstSeen, identifiersOf, type SeenValue } from '../diagnosis/identifiers.ts'
import { graphAddress } from '../microsoft/graph-address.ts'
import { readGuid } from '../microsoft/guid.ts'
import { clientIdFound } from './facts.ts'
import { kustoText, odataText, powershellText } from './quote.ts'
import { utcTime } from './time.ts'
import type { ReportInput, Snippet } from './types.ts'

/** Sign-in logs take some minutes to fill, and clocks differ. */
const before = 10 * 60_000
const after = 30 * 60_000
/** People paste a text days after the sign-in. */
const beforeText = 7 * 24 * 60 * 60_000

/** The values to search for. */
interface Wanted {
  from: string
  to: string
  correlationId: string | null
  requestId: string | null
  appId: string | null
}

/**
 * Queries for this attempt in the company's own logs, ready to run. Microsoft filters by time and
 * app, PowerShell by correlation ID: Microsoft does not document it everywhere for Graph.
 */
export function lookUpsOf(input: ReportInput): Snippet[] {
  const { report } = input.words
  const wanted = wantedOf(input)
  const filter = graphFilter(wanted)
  return [
    {
      label: fill(report.lookUpGraph, { permission: 'AuditLog.Read.All' }),
      language: 'http',
      code: graph(filter),
    },
    { label: report.lookUpPowershell, language: 'powershell', code: powershell(filter, wanted) },
    { label: report.lookUpKusto, language: 'kusto', code: kusto(wanted) },
  ]
}

function wantedOf(input: ReportInput): Wanted {
  const { attempt, diagnosis } = input
  const identifiers = identifiersOf(attempt, diagnosis)
  const times = attempt.seen.map(({ at }) => at)
  const isUntimed = attempt.recognition === 'text' && firstSeen(identifiers, 'timestamp') === null
  return {
    from: utcTime(Math.min(attempt.startedAt, ...times) - (isUntimed ? beforeText : before)),
    to: utcTime(Math.max(attempt.startedAt, ...times) + after),
    correlationId: guidIn(firstSeen(identifiers, 'correlationId')),
    requestId: guidIn(firstSeen(identifiers, 'requestId')),
    appId: guidIn(clientIdFound(input)),
  }
}

/** Entra's identifiers are GUIDs: another value was made up, and could be an address. */
function guidIn(found: SeenValue<string> | null): string | null {
  return found && readGuid(found.value)
}

function graphFilter({ from, to, appId }: Wanted): string {
  const app = appId === null ? '' : ` and appId eq ${odataText(appId)}`
  return `createdDateTime ge ${from} and createdDateTime le ${to}${app}`
}

function graph(filter: string): string {
  return `GET ${graphAddress}v1.0/auditLogs/signIns?$filter=${encodeURIComponent(filter)}`
}

function powershell(filter: string, { correlationId }: Wanted): string {
  const only =
    correlationId === null ? [] : [`  Where-Object CorrelationId -eq ${powershellText(correlationId)} |`]
  return [
    "Connect-MgGraph -Scopes 'AuditLog.Read.All'",
    `Get-MgAuditLogSignIn -All -Filter ${powershellText(filter)} |`,
    ...only,
    '  Select-Object CreatedDateTime, UserPrincipalName, AppDisplayName, AppId, CorrelationId, Id, @{ Name = "ErrorCode"; Expression = { $_.Status.ErrorCode } }',
  ].join('\n')
}

function kusto({ from, to, correlationId, requestId, appId }: Wanted): string {
  const conditions = [
    ...(correlationId === null ? [] : [`CorrelationId == ${kustoText(correlationId)}`]),
    ...(requestId === null ? [] : [`Id == ${kustoText(requestId)}`]),
    ...(appId === null ? [] : [`AppId == ${kustoText(appId)}`]),
  ]
  return [
    'union isfuzzy=true SigninLogs, AADNonInteractiveUserSignInLogs',
    `| where TimeGenerated between (datetime(${from}) .. datetime(${to}))`,
    ...(conditions.length === 0 ? [] : [`| where ${conditions.join(' or ')}`]),
    '| project TimeGenerated, UserPrincipalName, AppDisplayName, AppId, ResultType, ResultDescription, CorrelationId, Id',
    '| order by TimeGenerated asc',
  ].join('\n')
}
