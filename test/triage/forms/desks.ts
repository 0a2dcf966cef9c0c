import type { DeskForm, Ticket } from './types.ts'
import { csv, jsonLines, pretty } from './write.ts'
import { xmlTickets } from './xml.ts'

export const tickets: readonly Ticket[] = [
  {
    number: '4101',
    subject: 'No puedo entrar a Clara',
    body: 'Hola, me sale esto:\nNeed admin approval\nAADSTS90094: An administrator must consent.\nCorrelation ID: c0a00000-5b3a-4d21-9c77-0f1e2d3c4b00\nTimestamp: 2026-11-13 10:15:30Z',
    at: '2026-11-13T11:00:00Z',
    from: 'ana@contoso.example',
  },
  {
    number: '4102',
    subject: 'Clara, "sign-in"',
    body: 'AADSTS65004: User declined to consent to access the app.',
    at: '2026-11-14T12:30:00Z',
    from: 'bruno@contoso.example',
  },
  {
    number: '4103',
    subject: 'Lunch on Friday?',
    body: 'Who comes along, and where do we go?',
    at: '2026-11-15T08:00:00Z',
    from: 'carla@contoso.example',
  },
]

function all<T>(as: (ticket: Ticket) => T): T[] {
  return tickets.map(as)
}

const plainDate = (at: string) => at.slice(0, 19).replace('T', ' ')
const dayFirst = (at: string) => `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)} ${at.slice(11, 16)}`
const html = (text: string) => `<p>${text.replaceAll('"', '&quot;').replaceAll('\n', '<br/>')}</p>`

function zendesk(): DeskForm[] {
  const exporter = 'Zendesk'
  const api = (one: Ticket) => ({
    url: `https://contoso.zendesk.example/api/v2/tickets/${one.number}.json`,
    id: Number(one.number),
    created_at: one.at,
    updated_at: '2026-11-19T00:00:00Z',
    type: 'incident',
    subject: one.subject,
    raw_subject: one.subject,
    description: one.body,
    priority: 'normal',
    status: 'open',
    requester_id: 360000000001,
    tags: ['clara'],
    custom_fields: [{ id: 1, value: null }],
  })
  const comments = (one: Ticket) => {
    const { description: _, ...rest } = api(one)
    return {
      ...rest,
      comments: [{ id: 1, author_id: 5, body: one.body, html_body: html(one.body), created_at: one.at }],
    }
  }
  const rows = all((one) => ({
    Id: one.number,
    Subject: one.subject,
    Description: one.body,
    Status: 'Open',
    Requester: 'Ana',
    'Requester email': one.from,
    'Created at': plainDate(one.at),
    'Updated at': '2026-11-19 00:00:00',
  }))
  return [
    { name: 'Zendesk CSV', container: 'table', exporter, text: csv(rows, ',', 'all') },
    {
      name: 'Zendesk API',
      container: 'json',
      exporter,
      text: pretty({ tickets: all(api), next_page: null, count: 3 }),
    },
    {
      name: 'Zendesk search',
      container: 'json',
      exporter,
      text: JSON.stringify({ results: all(api), facets: null, count: 3 }),
    },
    {
      name: 'Zendesk export, a ticket on each line',
      container: 'json',
      exporter,
      text: jsonLines(all(comments)),
    },
  ]
}

function jira(): DeskForm[] {
  const exporter = 'Jira'
  const names = all(({ number }) => `IT-${number}`)
  const paragraphs = (text: string) =>
    text.split('\n').map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }))
  const issue = (description: (one: Ticket) => unknown) => (one: Ticket) => ({
    expand: 'names',
    id: `10${one.number}`,
    self: 'https://contoso.atlassian.example/rest/api/3/issue/1',
    key: `IT-${one.number}`,
    fields: {
      summary: one.subject,
      description: description(one),
      created: one.at.replace('Z', '.000+0000'),
      updated: '2026-11-19T00:00:00.000+0000',
      status: { name: 'Open' },
      reporter: { emailAddress: one.from, displayName: 'Persona de Prueba' },
    },
  })
  const cloud = issue((one) => ({ type: 'doc', version: 1, content: paragraphs(one.body) }))
  const server = issue((one) => one.body)
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const date = (at: string) =>
    `${at.slice(8, 10)}/${months[Number(at.slice(5, 7)) - 1]}/${at.slice(2, 4)} ${at.slice(11, 16)} ${Number(at.slice(11, 13)) < 12 ? 'AM' : 'PM'}`
  const rows = all((one) => ({
    Summary: one.subject,
    'Issue key': `IT-${one.number}`,
    'Issue id': `10${one.number}`,
    'Issue Type': 'Incident',
    Status: 'Open',
    Reporter: 'ana',
    Created: date(one.at),
    Updated: '19/Nov/26 9:00 AM',
    Description: one.body,
    Comment: '',
  }))
  return [
    { name: 'Jira CSV', container: 'table', exporter, text: csv(rows), names },
    {
      name: 'Jira CSV in Spanish',
      container: 'table',
      exporter: null,
      text: csv(
        all((one) => ({
          Resumen: one.subject,
          'Clave de incidencia': `IT-${one.number}`,
          Creada: date(one.at),
          Informador: 'Ana',
          Descripción: one.body,
        })),
      ),
      names: all(() => null),
    },
    { name: 'Jira CSV with semicolons', container: 'table', exporter, text: csv(rows, ';'), names },
    {
      name: 'Jira Cloud API',
      container: 'json',
      exporter,
      text: pretty({ startAt: 0, total: 3, issues: all(cloud) }),
      names,
    },
    {
      name: 'Jira Server API',
      container: 'json',
      exporter,
      text: JSON.stringify({ startAt: 0, total: 3, issues: all(server) }),
      names,
    },
  ]
}

function serviceNow(): DeskForm[] {
  const exporter = 'ServiceNow'
  const names = all(({ number }) => `INC000${number}`)
  const record = (one: Ticket) => ({
    number: `INC000${one.number}`,
    sys_id: '9d385017c611228701d22104cc95c371',
    short_description: one.subject,
    description: one.body,
    sys_created_on: plainDate(one.at),
    opened_at: plainDate(one.at),
    state: '1',
    priority: '3',
    caller_id: { display_value: 'Ana', link: 'https://contoso.service-now.example/api' },
    comments: '',
    work_notes: '',
  })
  const rows = (names: readonly string[]) =>
    all((one) =>
      Object.fromEntries(
        names.map((name, at) => [
          name,
          [`INC000${one.number}`, dayFirst(one.at), one.subject, one.body, 'Ana'][at],
        ]),
      ),
    )
  return [
    {
      name: 'ServiceNow Table API',
      container: 'json',
      exporter,
      text: pretty({ result: all(record) }),
      names,
    },
    {
      name: 'ServiceNow JSON export',
      container: 'json',
      exporter,
      text: JSON.stringify({ records: all(record) }),
      names,
    },
    {
      name: 'ServiceNow CSV by column names',
      container: 'table',
      exporter,
      text: csv(
        all((one) => ({ ...record(one), caller_id: 'Ana' })),
        ',',
        'all',
      ),
      names,
    },
    {
      name: 'ServiceNow CSV by labels',
      container: 'table',
      exporter,
      text: csv(rows(['Number', 'Opened', 'Short description', 'Description', 'Caller']), ',', 'all'),
      names,
    },
    {
      name: 'ServiceNow CSV in Spanish',
      container: 'table',
      exporter: null,
      text: csv(rows(['Número', 'Abierto', 'Breve descripción', 'Descripción', 'Solicitante']), ';', 'all'),
      encoding: 'windows-1252',
      names,
    },
  ]
}

function freshdesk(): DeskForm[] {
  const exporter = 'Freshdesk'
  const api = (one: Ticket) => ({
    id: Number(one.number),
    subject: one.subject,
    description: html(one.body),
    description_text: one.body,
    status: 2,
    priority: 1,
    requester_id: 90,
    created_at: one.at,
    updated_at: '2026-11-19T00:00:00Z',
    conversations: [],
  })
  const exported = (one: Ticket) => ({
    helpdesk_ticket: {
      display_id: Number(one.number),
      subject: one.subject,
      description: one.body,
      description_html: html(one.body),
      created_at: one.at,
      requester_id: 90,
      notes: [{ body: 'Visto.', created_at: one.at }],
    },
  })
  const rows = all((one) => ({
    'Ticket ID': one.number,
    Subject: one.subject,
    Description: one.body,
    Status: 'Open',
    Priority: 'Low',
    'Created time': plainDate(one.at),
    'Due by Time': '2026-11-19 00:00:00',
    'Full name': 'Ana',
    Email: one.from,
  }))
  return [
    { name: 'Freshdesk CSV', container: 'table', exporter, text: csv(rows, ',', 'all') },
    { name: 'Freshdesk API', container: 'json', exporter, text: JSON.stringify(all(api)) },
    { name: 'Freshdesk JSON export', container: 'json', exporter, text: pretty(all(exported)) },
  ]
}

function glpi(): DeskForm[] {
  const exporter = 'GLPI'
  const api = (one: Ticket) => ({
    id: Number(one.number),
    entities_id: 0,
    users_id_recipient: 12,
    name: one.subject,
    date: plainDate(one.at),
    date_creation: plainDate(one.at),
    date_mod: '2026-11-19 00:00:00',
    status: 1,
    content: html(one.body),
    urgency: 3,
  })
  const rows = (names: readonly string[]) =>
    all((one) =>
      Object.fromEntries(
        names.map((name, at) => [name, [one.number, one.subject, dayFirst(one.at), one.body, 'Ana'][at]]),
      ),
    )
  return [
    {
      name: 'GLPI CSV in French',
      container: 'table',
      exporter,
      text: `\uFEFF${csv(rows(['ID', 'Titre', "Date d'ouverture", 'Description', 'Demandeur']), ';', 'all')}`,
    },
    {
      name: 'GLPI CSV in Spanish',
      container: 'table',
      exporter,
      text: csv(rows(['ID', 'Título', 'Fecha de apertura', 'Descripción', 'Solicitante']), ';', 'all'),
    },
    {
      name: 'GLPI CSV in Portuguese',
      container: 'table',
      exporter,
      text: csv(
        rows(['ID', 'Título', 'Data de abertura', 'Descrição', 'Requerente - Requerente']),
        ';',
        'all',
      ),
    },
    { name: 'GLPI API', container: 'json', exporter, text: pretty(all(api)) },
  ]
}

function zammad(): DeskForm {
  const rows = all((one) => ({
    '#': one.number,
    Title: one.subject,
    State: 'open',
    Customer: one.from,
    'Created at': plainDate(one.at),
    Body: one.body,
  }))
  return { name: 'Zammad CSV', container: 'table', exporter: null, text: csv(rows, ';') }
}

function osTicket(): DeskForm[] {
  const exporter = 'osTicket'
  const rows = all((one) => ({
    'Ticket Number': one.number,
    'Date Created': `${one.at.slice(5, 7)}/${one.at.slice(8, 10)}/${one.at.slice(2, 4)} ${one.at.slice(11, 16)}`,
    Subject: one.subject,
    From: 'Ana',
    'From Email': one.from,
    Priority: 'Normal',
    Department: 'Support',
    'Help Topic': 'Access',
    Message: one.body,
  }))
  const json = (one: Ticket) => ({
    ticket_number: one.number,
    subject: one.subject,
    created: plainDate(one.at),
    dept: 'Support',
    from: one.from,
    thread: [{ poster: 'Ana', created: plainDate(one.at), body: html(one.body) }],
  })
  return [
    { name: 'osTicket CSV', container: 'table', exporter, text: csv(rows, ',', 'all') },
    { name: 'osTicket JSON', container: 'json', exporter, text: pretty({ tickets: all(json) }) },
  ]
}

function chats(): DeskForm[] {
  const unnamed = [null, null, null]
  const teams = (one: Ticket) => ({
    id: one.number,
    messageType: 'message',
    createdDateTime: one.at,
    lastModifiedDateTime: one.at,
    subject: one.subject,
    importance: 'normal',
    from: { user: { id: '0b1ec700-7777-4888-9999-aaaabbbbcccc', displayName: 'Persona de Prueba' } },
    body: { contentType: 'html', content: html(one.body) },
    attachments: [],
    mentions: [],
    reactions: [],
  })
  const exported = (one: Ticket) => ({
    id: one.number,
    displayName: null,
    originalarrivaltime: one.at,
    messagetype: 'RichText/Html',
    version: 1,
    content: html(one.body),
    conversationid: '19:abc@thread.v2',
    from: '8:live:ana',
  })
  const slack = (one: Ticket) => ({
    type: 'message',
    user: 'U01',
    text: one.body,
    ts: `${Date.parse(one.at) / 1000}.000200`,
    team: 'T01',
    blocks: [{ type: 'rich_text', elements: [] }],
  })
  return [
    {
      name: 'Teams, by Graph',
      container: 'json',
      exporter: 'Microsoft Teams',
      text: pretty({ '@odata.count': 3, value: all(teams) }),
    },
    {
      name: 'Teams, a person’s export',
      container: 'json',
      exporter: 'Microsoft Teams',
      text: JSON.stringify({
        userId: '8:live:ana',
        exportDate: '2026-11-19T00:00',
        conversations: [
          { id: '19:abc@thread.v2', displayName: 'Soporte', properties: {}, MessageList: all(exported) },
        ],
      }),
    },
    {
      name: 'Slack, a day of a channel',
      container: 'json',
      exporter: 'Slack',
      text: pretty(all(slack)),
      names: unnamed,
    },
    {
      name: 'Slack API',
      container: 'json',
      exporter: 'Slack',
      text: JSON.stringify({ ok: true, messages: all(slack), has_more: false }),
      names: unnamed,
    },
  ]
}

function others(): DeskForm[] {
  const mail = (one: Ticket) =>
    `From - Fri Nov 13 10:00:00 2026\nFrom: ${one.from}\nSubject: ${one.subject}\nDate: ${new Date(one.at).toUTCString()}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${one.body}\n\n`
  return [
    {
      name: 'lines of id and input',
      isAnonymous: true,
      container: 'json',
      exporter: null,
      text: jsonLines(all((one) => ({ id: one.number, created: one.at, input: one.body }))),
    },
    {
      name: 'a mailbox',
      container: 'mailbox',
      exporter: null,
      text: all(mail).join(''),
      names: all(({ subject }) => subject),
    },
    {
      name: 'WhatsApp on Android',
      container: 'chat',
      exporter: null,
      text: `13/11/26, 10:59 - Messages are encrypted.\n${all((one) => `${chatDay(one.at)}, ${one.at.slice(11, 16)} - ${one.from}: ${one.subject}\n${one.body}`).join('\n')}\n`,
      names: [null, null, null],
    },
    {
      name: 'WhatsApp on an iPhone',
      container: 'chat',
      exporter: null,
      text: all(
        (one) =>
          `[${chatDay(one.at)}, ${one.at.slice(11, 19)}] ${one.from}: \u200e${one.subject}\r\n${one.body}`,
      ).join('\r\n'),
      names: [null, null, null],
    },
    {
      name: 'a CSV file that says its separator',
      isAnonymous: true,
      container: 'table',
      exporter: null,
      text: `sep=;\r\n${csv(
        all((one) => ({
          Ticket: one.number,
          Fecha: dayFirst(one.at),
          Asunto: one.subject,
          Mensaje: one.body,
        })),
        ';',
      )}`,
    },
  ]
}

const chatDay = (at: string) => `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(2, 4)}`

export const deskForms: readonly DeskForm[] = [
  ...zendesk(),
  ...jira(),
  ...serviceNow(),
  ...freshdesk(),
  ...glpi(),
  ...osTicket(),
  zammad(),
  ...chats(),
  ...others(),
  ...xmlTickets(tickets),
  ...wrapped(),
]

/** Lists that carry other names, and times that stand elsewhere. */
function wrapped(): DeskForm[] {
  const container = 'json'
  const node = ({ number, subject, body, at, from }: Ticket) => ({
    number,
    title: subject,
    description: body,
    createdAt: at,
    email: from,
  })
  const comment = (one: Ticket) => ({
    id: Number(one.number),
    type: 'Comment',
    plain_body: one.body,
    created_at: one.at,
    requester_id: 360000000001,
  })
  const shown = (one: Ticket) => ({
    id: one.number,
    subject: one.subject,
    description: html(one.body),
    created_time: { display_value: 'Nov 13, 2026', value: String(Date.parse(one.at)) },
    requester: { email: one.from },
  })
  const seconds = (at: string) => (Date.parse(at) / 1000).toString(16)
  const card = (one: Ticket) => ({
    id: `${seconds(one.at)}a1b2c3d4e5f60718`,
    name: one.subject,
    desc: one.body,
    idList: '1',
  })
  const rows = all((one) => ({
    ID: one.number,
    Título: one.subject,
    Descripción: one.body,
    Creado: dayFirst(one.at),
  }))
  return [
    {
      name: 'Zendesk: comments of tickets',
      container,
      exporter: 'Zendesk',
      text: pretty({ comments: all(comment), count: 3 }),
    },
    {
      name: 'an answer of GraphQL',
      container,
      exporter: null,
      text: JSON.stringify({ data: { issues: { nodes: all(node), pageInfo: { hasNextPage: false } } } }),
    },
    {
      name: 'ManageEngine: values beside what is shown of them',
      container,
      exporter: null,
      text: JSON.stringify({ requests: all(shown), list_info: { row_count: 3 } }),
    },
    {
      name: 'Trello: IDs that hold the time',
      container,
      exporter: null,
      text: JSON.stringify({ id: 'x', name: 'Support', cards: all(card), lists: [] }),
      names: all(({ at }) => `${seconds(at)}a1b2c3d4e5f60718`),
      isAnonymous: true,
    },
    {
      name: 'tickets under their IDs',
      container,
      exporter: null,
      text: JSON.stringify({ tickets: Object.fromEntries(all((one) => [one.number, node(one)])) }),
    },
    {
      name: 'times with other names and forms',
      container: 'table',
      exporter: null,
      text: csv(
        all((one) => ({
          'Incident ID': one.number,
          Summary: one.body,
          'Submit Date': new Date(one.at)
            .toUTCString()
            .replace(/^(\w+), (\d+) (\w+) (\d+) (.*) GMT$/, '$1 $3 $2 $5 $4'),
          Caller: one.from,
        })),
        '\t',
      ),
    },
    {
      name: 'a list of SharePoint below its schema',
      container: 'table',
      exporter: null,
      text: `\uFEFF"ListSchema={""schemaXmlList"":[]}"\r\n${csv(rows, ',', 'all')}`,
      isAnonymous: true,
    },
  ]
}
