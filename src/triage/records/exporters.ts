import type { Json } from '../containers/types.ts'
import { fieldsOf } from './fields.ts'

/** A tool that writes records, and the fields by which its records are known. */
interface Exporter {
  /** Its own name, the same in every language. */
  label: string
  /** Ends of paths that its record has. */
  all?: readonly string[]
  /** It has one of these, too. */
  any?: readonly string[]
  none?: readonly string[]
  wrapper?: RegExp
}

const azure = ['operationName', 'category']
const powershell = ['Id', 'Status', 'ErrorCode', 'UserPrincipalName']

/** The first that fits names the form. */
const exporters: readonly Exporter[] = [
  {
    label: 'Elastic',
    any: ['azure.signinlogs.properties.app_id', 'azure.tenant_id', 'azure.signinlogs.result_type'],
  },
  { label: 'Splunk HEC', all: ['event', 'sourcetype'], none: ['_raw'] },
  { label: 'Splunk HEC', all: ['event.correlationId'] },
  { label: 'Splunk', any: ['_raw', 'sourcetype'] },
  { label: 'Microsoft Purview', all: ['AuditData'] },
  { label: 'Microsoft Purview', all: ['Workload', 'Operation'] },
  {
    label: 'Log Analytics',
    any: ['TimeGenerated', 'TimeGenerated [UTC]', 'TimeGenerated [Local Time]'],
  },
  { label: 'Event Hub', all: azure, wrapper: /records$/ },
  { label: 'Azure Monitor', all: azure, any: ['resultType', 'properties.appId'] },
  {
    label: 'Microsoft Defender',
    all: ['ErrorCode', 'Application'],
    any: ['LogonType', 'AccountUpn', 'ReportId'],
  },
  { label: 'Microsoft Graph', all: ['status.errorCode', 'createdDateTime'] },
  { label: 'Microsoft Graph', all: ['appDisplayName', 'correlationId', 'createdDateTime'] },
  { label: 'PowerShell', all: ['CreatedDateTime'], any: powershell },
  {
    label: 'Microsoft Entra admin center',
    any: ['Date (UTC)', 'Fecha (UTC)', 'Data (UTC)', 'Datum (UTC)'],
  },
  { label: 'MSAL', all: ['errorMessage', 'subError'] },
  { label: 'Microsoft Teams', all: ['body.content', 'messageType'] },
  { label: 'Microsoft Teams', all: ['originalarrivaltime'] },
  { label: 'Slack', all: ['text', 'ts'] },
  { label: 'Jira', all: ['key', 'fields.summary'] },
  { label: 'Jira', all: ['Issue key'] },
  { label: 'Jira', all: ['key', 'summary', 'reporter'] },
  {
    label: 'Freshdesk',
    any: ['helpdesk_ticket.subject', 'description_text', 'Ticket ID'],
  },
  { label: 'ServiceNow', any: ['sys_created_on', 'short_description', 'Short description'] },
  {
    label: 'GLPI',
    any: [
      'date_creation',
      'entities_id',
      'Opening date',
      "Date d'ouverture",
      'Fecha de apertura',
      'Data de abertura',
    ],
  },
  { label: 'osTicket', any: ['Ticket Number', 'Help Topic', 'ticket_number'] },
  {
    label: 'Zendesk',
    any: ['requester_id', 'raw_subject', 'submitter_id', 'Requester', 'Ticket form'],
  },
]

/** The name of the tool that wrote a record; null if it is not known. */
export function exporterOf(record: Json, wrapper: string): string | null {
  const names = new Set(fieldsOf(record).flatMap(({ path }) => endsOf(path)))
  const found = exporters.find((one) => fits(one, names, wrapper))
  return found?.label ?? null
}

function fits(
  { all = [], any, none = [], wrapper }: Exporter,
  names: ReadonlySet<string>,
  inside: string,
): boolean {
  if (wrapper !== undefined && !wrapper.test(inside)) return false
  if (none.some((name) => names.has(name))) return false
  return all.every((name) => names.has(name)) && (any?.some((name) => names.has(name)) ?? true)
}

/** Each end of a path, and each of its names: `a.b.c` gives c, b.c, a.b.c, a and a.b. */
function endsOf(path: string): string[] {
  const parts = path.split('.').slice(0, 12)
  const ends = parts.map((_, at) => parts.slice(at).join('.'))
  return [...ends, ...parts.map((_, at) => parts.slice(0, at + 1).join('.')), ...parts]
}
