import { clientId, tenant } from '../../builders.ts'
import { graph, logAnalytics, powershell, type SignIn, signIns } from './sign-ins.ts'
import type { Form } from './types.ts'

/* Logs as programs, scripts and pages write them. */

function all<T>(as: (one: SignIn) => T): T[] {
  return signIns.map(as)
}

export function programForms(): Form[] {
  return [...pairForms(), ...pythonForms(), ...yamlForms(), ...markupForms()]
}

function pairForms(): Form[] {
  const container = 'pairs'
  const exporter = null
  const pairs = (one: SignIn) =>
    Object.entries({
      app: 'Clara',
      appId: graph(one).appId,
      resultType: one.code,
      correlationId: one.correlationId,
      requestId: one.requestId,
      tenantId: tenant,
      userPrincipalName: one.upn,
      reason: JSON.stringify(one.reason),
    }).map(([name, value]) => `${name}=${value}`)
  return [
    {
      name: 'logfmt',
      container,
      exporter,
      text: all((one) => [`time=${one.at} level=info`, ...pairs(one)].join(' ')).join('\n'),
    },
    {
      name: 'pairs behind a time and a level, with commas',
      container,
      exporter,
      text: all((one) => `${one.at} WARN sso: ${pairs(one).join(', ')}`).join('\r\n'),
    },
    {
      name: 'pairs with a message',
      container,
      exporter,
      text: signIns
        .filter(({ code }) => code !== 0)
        .map(
          (one) =>
            `time="${one.at}" level=error msg="AADSTS${one.code}: It says \\"no\\"." correlation_id=${one.correlationId}`,
        )
        .join('\n'),
      total: 3,
      lacks: ['tenant', 'app', 'requestId', 'user'],
    },
  ]
}

function pythonForms(): Form[] {
  const container = 'json'
  const exporter = 'Microsoft Graph'
  return [
    {
      name: 'Python: an object on each line',
      container,
      exporter,
      text: all((one) => python(graph(one))).join('\n'),
    },
    { name: 'Python: a list', container, exporter, text: python(all(graph)) },
    { name: 'Python: an answer of Graph', container, exporter, text: python({ value: all(graph) }) },
    {
      name: 'Python: texts of version 2 and times as objects',
      container,
      exporter,
      text: all((one) =>
        python(graph(one))
          .replaceAll(" '", " u'")
          .replace(`u'${one.at}'`, `datetime.datetime(${numbersOf(one.at)}, tzinfo=datetime.timezone.utc)`),
      ).join('\n'),
    },
    {
      name: 'Python: objects of an SDK',
      container,
      exporter: null,
      text: `[${all(
        (one) =>
          `SignIn(additional_data={}, id='${one.requestId}', app_display_name='Clara', app_id='${clientId}', correlation_id='${one.correlationId}', created_date_time=datetime.datetime(${numbersOf(one.at)}, tzinfo=datetime.timezone.utc), is_interactive=True, risk_state=<RiskState.None_: 'none'>, status=SignInStatus(additional_details=None, error_code=${one.code}, failure_reason=${python(one.reason)}), user_principal_name='${one.upn}', resource_tenant_id='${tenant}')`,
      ).join(',\n ')}]`,
    },
    {
      name: 'Python: times in a zone without its offset',
      container,
      exporter: null,
      text: all((one) =>
        python(graph(one)).replace(
          `'${one.at}'`,
          `datetime.datetime(${numbersOf(one.at)}, tzinfo=<DstTzInfo 'America/Bogota' -05-1 day, 19:00:00 STD>)`,
        ),
      ).join('\n'),
      isUndated: true,
    },
  ]
}

const numbersOf = (at: string) => (at.match(/\d+/g) ?? []).map(Number).join(', ')

/** As `print` shows it. */
function python(value: unknown): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return value.includes("'") ? JSON.stringify(value) : `'${value}'`
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`
  if (typeof value !== 'object') return String(value)
  const pairs = Object.entries(value).map(([name, inner]) => `'${name}': ${python(inner)}`)
  return `{${pairs.join(', ')}}`
}

function yamlForms(): Form[] {
  const container = 'yaml'
  return [
    {
      name: 'az rest -o yaml',
      container,
      exporter: 'Microsoft Graph',
      text: `'@odata.context': https://graph.microsoft.com/v1.0/$metadata#auditLogs/signIns\nvalue:\n${yamlList(all(graph))}\n`,
    },
    {
      name: 'az monitor -o yaml',
      container,
      exporter: 'Log Analytics',
      text: `${yamlList(all(logAnalytics))}\n`.replaceAll('\n', '\r\n'),
    },
  ]
}

const yamlList = (values: readonly object[]) =>
  values.map((value) => `- ${yamlOf(value, 2).slice(2)}`).join('\n')

function yamlOf(value: object, indent: number): string {
  const margin = ' '.repeat(indent)
  const lines = Object.entries(value).map(([name, inner]) => {
    if (Array.isArray(inner))
      return inner.length === 0 ? `${name}: []` : `${name}:\n${shifted(inner, margin)}`
    if (typeof inner === 'object' && inner !== null) return `${name}:\n${yamlOf(inner, indent + 2)}`
    return `${name}: ${yamlScalar(inner, `${margin}  `)}`
  })
  return lines.map((line) => margin + line).join('\n')
}

const shifted = (inner: readonly object[], margin: string) => yamlList(inner).replace(/^/gm, margin)

/** `az` quotes what would be no text, and breaks long lines. */
function yamlScalar(value: unknown, margin: string): string {
  if (typeof value !== 'string') return String(value)
  const isPlain = /^[A-Za-z/][^#]*$/.test(value) && !value.includes(': ')
  const text = isPlain ? value : `'${value.replaceAll("'", "''")}'`
  return text.length > 60 ? text.replace(/^(.{40}\S*) /, `$1\n${margin}`) : text
}

function markupForms(): Form[] {
  const container = 'markup-table'
  const exporter = 'PowerShell'
  const names = Object.keys(all(powershell)[0] ?? {})
  const rows = all((one) => Object.values(powershell(one)).map(String))
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag} class="x"><span>${escaped(cell)}</span>&nbsp;</${tag}>`).join('')}</tr>`
  const sheet = [names, ...rows].map(
    (cells) =>
      `<Row>${cells.map((cell) => `<Cell><Data ss:Type="String">${escaped(cell)}</Data></Cell>`).join('')}</Row>`,
  )
  return [
    {
      name: 'a table of a page',
      container,
      exporter,
      text: `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Sign-ins</title></head><body><table><tr><td><h1>Sign-ins</h1><table>${line(names, 'th')}\n${rows.map((row) => line(row, 'td')).join('\n')}</table></td></tr></table></body></html>`,
    },
    {
      name: 'a table of a page whose cells have no end',
      container,
      exporter,
      text: `<html><body><table><thead><tr><th>${names.map(escaped).join('<th>')}</tr><tbody>${rows.map((row) => `<tr><td>${row.map(escaped).join('<td>')}</tr>`).join('\n')}</table></body></html>`,
    },
    {
      name: 'a workbook that Excel saved as XML',
      container,
      exporter,
      text: `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="s"><Table>${sheet.join('\n')}</Table></Worksheet></Workbook>`,
    },
  ]
}
