import { azureMonitor, graph, type SignIn, signIns } from './sign-ins.ts'
import type { DeskForm, Form, Ticket } from './types.ts'

/* Logs and tickets as XML. */

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

export function xmlLogs(): Form[] {
  const property = (name: string, value: string) => `<S N="${name}">${escaped(value)}</S>`
  const object = (
    one: SignIn,
  ) => `<Obj RefId="0"><TN RefId="0"><T>SignIn</T></TN><ToString>SignIn</ToString><Props>
${property('Id', one.requestId)}<DT N="CreatedDateTime">${one.at}</DT>${property('CorrelationId', one.correlationId)}
${property('AppId', graph(one).appId)}${property('UserPrincipalName', one.upn)}
<Obj N="Status" RefId="1"><Props><I32 N="ErrorCode">${one.code}</I32>${property('FailureReason', one.reason)}</Props></Obj>
</Props></Obj>`
  const result = (one: SignIn) => `<result offset='0'>
<field k='_time'><value><text>${one.at}</text></value></field>
<field k='_raw'><v xml:space='preserve' trunc='0'>${escaped(JSON.stringify(azureMonitor(one)))}</v></field></result>`
  return [
    {
      name: 'Export-Clixml',
      container: 'xml',
      exporter: 'PowerShell',
      text: `<Objs Version="1.1.0.1" xmlns="http://schemas.example/powershell">${signIns.map(object).join('\n')}</Objs>`,
      lacks: ['tenant'],
    },
    {
      name: 'Splunk XML',
      container: 'xml',
      exporter: 'Splunk',
      text: `<?xml version='1.0' encoding='UTF-8'?>\n<results preview='0'><meta/>${signIns.map(result).join('\n')}</results>`,
    },
  ]
}

export function xmlTickets(tickets: readonly Ticket[]): DeskForm[] {
  const container = 'xml'
  const all = (as: (one: Ticket) => string) => tickets.map(as).join('\n')
  return [
    {
      name: 'Jira XML (RSS)',
      container,
      exporter: 'Jira',
      names: tickets.map(({ number }) => `IT-${number}`),
      text: `<!-- A feed of issues --><rss version="0.92"><channel><title>Jira</title>${all(
        (one) => `<item><title>[IT-${one.number}] ${escaped(one.subject)}</title>
<description>${escaped(`<p>${one.body.replaceAll('\n', '<br/>')}</p>`)}</description>
<key id="1">IT-${one.number}</key><summary>${escaped(one.subject)}</summary><reporter>${one.from}</reporter>
<created>${new Date(one.at).toUTCString().replace('GMT', '+0000')}</created></item>`,
      )}</channel></rss>`,
    },
    {
      name: 'ServiceNow XML',
      container,
      exporter: 'ServiceNow',
      text: `${head}<unload unload_date="2026-11-20 10:00:00">${all(
        (one) => `<incident action="INSERT_OR_UPDATE"><caller_id display_value="${one.from}">6282</caller_id>
<description><![CDATA[${one.body}]]></description><number>${one.number}</number>
<opened_at>${one.at.slice(0, 19).replace('T', ' ')}</opened_at>
<short_description>${escaped(one.subject)}</short_description><sys_id>9d38</sys_id></incident>`,
      )}</unload>`,
    },
    {
      name: 'Zendesk XML',
      container,
      exporter: null,
      text: `${head}<tickets type="array">${all(
        (one) => `<ticket><created-at type="datetime">${one.at}</created-at><nice-id>${one.number}</nice-id>
<subject>${escaped(one.subject)}</subject><description>${escaped(one.body)}</description>
<req-email>${one.from}</req-email><comments><comment><value>See above.</value></comment></comments></ticket>`,
      )}</tickets>`,
    },
  ]
}
