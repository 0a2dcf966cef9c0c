import { azureMonitor, graph, type SignIn, signIns } from './sign-ins.ts'
import type { Form } from './types.ts'
import { csv, jsonLines } from './write.ts'

/* Logs as terminals and agents print them. */

function all<T>(as: (one: SignIn) => T): T[] {
  return signIns.map(as)
}

const few = (one: SignIn): Record<string, string> => ({
  CreatedDateTime: one.at,
  UserPrincipalName: one.upn,
  AppDisplayName: 'Clara',
  CorrelationId: one.correlationId,
  ErrorCode: String(one.code),
  FailureReason: one.reason.slice(0, 30),
})
const names = Object.keys(few(signIns[0] as SignIn))
const rows = all((one) => Object.values(few(one)))
const widths = names.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
const padded = (cells: readonly string[]) => cells.map((cell, at) => cell.padEnd(widths[at] ?? 0))
const lacks = ['tenant', 'requestId', 'app'] as const

export function printedForms(): Form[] {
  const container = 'columns'
  const exporter = 'PowerShell'
  const dashes = names.map((name) => '-'.repeat(name.length))
  const wide = widths.map((width) => '-'.repeat(width))
  const line = (cells: readonly string[]) => padded(cells).join(' ').trimEnd()
  const drawn = `+-${wide.join('-+-')}-+`
  const barred = (cells: readonly string[]) => `| ${padded(cells).join(' | ')} |`
  return [
    {
      name: 'Format-Table',
      container,
      exporter,
      text: `\r\n${[names, dashes, ...rows].map(line).join('\r\n')}\r\n\r\n`,
      lacks,
    },
    {
      name: 'az -o table',
      container,
      exporter,
      text: [names, wide, ...rows].map((cells) => padded(cells).join('  ')).join('\n'),
      lacks,
    },
    {
      name: 'a table of Markdown',
      container,
      exporter,
      text: [names, names.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
      lacks,
    },
    {
      name: 'a table that a database draws',
      container,
      exporter,
      text: [drawn, barred(names), drawn, ...rows.map(barred), drawn, '4 rows in set (0.01 sec)'].join('\n'),
      lacks,
    },
    {
      name: 'az -o table with short names',
      container,
      exporter: null,
      text: [
        'Code   CorrelationId                         Time                  User',
        '-----  ------------------------------------  --------------------  -------------------',
        ...all(
          (one) => `${String(one.code).padEnd(5)}  ${one.correlationId}  ${one.at}  ${one.upn.padEnd(19)}`,
        ),
      ].join('\n'),
      lacks,
    },
    ...verticalForms(),
  ]
}

/** A value on each line. */
function verticalForms(): Form[] {
  const container = 'properties'
  const exporter = 'PowerShell'
  const width = Math.max(...names.map((name) => name.length))
  const blocks = (mark: (at: number) => string, line: (name: string, value: string) => string) =>
    all((one) => Object.entries(few(one)).map(([name, value]) => line(name, value))).map((lines, at) =>
      [mark(at), ...lines].join('\n'),
    )
  const stars = '*'.repeat(27)
  return [
    {
      name: 'mysql -E',
      container,
      exporter,
      text: `${blocks(
        (at) => `${stars} ${at + 1}. row ${stars}`,
        (name, value) => `${name.padStart(width)}: ${value}`,
      ).join('\n')}\n4 rows in set (0.00 sec)\n`,
      lacks,
    },
    {
      name: 'sqlite3 -line',
      container,
      exporter,
      text: blocks(
        () => '',
        (name, value) => `${name.padStart(width)} = ${value}`,
      ).join('\n'),
      lacks,
    },
    {
      name: 'psql -x',
      container,
      exporter,
      text: `${blocks(
        (at) => `-[ RECORD ${at + 1} ]-----+${'-'.repeat(30)}`,
        (name, value) => `${name.padEnd(width)} | ${value}`,
      ).join('\n')}\n\n`,
      lacks,
    },
    {
      name: 'sections of an INI file',
      container,
      exporter,
      text: blocks(
        (at) => `[${at + 1}]`,
        (name, value) => `${name}=${value}`,
      ).join('\r\n'),
      lacks,
    },
    {
      name: 'one object of PowerShell as a text',
      container: 'pairs',
      exporter,
      text: `@{${Object.entries(few(signIns[0] as SignIn))
        .map(([name, value]) => `${name}=${value}`)
        .join('; ')}}\r\n`,
      codes: ['90094'],
      total: 1,
      lacks,
    },
    {
      name: 'objects of PowerShell as texts',
      container: 'pairs',
      exporter,
      text: all(
        (one) =>
          `@{${Object.entries(few(one))
            .map(([name, value]) => `${name}=${value}`)
            .join('; ')}}`,
      ).join('\r\n'),
      lacks,
    },
  ]
}

/** Lines of agents: their commas and tabs make them look like a table. */
export function agentForms(): Form[] {
  const container = 'prefixed-json'
  const monitor = (one: SignIn) => JSON.stringify(azureMonitor(one))
  const leef = (sign: string) => (one: SignIn) =>
    Object.entries({
      devTime: one.at,
      usrName: one.upn,
      src: '198.51.100.7',
      errorCode: one.code,
      failureReason: one.reason,
      correlationId: one.correlationId,
      requestId: one.requestId,
      appId: graph(one).appId,
      tenantId: graph(one).resourceTenantId,
    })
      .map(([name, value]) => `${name}=${value}`)
      .join(sign)
  const lines = (as: (one: SignIn) => string) => all(as).join('\n')
  return [
    {
      name: 'syslog without a priority',
      container,
      exporter: 'Azure Monitor',
      text: lines((one) => `Nov 13 10:15:30 siem01 azure[8]: ${monitor(one)}`),
    },
    {
      name: 'a time of rsyslog',
      container,
      exporter: 'Microsoft Graph',
      text: lines((one) => `${one.at.replace('Z', '+00:00')} siem01 azure: ${JSON.stringify(graph(one))}`),
    },
    {
      name: 'lines of a container',
      container,
      exporter: 'Azure Monitor',
      text: lines((one) => `${one.at} stdout F ${monitor(one)}`),
    },
    {
      name: 'a logger with a comma in its time',
      container,
      exporter: 'Microsoft Graph',
      text: lines((one) => `2026-11-13 10:15:30,123 INFO  [main] Siem - ${JSON.stringify(graph(one))}`),
    },
    {
      name: 'Fluent Bit',
      container,
      exporter: 'Azure Monitor',
      text: lines((one) => `[0] azure: [[1794567600.000000000, {}], ${monitor(one)}]`),
    },
    {
      name: 'messages of Kafka behind their keys',
      container,
      exporter: 'Azure Monitor',
      text: lines((one) => `${one.requestId}\t${monitor(one)}`),
    },
    {
      name: 'LEEF',
      container,
      exporter: null,
      text: lines((one) => `LEEF:1.0|Microsoft|Entra ID|1.0|Sign-in|${leef('\t')(one)}`),
    },
    {
      name: 'LEEF 2 with a sign of its own',
      container,
      exporter: null,
      text: lines(
        (one) => `<13>Nov 13 10:15:30 q LEEF:2.0|Microsoft|Entra ID|1.0|Sign-in|x5E|${leef('^')(one)}`,
      ),
    },
  ]
}

/** Batches and lists in wrappers of their own. */
export function wrappedForms(): Form[] {
  const container = 'json'
  const hits = all((one) => ({ _index: 'x', _id: one.requestId, fields: listed(flatElastic(one)) }))
  const exporter = 'Elastic'
  return [
    {
      name: 'messages of an Event Hub',
      container,
      exporter: 'Event Hub',
      text: JSON.stringify(
        all((one) => ({
          SequenceNumber: 5,
          EnqueuedTimeUtc: one.at,
          Body: { records: [azureMonitor(one)] },
        })),
      ),
    },
    {
      name: 'messages of an Event Hub with a text each',
      container,
      exporter: 'Event Hub',
      text: jsonLines(
        all((one) => ({ SequenceNumber: 5, Body: JSON.stringify({ records: [azureMonitor(one)] }) })),
      ),
    },
    {
      name: 'Elastic _bulk',
      container,
      exporter,
      text: all((one) => `{"index":{"_index":"x"}}\n${JSON.stringify(flatElastic(one))}`).join('\n'),
    },
    {
      name: 'what Kibana’s inspector shows',
      container,
      exporter,
      text: JSON.stringify({ id: 'x', isPartial: false, rawResponse: { took: 4, hits: { hits } } }),
    },
    {
      name: 'rows of a query below their schema',
      container,
      exporter: null,
      text: JSON.stringify({ schema: rowNames.map((name) => ({ name })), datarows: all(rowOf), total: 4 }),
    },
    {
      name: 'a data frame of Python',
      container,
      exporter: null,
      text: JSON.stringify({ columns: rowNames, index: [0, 1, 2, 3], data: all(rowOf) }),
    },
    {
      name: 'QRadar CSV with a payload',
      container: 'table',
      exporter: 'Azure Monitor',
      text: csv(
        all((one) => ({
          'Event Name': 'Sign-in activity',
          'Log Source': 'Azure AD',
          'Event Count': 1,
          Time: 'Nov 13, 2026, 10:15:30 AM',
          Username: one.upn,
          Payload: `<13>Nov 13 10:15:30 x ${JSON.stringify(azureMonitor(one))}`,
        })),
        ',',
        'all',
      ),
    },
    {
      name: 'Log Analytics CSV with a zone in its heading',
      container: 'table',
      exporter: 'Log Analytics',
      text: csv(
        all((one) => ({
          'TimeGenerated [Local Time]': one.at,
          Code: one.code,
          App: 'Clara',
          User: one.upn,
          Reason: one.reason,
          CorrelationId: one.correlationId,
        })),
      ),
      lacks,
    },
    {
      name: 'Export-Csv with renamed columns in Spanish',
      container: 'table',
      exporter: 'PowerShell',
      text: csv(
        all((one) => ({
          CreatedDateTime: one.at,
          UserPrincipalName: one.upn,
          AppDisplayName: 'Clara',
          CorrelationId: one.correlationId,
          Error: one.code,
          Motivo: one.reason,
        })),
        ';',
        'all',
      ),
      lacks,
    },
  ]
}

const rowNames = [
  'time',
  'resultType',
  'correlationId',
  'requestId',
  'tenantId',
  'appId',
  'userPrincipalName',
]
const rowOf = (one: SignIn) => [
  one.at,
  one.code,
  one.correlationId,
  one.requestId,
  graph(one).resourceTenantId,
  graph(one).appId,
  one.upn,
]

const flatElastic = (one: SignIn): Record<string, string> => ({
  '@timestamp': one.at,
  'azure.tenant_id': graph(one).resourceTenantId,
  'azure.correlation_id': one.correlationId,
  'azure.signinlogs.result_type': String(one.code),
  'azure.signinlogs.properties.app_id': graph(one).appId,
  'azure.signinlogs.properties.id': one.requestId,
  'azure.signinlogs.properties.user_principal_name': one.upn,
})

const listed = (record: Record<string, string>) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, [value]]))
