import { collectedForms } from './collected.ts'
import { headings, type PortalLanguage, portalRow } from './portal.ts'
import { agentForms, printedForms, wrappedForms } from './printed.ts'
import { programForms } from './programs.ts'
import {
  azureMonitor,
  defender,
  elastic,
  graph,
  logAnalytics,
  powershell,
  purview,
  type SignIn,
  signIns,
} from './sign-ins.ts'
import type { Form } from './types.ts'
import { csv, flat, formatList, jsonLines, pretty } from './write.ts'
import { xmlLogs } from './xml.ts'

/** Forms of sign-in logs. Each holds the four sign-ins of sign-ins.ts, unless it says otherwise. */
export const logForms: readonly Form[] = [
  ...graphForms(),
  ...portalForms(),
  ...powershellForms(),
  ...azureForms(),
  ...elasticForms(),
  ...splunkForms(),
  ...purviewForms(),
  ...prefixedForms(),
  ...changedForms(),
  ...printedForms(),
  ...agentForms(),
  ...programForms(),
  ...collectedForms(),
  ...wrappedForms(),
  ...xmlLogs(),
]

function all<T>(as: (one: SignIn) => T): T[] {
  return signIns.map(as)
}

function graphForms(): Form[] {
  const page = {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#auditLogs/signIns',
    value: all(graph),
  }
  const [first, second] = [all(graph).slice(0, 2), all(graph).slice(2)]
  const head =
    'HTTP/1.1 200 OK\r\nContent-Type: application/json;odata.metadata=minimal\r\nrequest-id: 1\r\n\r\n'
  const exporter = 'Microsoft Graph'
  const container = 'json'
  return [
    { name: 'graph page', container, exporter, text: pretty(page) },
    { name: 'graph page on one line', container, exporter, text: JSON.stringify(page) },
    { name: 'graph list', container, exporter, text: JSON.stringify(all(graph)) },
    {
      name: 'graph pages in a list',
      container,
      exporter,
      text: JSON.stringify([{ value: first }, { value: second }]),
    },
    {
      name: 'graph pages one after another',
      container,
      exporter,
      text: `${pretty({ value: first })}\n${pretty({ value: second, '@odata.nextLink': 'x' })}`,
    },
    { name: 'graph objects one after another', container, exporter, text: all(graph).map(pretty).join('\n') },
    {
      name: 'graph objects with commas between',
      container,
      exporter,
      text: all(graph).map(pretty).join(',\n'),
    },
    { name: 'graph lines', container, exporter, text: jsonLines(all(graph)) },
    {
      name: 'graph objects without anything between',
      container,
      exporter,
      text: all((one) => JSON.stringify(graph(one))).join(''),
    },
    {
      name: 'graph $batch',
      container,
      exporter,
      text: pretty({
        responses: [
          { id: '1', status: 200, headers: { 'Content-Type': 'application/json' }, body: { value: first } },
          { id: '2', status: 200, headers: {}, body: { value: second } },
        ],
      }),
    },
    {
      name: 'graph $batch with an answer that failed',
      container,
      exporter,
      text: pretty({
        responses: [
          { id: '1', status: 200, headers: {}, body: { value: all(graph) } },
          {
            id: '2',
            status: 429,
            headers: {},
            body: { error: { code: 'TooManyRequests', message: 'Wait.' } },
          },
        ],
      }),
      unread: [{ name: '2', reason: 'no-records' }],
    },
    { name: 'graph behind HTTP headers', container, exporter, text: `${head}${pretty(page)}` },
    {
      name: 'graph behind headers of curl -v',
      container,
      exporter,
      text: `< HTTP/2 200\n< content-type: application/json\n< \n${JSON.stringify(page)}`,
    },
    { name: 'portal JSON', container, exporter, text: `\uFEFF${pretty(all(graph))}` },
    {
      name: 'az rest',
      container,
      exporter,
      text: `${pretty({ ...page, '@odata.nextLink': 'https://graph.microsoft.com/x' })}\n`,
    },
    {
      name: 'one entry on one line',
      container,
      exporter,
      text: JSON.stringify(graph(signIns[3] as SignIn)),
      codes: ['50105'],
      total: 1,
    },
    {
      name: 'lines of which one is damaged',
      container,
      exporter,
      text: `${jsonLines(all(graph))}\n${JSON.stringify(graph(signIns[0] as SignIn)).slice(0, 700)}\n${JSON.stringify(graph(signIns[0] as SignIn)).slice(0, 300)}`,
      unread: [
        { name: signIns[0]?.requestId ?? '', reason: 'broken' },
        { name: signIns[0]?.requestId ?? '', reason: 'broken' },
      ],
    },
  ]
}

function portalForms(): Form[] {
  const exporter = 'Microsoft Entra admin center'
  const languages = Object.keys(headings) as PortalLanguage[]
  const rows = (language: PortalLanguage) => all((one) => portalRow(language, one))
  return languages.flatMap((language): Form[] => [
    {
      name: `portal ${language}, commas`,
      container: 'table',
      exporter,
      text: `\uFEFF${csv(rows(language), ',', 'all')}`,
    },
    { name: `portal ${language}, semicolons`, container: 'table', exporter, text: csv(rows(language), ';') },
    {
      name: `portal ${language}, tabs in UTF-16`,
      container: 'table',
      exporter,
      text: csv(rows(language), '\t'),
      encoding: 'utf-16',
    },
    {
      name: `portal ${language}, semicolons in Windows' own encoding`,
      container: 'table',
      exporter,
      text: csv(rows(language), ';'),
      encoding: 'windows-1252',
    },
  ])
}

function powershellForms(): Form[] {
  const exporter = 'PowerShell'
  const dated = (date: (at: Date) => string) =>
    all((one) => ({ ...powershell(one), CreatedDateTime: date(new Date(one.at)) }))
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = (at: Date) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`
  const american = dated(
    (at) =>
      `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${at.getUTCHours() % 12 || 12}${clock(at).slice(2)} ${at.getUTCHours() < 12 ? 'AM' : 'PM'}`,
  )
  const european = dated(
    (at) => `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()} ${clock(at)}`,
  )
  const old = all((one) => ({ ...powershell(one), CreatedDateTime: `/Date(${Date.parse(one.at)})/` }))
  const inner = (one: SignIn) => {
    const { ErrorCode, FailureReason, ...rest } = powershell(one)
    return {
      ...rest,
      Status: `@{ErrorCode=${ErrorCode}; FailureReason=${FailureReason}; AdditionalDetails=}`,
    }
  }
  const object = (one: SignIn) => ({
    ...inner(one),
    Status: 'Microsoft.Graph.PowerShell.Models.MicrosoftGraphSignInStatus',
  })
  const classOf = (one: SignIn) => ({
    ...inner(one),
    Status: `class SignInStatus {\r\n             ErrorCode: ${one.code}\r\n             FailureReason: ${one.reason}\r\n             AdditionalDetails: \r\n           }`,
  })
  const unread = signIns.map((one) => ({ name: one.requestId, reason: 'no-code' as const }))
  return [
    { name: 'PowerShell 7 JSON', container: 'json', exporter, text: pretty(all(powershell)) },
    {
      name: 'PowerShell 5 JSON',
      container: 'json',
      exporter,
      text: pretty(old).replaceAll('/Date(', '\\/Date(').replaceAll(')/', ')\\/').replaceAll("'", '\\u0027'),
      encoding: 'utf-16',
    },
    {
      name: 'PowerShell 5 JSON that wraps its list',
      container: 'json',
      exporter,
      text: pretty({ value: old, Count: 4 }),
    },
    {
      name: 'PowerShell 5 JSON of times with their look',
      container: 'json',
      exporter,
      text: pretty(
        old.map((one) => ({
          ...one,
          CreatedDateTime: { value: one.CreatedDateTime, DisplayHint: 2, DateTime: 'x' },
        })),
      ),
    },
    { name: 'PowerShell JSON of little depth', container: 'json', exporter, text: pretty(all(inner)) },
    {
      name: 'Export-Csv of PowerShell 7',
      container: 'table',
      exporter,
      text: csv(all(powershell), ',', 'all'),
    },
    {
      name: 'Export-Csv with #TYPE',
      container: 'table',
      exporter,
      text: `#TYPE Selected.System.Management.Automation.PSCustomObject\r\n${csv(american, ',', 'all')}`,
    },
    {
      name: 'Export-Csv -UseCulture',
      container: 'table',
      exporter,
      text: `#TYPE System.Object\r\n${csv(european, ';', 'all')}`,
    },
    { name: 'Export-Csv of inner objects', container: 'table', exporter, text: csv(all(inner), ',', 'all') },
    {
      name: 'Export-Csv without the status',
      container: 'table',
      exporter,
      text: csv(all(object), ',', 'all'),
      codes: [],
      total: 0,
      unread,
    },
    { name: 'Format-List', container: 'properties', exporter, text: formatList(american) },
    {
      name: 'Format-List in UTF-16',
      container: 'properties',
      exporter,
      text: formatList(all(powershell)),
      encoding: 'utf-16',
    },
    {
      name: 'Format-List of inner objects',
      container: 'properties',
      exporter,
      text: formatList(all(classOf)),
    },
  ]
}

function azureForms(): Form[] {
  const records = all(azureMonitor)
  const few = all((one) => ({
    TimeGenerated: one.at,
    UserPrincipalName: one.upn,
    ResultType: one.code,
    ResultDescription: one.reason,
  }))
  const portalTimes = all((one) => {
    const { TimeGenerated, ...rest } = logAnalytics(one)
    const [, month, day, clock] = /-(\d\d)-(\d\d)T([\d:]+)/.exec(TimeGenerated) ?? []
    const hour = Number(clock?.slice(0, 2))
    return {
      'TimeGenerated [UTC]': `${Number(month)}/${Number(day)}/2026, ${hour % 12 || 12}${clock?.slice(2)}.123 ${hour < 12 ? 'AM' : 'PM'}`,
      ...rest,
    }
  })
  const names = Object.keys(logAnalytics(signIns[0] as SignIn))
  const rows = all((one) => Object.values(logAnalytics(one)))
  return [
    { name: 'Azure Monitor lines', container: 'json', exporter: 'Azure Monitor', text: jsonLines(records) },
    { name: 'Event Hub batch', container: 'json', exporter: 'Event Hub', text: pretty({ records }) },
    {
      name: 'Event Hub batches in a list',
      container: 'json',
      exporter: 'Event Hub',
      text: JSON.stringify([{ records: records.slice(0, 1) }, { records: records.slice(1) }]),
    },
    {
      name: 'Event Hub batch on each line',
      container: 'json',
      exporter: 'Event Hub',
      text: jsonLines([{ records: records.slice(0, 3) }, { records: records.slice(3) }]),
    },
    {
      name: 'Log Analytics lines',
      container: 'json',
      exporter: 'Log Analytics',
      text: jsonLines(all(logAnalytics)),
    },
    { name: 'Log Analytics CSV', container: 'table', exporter: 'Log Analytics', text: csv(portalTimes) },
    {
      name: 'Log Analytics CSV of few columns',
      container: 'table',
      exporter: 'Log Analytics',
      text: csv(few),
      lacks: ['tenant', 'requestId', 'correlationId', 'app'],
    },
    {
      name: 'Log Analytics API',
      container: 'json',
      exporter: 'Log Analytics',
      text: pretty({
        tables: [{ name: 'PrimaryResult', columns: names.map((name) => ({ name, type: 'string' })), rows }],
      }),
    },
    {
      name: 'Log Analytics API with rows first',
      container: 'json',
      exporter: 'Log Analytics',
      text: JSON.stringify({
        tables: [{ rows, columns: names.map((name) => ({ name, type: 'string' })), name: 'PrimaryResult' }],
      }),
    },
    {
      name: 'az monitor log-analytics query',
      container: 'json',
      exporter: 'Log Analytics',
      text: pretty(all((one) => ({ ...logAnalytics(one), TableName: 'PrimaryResult' }))),
    },
    {
      name: 'Defender hunting CSV',
      container: 'table',
      exporter: 'Microsoft Defender',
      text: csv(all(defender), ',', 'all'),
      lacks: ['tenant'],
    },
    {
      name: 'Defender hunting API',
      container: 'json',
      exporter: 'Microsoft Defender',
      text: pretty({ schema: [{ name: 'Timestamp', type: 'DateTime' }], results: all(defender) }),
      lacks: ['tenant'],
    },
  ]
}

function elasticForms(): Form[] {
  const exporter = 'Elastic'
  const hits = all((one) => ({
    _index: '.ds-logs-azure.signinlogs',
    _id: one.requestId.slice(0, 4),
    _source: elastic(one),
  }))
  const kibana = all((one) => {
    const at = new Date(one.at)
    const day = at.toLocaleDateString('en-US', {
      timeZone: 'UTC',
      month: 'short',
      day: 'numeric',
      year: 'numeric',
    })
    return {
      ...flat(elastic(one)),
      '@timestamp': `${day} @ ${one.at.slice(11, 19)}.123`,
      'azure.signinlogs.properties.created_at': '-',
    }
  })
  return [
    { name: 'Elastic documents', container: 'json', exporter, text: jsonLines(all(elastic)) },
    {
      name: 'Elastic hits',
      container: 'json',
      exporter,
      text: pretty({ took: 3, timed_out: false, hits: { total: { value: 4 }, hits } }),
    },
    { name: 'Elastic hits one a line', container: 'json', exporter, text: jsonLines(hits) },
    { name: 'Kibana CSV', container: 'table', exporter, text: csv(kibana) },
    {
      name: 'Elastic with flat names',
      container: 'json',
      exporter,
      text: jsonLines(all((one) => flat(elastic(one)))),
    },
  ]
}

/** What people do with exports before they hand them in. */
function changedForms(): Form[] {
  const grouped = (code: number) => code.toLocaleString('en-US')
  const pivot = all((one) => ({ UserPrincipalName: one.upn, ResultType: one.code }))
  const audit = {
    id: 'Directory_1',
    category: 'ApplicationManagement',
    correlationId: signIns[0]?.correlationId,
    result: 'failure',
    activityDisplayName: 'Consent to application',
    activityDateTime: signIns[0]?.at,
    initiatedBy: { app: null, user: { userPrincipalName: signIns[0]?.upn } },
    targetResources: [{ displayName: 'Clara', type: 'ServicePrincipal' }],
  }
  const quoted = (one: SignIn) => ({ ...defender(one), ErrorCode: `AADSTS${one.code}` })
  return [
    {
      name: 'two columns of Log Analytics',
      container: 'table',
      exporter: null,
      text: csv(pivot),
      lacks: ['tenant', 'requestId', 'correlationId', 'app'],
      isUndated: true,
    },
    {
      name: 'numbers with separators',
      container: 'table',
      exporter: 'Microsoft Defender',
      text: csv(all((one) => ({ ...defender(one), ErrorCode: grouped(one.code) }))),
      lacks: ['tenant'],
    },
    {
      name: 'codes with their letters',
      container: 'table',
      exporter: 'Microsoft Defender',
      text: csv(all(quoted), '\t'),
      lacks: ['tenant'],
    },
    {
      name: 'sign-ins and changes of the directory',
      container: 'json',
      exporter: null,
      text: JSON.stringify([audit, ...all(graph)]),
      total: 5,
    },
    {
      name: 'a list with a name of its own',
      container: 'json',
      exporter: 'Microsoft Graph',
      text: JSON.stringify({ exportedBy: 'it', count: 4, signInLogs: all(graph) }),
    },
    {
      name: 'answers of Defender with capitals',
      container: 'json',
      exporter: 'Microsoft Defender',
      text: JSON.stringify({
        Stats: {},
        Schema: [{ Name: 'Timestamp', Type: 'DateTime' }],
        Results: all(defender),
      }),
      lacks: ['tenant'],
    },
    {
      name: 'names of a company’s own, and a note below',
      container: 'table',
      exporter: null,
      text: `${csv(
        all((one) => ({
          Hora: one.at,
          App: 'Clara',
          Error: one.code,
          CorrelationId: one.correlationId,
          Usuario: one.upn,
          Tenant: graph(one).resourceTenantId,
        })),
      )}\r\n"Exported by it@contoso.example on November 19"\r\n`,
      lacks: ['requestId', 'app'],
    },
    {
      name: 'headings in small letters, and with UTC behind them',
      container: 'table',
      exporter: null,
      text: csv(
        all((one) => ({
          'date_(utc)': one.at,
          request_id: one.requestId,
          correlation_id: one.correlationId,
          username: one.upn,
          application: 'Clara',
          'sign-in_error_code': one.code,
        })),
      ),
      lacks: ['tenant', 'app'],
    },
    {
      name: 'lines that Excel put into quotes, with words in them',
      container: 'table',
      exporter: 'Microsoft Defender',
      text: csv(all((one) => ({ ...defender(one), Reason: one.reason })))
        .split('\r\n')
        .map((line) => `"${line.replaceAll('"', '""')}"`)
        .join('\r\n'),
      lacks: ['tenant'],
    },
    {
      name: 'Splunk CSV of one column',
      container: 'table',
      exporter: 'Splunk',
      text: csv(
        all((one) => ({ _raw: JSON.stringify(azureMonitor(one)) })),
        ',',
        'all',
      ),
    },
    {
      name: 'batches in cells of a column with prose’s name',
      container: 'table',
      exporter: 'Microsoft Graph',
      text: csv([
        { batch: 1, content: JSON.stringify(all(graph).slice(0, 2)) },
        { batch: 2, content: JSON.stringify(all(graph).slice(2)) },
      ]),
    },
    {
      name: 'a batch in a cell',
      container: 'table',
      exporter: 'Azure Monitor',
      text: csv([
        { EnqueuedTime: '2026-11-19', records: JSON.stringify(all(azureMonitor).slice(0, 1)) },
        { EnqueuedTime: '2026-11-19', records: JSON.stringify(all(azureMonitor).slice(1)) },
      ]),
    },
    {
      name: 'values that say nothing',
      container: 'json',
      exporter: 'Elastic',
      text: jsonLines(
        all((one) => ({
          ...flat(elastic(one)),
          'azure.signinlogs.properties.resource_tenant_id': '-',
          'azure.signinlogs.properties.app_display_name': '-',
        })),
      ),
    },
  ]
}

function splunkForms(): Form[] {
  const raw = all((one) => ({
    _raw: JSON.stringify(azureMonitor(one)),
    _time: one.at,
    host: 'sh1',
    sourcetype: 'azure:monitor:aad',
  }))
  const hec = all((one) => ({
    time: Date.parse(one.at) / 1000,
    host: 'h',
    source: 'azure',
    sourcetype: 'azure:aad:signin',
    event: graph(one),
  }))
  return [
    { name: 'Splunk CSV', container: 'table', exporter: 'Splunk', text: csv(raw, ',', 'all') },
    {
      name: 'Splunk JSON lines',
      container: 'json',
      exporter: 'Splunk',
      text: jsonLines(raw.map((result) => ({ preview: false, result }))),
    },
    {
      name: 'Splunk JSON results',
      container: 'json',
      exporter: 'Splunk',
      text: JSON.stringify({ preview: false, fields: [{ name: '_raw' }], results: raw }),
    },
    {
      name: 'Splunk JSON rows',
      container: 'json',
      exporter: 'Splunk',
      text: JSON.stringify({ fields: ['_raw', '_time'], rows: raw.map((one) => [one._raw, one._time]) }),
    },
    {
      name: 'Splunk HEC',
      container: 'json',
      exporter: 'Splunk HEC',
      text: hec.map((one) => JSON.stringify(one)).join(''),
    },
    { name: 'Splunk HEC lines', container: 'json', exporter: 'Splunk HEC', text: jsonLines(hec) },
  ]
}

function purviewForms(): Form[] {
  const exporter = 'Microsoft Purview'
  const rows = all((one) => ({
    RecordId: one.requestId,
    CreationDate: one.at.replace('Z', '.0000000Z'),
    RecordType: 15,
    Operation: purview(one).Operation,
    UserId: one.upn,
    AuditData: JSON.stringify(purview(one)),
  }))
  const lacks = ['requestId'] as const
  return [
    { name: 'Purview CSV', container: 'table', exporter, text: csv(rows), lacks },
    { name: 'Purview API', container: 'json', exporter, text: pretty(all(purview)), lacks },
    { name: 'Search-UnifiedAuditLog as JSON', container: 'json', exporter, text: pretty(rows), lacks },
  ]
}

function prefixedForms(): Form[] {
  const container = 'prefixed-json'
  const line = (one: SignIn) => JSON.stringify(azureMonitor(one))
  const cef = (one: SignIn) =>
    `CEF:0|Microsoft|Entra ID|1.0|SignInLogs|Sign-in activity|3|rt=${one.at} cs1Label=ErrorCode cs1=${one.code} cs2Label=CorrelationId cs2=${one.correlationId} cs3Label=AppId cs3=${'c1a7a000-1111-4222-8333-0123456789ab'} cs4Label=RequestId cs4=${one.requestId} cs5Label=ResourceTenantId cs5=7e4a47aa-0000-4000-8000-00000000aaaa cs6Label=AppDisplayName cs6=Clara suser=${one.upn} src=198.51.100.7 reason=${one.reason}`
  const join = (prefix: string, body: (one: SignIn) => string) =>
    all((one) => `${prefix}${body(one)}`).join('\n')
  return [
    {
      name: 'syslog (RFC 5424) before JSON',
      container,
      exporter: 'Azure Monitor',
      text: join('<134>1 2026-11-13T10:15:30Z gw01 azure 77 - - ', line),
    },
    {
      name: 'syslog (RFC 3164) before JSON',
      container,
      exporter: 'Azure Monitor',
      text: join('Nov 13 10:15:30 gw01 azure[77]: ', line),
    },
    {
      name: 'a time before JSON',
      container,
      exporter: 'Microsoft Graph',
      text: join('2026-11-13 10:15:30,123 INFO forwarder ', (one) => JSON.stringify(graph(one))),
    },
    {
      name: 'CEF before JSON',
      container,
      exporter: 'Azure Monitor',
      text: join('Nov 13 10:15:30 gw01 CEF:0|Microsoft|Azure|1.0|SignInLogs|Sign-in|3|msg=', line),
    },
    {
      name: 'CEF with its own fields',
      container,
      exporter: null,
      text: join('<134>Nov 13 10:15:30 gw01 ', cef),
    },
    {
      name: 'CEF before JSON of which one breaks off',
      container,
      exporter: 'Azure Monitor',
      text: `${join('CEF:0|Microsoft|Azure|1.0|SignInLogs|Sign-in|3|msg=', line)}\nCEF:0|Microsoft|Azure|1.0|SignInLogs|Sign-in|3|msg={"time":"2026-11-13T10:15:30Z","prop`,
      unread: [{ name: 'CEF:0|Microsoft|Azure|1.0|SignInLogs|Sign-in|3|msg={"time":"', reason: 'broken' }],
    },
  ]
}
