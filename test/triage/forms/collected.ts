import { tenant } from '../../builders.ts'
import { app, azureMonitor, clientId, graph, ip, logAnalytics, type SignIn, signIns } from './sign-ins.ts'
import type { Form } from './types.ts'
import { csv, jsonLines, pretty } from './write.ts'

/* Logs as collectors and search tools hand them on. */

function all<T>(as: (one: SignIn) => T): T[] {
  return signIns.map(as)
}

export function collectedForms(): Form[] {
  return [
    ...googleForms(),
    ...searchForms(),
    ...azureCopies(),
    ...lineForms(),
    ...tableForms(),
    ...cellForms(),
    ...heldForms(),
    ...nodeForms(),
  ]
}

/** Google Security Operations writes every log in its own model. */
function udm(one: SignIn) {
  return {
    metadata: {
      eventTimestamp: one.at,
      eventType: 'USER_LOGIN',
      vendorName: 'Microsoft',
      productName: 'Azure AD',
      productLogId: one.requestId,
    },
    additional: { correlationId: one.correlationId, errorCode: String(one.code) },
    principal: { ip: [ip] },
    target: {
      application: app,
      resource: {
        attribute: {
          labels: [
            { key: 'appId', value: clientId },
            { key: 'resourceTenantId', value: tenant },
          ],
        },
      },
      user: { userid: one.upn },
    },
    securityResult: [{ summary: one.reason, action: [one.code === 0 ? 'ALLOW' : 'BLOCK'] }],
  }
}

function googleForms(): Form[] {
  const container = 'json'
  const exporter = null
  const snake = (one: SignIn) => {
    const { additional, metadata, securityResult, ...rest } = udm(one)
    const fields = Object.entries(additional).map(([key, value]) => ({ key, value: { string_value: value } }))
    return {
      metadata: { event_timestamp: metadata.eventTimestamp, product_log_id: metadata.productLogId },
      ...rest,
      security_result: securityResult,
      additional: { fields },
    }
  }
  const row = (one: SignIn) => ({ name: 'x', resultRow: { eventRecord: { event: { udm: udm(one) } } } })
  return [
    {
      name: 'UDM',
      container,
      exporter,
      text: pretty({ events: all((one) => ({ name: 'x', udm: udm(one) })) }),
    },
    {
      name: 'UDM of a search',
      container,
      exporter,
      text: JSON.stringify({ searchedResults: all(row), totalSize: 4 }),
    },
    {
      name: 'UDM with names and values in lists',
      container,
      exporter,
      text: jsonLines(all((one) => ({ udm: snake(one) }))),
    },
  ]
}

function searchForms(): Form[] {
  const container = 'json'
  const raw = (one: SignIn) => ({ _raw: JSON.stringify(graph(one)), _time: one.at })
  return [
    {
      name: 'a search of Splunk with an empty list of messages',
      container,
      exporter: 'Splunk',
      text: JSON.stringify({
        preview: false,
        messages: [],
        fields: [{ name: '_raw' }],
        results: all(raw),
      }),
    },
    {
      name: 'Splunk CSV that has each value twice',
      container: 'table',
      exporter: null,
      text: csv(
        all((one) => ({
          _time: one.at,
          'status.errorCode': `${one.code}\n${one.code}`,
          userPrincipalName: one.upn,
          appDisplayName: app,
          correlationId: one.correlationId,
        })),
      ),
      lacks: ['tenant', 'requestId', 'app'],
    },
    {
      name: 'Grafana Loki',
      container,
      exporter: 'Azure Monitor',
      text: JSON.stringify({
        status: 'success',
        data: {
          resultType: 'streams',
          result: [
            {
              stream: { job: 'entra' },
              values: all((one) => [`${Date.parse(one.at)}000000`, JSON.stringify(azureMonitor(one))]),
            },
          ],
        },
      }),
    },
    {
      name: 'Steampipe',
      container,
      exporter: null,
      text: pretty({
        columns: [{ name: 'id', data_type: 'text' }],
        rows: all((one) => ({
          id: one.requestId,
          created_date_time: one.at,
          user_principal_name: one.upn,
          app_id: clientId,
          correlation_id: one.correlationId,
          tenant_id: tenant,
          status: { errorCode: one.code, failureReason: one.reason },
        })),
      }),
    },
  ]
}

function azureCopies(): Form[] {
  const names = Object.keys(logAnalytics(signIns[0] as SignIn))
  const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')
  return [
    {
      name: 'Kusto’s answer in frames',
      container: 'json',
      exporter: 'Log Analytics',
      text: JSON.stringify([
        { FrameType: 'DataSetHeader', Version: 'v2.0' },
        {
          FrameType: 'DataTable',
          TableKind: 'QueryProperties',
          Columns: [{ ColumnName: 'TableId' }],
          Rows: [[1]],
        },
        {
          FrameType: 'DataTable',
          TableKind: 'PrimaryResult',
          Columns: names.map((ColumnName) => ({ ColumnName })),
          Rows: all((one) => Object.values(logAnalytics(one))),
        },
        { FrameType: 'DataSetCompletion', HasErrors: false },
      ]),
    },
    {
      name: 'Event Hub capture with bodies in base64',
      container: 'json',
      exporter: 'Event Hub',
      text: jsonLines(
        all((one) => ({ SequenceNumber: 1, Properties: {}, Body: base64({ records: [azureMonitor(one)] }) })),
      ),
    },
    {
      name: 'Event Hub capture of records in base64',
      container: 'json',
      exporter: 'Azure Monitor',
      text: jsonLines(all((one) => ({ Offset: '0', Body: base64(azureMonitor(one)) }))),
    },
    {
      name: 'a table of Log Analytics with ends for types',
      container: 'table',
      exporter: 'Log Analytics',
      text: csv(
        all((one) => ({
          TimeGenerated: one.at,
          properties_status_errorCode_d: one.code,
          properties_appId_g: clientId,
          correlationId_g: one.correlationId,
          properties_userPrincipalName_s: one.upn,
          properties_id_g: one.requestId,
          tenantId_g: tenant,
        })),
      ),
    },
  ]
}

function lineForms(): Form[] {
  const container = 'prefixed-json'
  const line = (one: SignIn) => JSON.stringify(azureMonitor(one))
  return [
    {
      name: 'kubectl logs --prefix',
      container,
      exporter: 'Azure Monitor',
      text: all((one) => `[pod/forwarder-5c/app] ${line(one)}`).join('\n'),
    },
    {
      name: 'docker compose logs',
      container,
      exporter: 'Azure Monitor',
      text: all((one) => `forwarder-1  | ${line(one)}`).join('\n'),
    },
    {
      name: 'long lines that a container’s log cuts',
      container,
      exporter: 'Azure Monitor',
      text: all(
        (one) =>
          `2026-11-19T00:00:00.123456789Z stdout P ${line(one).slice(0, 300)}\n2026-11-19T00:00:00.123456790Z stdout F ${line(one).slice(300)}`,
      ).join('\n'),
    },
    {
      name: 'CEF with the code in its head',
      container,
      exporter: null,
      text: all(
        (one) =>
          `CEF:0|Microsoft|Entra ID|1.0|${one.code}|Sign-in activity|5|rt=${Date.parse(one.at)} suser=${one.upn} cs1=${one.correlationId} cs1Label=correlationId cs2=${one.requestId} cs2Label=requestId cs3=${tenant} cs3Label=AADTenantId cs4=${clientId} cs4Label=appId`,
      ).join('\n'),
    },
    {
      name: 'Logstash on a console',
      container: 'json',
      exporter: null,
      text: all(
        (one) =>
          `{\n    "@timestamp" => ${one.at.replace('Z', '.000Z')},\n    "AADTenantId" => "${tenant}",\n    "resultType" => "${one.code}",\n    "correlationId" => "${one.correlationId}",\n    "tags" => nil,\n    "properties" => {\n        "id" => "${one.requestId}",\n        "appId" => "${clientId}",\n        "userPrincipalName" => "${one.upn}"\n    }\n}`,
      ).join('\n'),
    },
  ]
}

function tableForms(): Form[] {
  const container = 'table'
  const exporter = null
  const row = (one: SignIn) => ({
    Created: one.at,
    UPN: one.upn,
    'App ID': clientId,
    'Error Code': one.code,
    'Correlation Id': one.correlationId,
    'Request Id': one.requestId,
    'Tenant Id': tenant,
  })
  return [
    { name: 'headings of a company’s own', container, exporter, text: csv(all(row)), lacks: [] },
    {
      name: 'a title above the headings',
      container,
      exporter,
      text: `Sign-in logs, last 7 days\r\nContoso\r\n\r\n${csv(all(row), ';')}`,
    },
    {
      name: 'an inner object as PowerShell writes it',
      container,
      exporter: 'PowerShell',
      text: csv(
        all((one) => ({
          Id: one.requestId,
          CreatedDateTime: one.at,
          UserPrincipalName: one.upn,
          AppId: clientId,
          CorrelationId: one.correlationId,
          Status: `class SignInStatus {\n  ErrorCode: ${one.code}\n  FailureReason: ${one.reason}\n}\n`,
        })),
        ',',
        'all',
      ),
      lacks: ['tenant'],
    },
  ]
}

/** A table that holds each record in one cell, or each row in one. */
function cellForms(): Form[] {
  const container = 'table'
  const lines = csv(
    all((one) => ({
      'Date (UTC)': one.at,
      'Request ID': one.requestId,
      'Correlation ID': one.correlationId,
      Username: one.upn,
      'Application ID': clientId,
      'Sign-in error code': one.code,
      'Resource tenant ID': tenant,
    })),
  ).split('\r\n')
  const status = (one: SignIn) =>
    `{'errorCode': ${one.code}, 'failureReason': ${JSON.stringify(one.reason)}, 'additionalDetails': None}`
  return [
    {
      name: 'records in a column of any name',
      container,
      exporter: 'Azure Monitor',
      text: csv(all((one) => ({ INGESTED: one.at, RECORD: JSON.stringify(azureMonitor(one)) }))),
    },
    {
      name: 'rows that Excel has put into quotes as a whole',
      container,
      exporter: 'Microsoft Entra admin center',
      text: lines.map((line) => `"${line.replaceAll('"', '""')}"`).join('\r\n'),
    },
    {
      name: 'bars between cells',
      container,
      exporter: 'Microsoft Entra admin center',
      text: lines.join('\r\n').replaceAll(',', '|'),
    },
    {
      name: 'pandas: an inner object as Python prints it',
      container,
      exporter: 'Microsoft Graph',
      text: csv(
        all((one) => ({
          '': 0,
          id: one.requestId,
          createdDateTime: one.at,
          userPrincipalName: one.upn,
          appId: clientId,
          correlationId: one.correlationId,
          resourceTenantId: tenant,
          status: status(one),
        })),
      ),
    },
  ]
}

/** Records in texts, in attributes and under their IDs. */
function heldForms(): Form[] {
  const container = 'json'
  const attributes = (one: SignIn) =>
    Object.entries({
      'azure.resultType': String(one.code),
      'azure.correlationId': one.correlationId,
      'azure.properties.id': one.requestId,
      'azure.properties.appId': clientId,
      'azure.properties.userPrincipalName': one.upn,
      'azure.tenantId': tenant,
    }).map(([key, value]) => ({ key, value: { stringValue: value } }))
  const logRecords = all((one) => ({
    timeUnixNano: `${Date.parse(one.at)}000000`,
    attributes: attributes(one),
  }))
  return [
    {
      name: 'OpenTelemetry',
      container,
      exporter: null,
      text: JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] }),
    },
    {
      name: 'a batch in a message',
      container,
      exporter: 'Event Hub',
      text: jsonLines(
        all((one) => ({ host: 'h', message: JSON.stringify({ records: [azureMonitor(one)] }) })),
      ),
    },
    {
      name: 'a list of texts in JSON',
      container,
      exporter: 'Azure Monitor',
      text: JSON.stringify(all((one) => JSON.stringify(azureMonitor(one)))),
    },
    {
      name: 'records under their IDs',
      container,
      exporter: 'Microsoft Graph',
      text: JSON.stringify({ signIns: Object.fromEntries(all((one) => [one.requestId, graph(one)])) }),
    },
  ]
}

/** As Node prints objects, and YAML with objects on one line. */
function nodeForms(): Form[] {
  const exporter = 'Microsoft Graph'
  const lines = (one: SignIn) => [
    `id: '${one.requestId}'`,
    `createdDateTime: '${one.at}'`,
    `userPrincipalName: '${one.upn}'`,
    `appId: '${clientId}'`,
    `correlationId: '${one.correlationId}'`,
    `resourceTenantId: '${tenant}'`,
  ]
  const status = (one: SignIn) =>
    `{ errorCode: ${one.code}, failureReason: "${one.reason.replaceAll('"', '')}" }`
  const object = (one: SignIn) =>
    `{\n  ${[...lines(one), `status: ${status(one)}`, 'location: { geo: [Object], state: undefined }'].join(',\n  ')}\n}`
  return [
    { name: 'objects of Node', container: 'json', exporter, text: all(object).join('\n') },
    { name: 'a list of Node', container: 'json', exporter, text: `[\n${all(object).join(',\n')}\n]\n` },
    {
      name: 'YAML with objects on one line',
      container: 'yaml',
      exporter,
      text: `signIns:\n${all((one) => `  - ${[...lines(one), `status: ${status(one)}`].join('\n    ')}\n`).join('')}`,
    },
  ]
}
