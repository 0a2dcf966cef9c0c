/** What a value of a record means. */
export type Meaning =
  | 'code'
  | 'status'
  | 'reason'
  | 'time'
  | 'correlationId'
  | 'requestId'
  /** A bare `id`: the request's in a sign-in's entry, else a ticket's name. */
  | 'id'
  | 'tenant'
  /** In Log Analytics the workspace, elsewhere the tenant. */
  | 'workspace'
  /** An address that names the tenant. */
  | 'resource'
  | 'clientId'
  | 'appName'
  | 'user'
  | 'ip'
  | 'name'
  | 'prose'
  | 'input'
  /** Who asked the help desk. */
  | 'requester'
  /** A person, a state or a date of a ticket. It says nothing of the sign-in. */
  | 'aside'
  /** It belongs to a change in the directory, and to no sign-in. */
  | 'audit'

/** How one meaning is named, in any exporter and language. */
interface Alias {
  meaning: Meaning
  /** Best first. Case, spaces, signs and accents do not matter. A dot is part of the path. */
  names: readonly string[]
  /** Parts of other names: one of each list must be there. */
  like?: readonly (readonly string[])[]
  /** Parts that give such a name another meaning. */
  unlike?: readonly string[]
}

const request = ['request', 'solicitud', 'solicitacao', 'demande', 'requete', 'anforderung', 'anfrage']
const application = ['application', 'aplicacion', 'aplicativo', 'aplicacao', 'anwendung']
const tenant = ['tenant', 'inquilino', 'locatario', 'locataire', 'mandant']
const owner = ['owner', 'propiet', 'propriet', 'eigentum', 'besitz', 'eigent']

/** The one list of names. A new exporter or language is a row or a name here. */
export const aliases: readonly Alias[] = [
  {
    meaning: 'code',
    names: ['status.errorCode', 'Sign-in error code', 'errorCode', 'ErrorNumber', 'resultType'],
    like: [
      ['code', 'codigo'],
      ['error', 'erro', 'erreur', 'fehler'],
    ],
    unlike: ['descri', 'detail', 'sub', 'message', 'status code'],
  },
  {
    meaning: 'status',
    names: [
      'Status',
      'Estado',
      'Situação',
      'Statut',
      'État',
      'resultSignature',
      'event.outcome',
      'ResultStatus',
      'Operation',
      'Operations',
      'Resultado',
      'Résultat',
      'Ergebnis',
    ],
  },
  {
    meaning: 'reason',
    names: [
      'status.failureReason',
      'failureReason',
      'resultDescription',
      'LogonError',
      'status.additionalDetails',
      'error_message',
    ],
    like: [
      ['reason', 'motivo', 'causa', 'razon', 'raison', 'motif', 'cause', 'grund', 'ursache'],
      ['fail', 'error', 'erro', 'falla', 'fallo', 'falha', 'echec', 'erreur', 'fehler'],
    ],
  },
  {
    meaning: 'time',
    names: [
      'createdDateTime',
      'properties.created_at',
      'Date (UTC)',
      'Fecha (UTC)',
      'Data (UTC)',
      'Datum (UTC)',
      'CreationTime',
      'TimeGenerated',
      'TimeGenerated [UTC]',
      'time',
      '@timestamp',
      'timestamp',
      '_time',
      'CreationDate',
      'activityDateTime',
      'sys_created_on',
      'opened_at',
      'created_at',
      'created',
      'Opened',
      'Abierto',
      'Aberto',
      'Ouvert',
      'Eröffnet',
      'date_creation',
      'originalarrivaltime',
      'ts',
      'Date',
      'Fecha',
      'Data',
      'Datum',
      'rt',
    ],
    like: [
      [
        'creat',
        'creac',
        'cread',
        'criad',
        'criac',
        'cree',
        'erstell',
        'open',
        'abier',
        'apert',
        'abert',
        'ouver',
        'eroff',
      ],
      [
        'date',
        'time',
        'fecha',
        'data',
        'datum',
        'zeit',
        'hora',
        'at',
        'on',
        'ado',
        'ada',
        'cree',
        'erstellt',
      ],
    ],
    unlike: ['by', 'por', 'par', 'von', 'updated'],
  },
  {
    meaning: 'correlationId',
    names: ['correlationId', 'InterSystemsId', 'client-request-id'],
    like: [['correl', 'korrel']],
    unlike: ['vector'],
  },
  {
    meaning: 'requestId',
    names: ['requestId', 'Request ID', 'event.id', 'traceId', 'originalRequestId'],
    like: [['id'], request],
    unlike: ['client', 'original', 'parent', 'requester', 'type'],
  },
  { meaning: 'id', names: ['id'] },
  {
    meaning: 'tenant',
    names: ['resourceTenantId', 'AADTenantId', 'homeTenantId', 'azure.tenant_id', 'OrganizationId'],
    like: [['id'], tenant],
    unlike: [...owner, 'name', 'nombre', 'nome', 'nom'],
  },
  { meaning: 'workspace', names: ['tenantId'] },
  { meaning: 'resource', names: ['resourceId', '_ResourceId', 'azure.resource.id'] },
  {
    meaning: 'clientId',
    names: ['appId', 'ApplicationId', 'client_id', 'App ID'],
    like: [['id'], application],
    unlike: [...owner, ...tenant, 'resource', 'recurs', 'ressource', 'name'],
  },
  {
    meaning: 'appName',
    names: [
      'appDisplayName',
      'Application',
      'Aplicación',
      'Aplicativo',
      'Aplicação',
      'Anwendung',
      'ApplicationDisplayName',
      'applicationName',
      'appName',
      'App name',
    ],
  },
  {
    meaning: 'user',
    names: [
      'userId',
      'User ID',
      'user.id',
      'user.email',
      'user.name',
      'AccountObjectId',
      'UserKey',
      'userPrincipalName',
      'Username',
      'AccountUpn',
      'suser',
      'duser',
      'UserIds',
      'azure.signinlogs.identity',
      'identity',
      'userDisplayName',
      'AccountDisplayName',
      'User',
      'Usuario',
      'Usuário',
      'Utilisateur',
      'Benutzer',
    ],
    like: [
      ['user', 'usuari', 'utilisateur', 'benutzer'],
      ['id', 'name', 'nombre', 'nome', 'nom'],
    ],
    unlike: ['agent', 'type', 'display', 'identificador'],
  },
  {
    meaning: 'ip',
    names: ['ipAddress', 'callerIpAddress', 'ClientIP', 'ActorIpAddress', 'source.ip', 'client.ip', 'src'],
    like: [['ip'], ['address', 'adresse', 'direccion', 'endereco']],
    unlike: ['resource', 'recurs', 'ressource', 'secure', 'description', 'recipient'],
  },
  {
    meaning: 'name',
    names: [
      'Ticket ID',
      'Ticket Number',
      'Ticket #',
      'ticket_id',
      'Issue key',
      'key',
      'number',
      'Número',
      'Numéro',
      'Nummer',
      'Ticket',
      'Case Number',
      'Case ID',
      'Incident',
      'Incident ID',
      'display_id',
      'Issue id',
    ],
  },
  {
    meaning: 'prose',
    names: [
      'Subject',
      'Asunto',
      'Assunto',
      'Sujet',
      'Objet',
      'Betreff',
      'Summary',
      'Resumen',
      'Resumo',
      'Résumé',
      'Zusammenfassung',
      'Title',
      'Título',
      'Titre',
      'Titel',
      'short_description',
      'Short description',
      'Breve descripción',
      'Descrição resumida',
      'Description',
      'Descripción',
      'Descrição',
      'Beschreibung',
      'description_text',
      'Body',
      'Cuerpo',
      'Corpo',
      'plain_body',
      'body_text',
      'Message',
      'Mensaje',
      'Mensagem',
      'Nachricht',
      'Details',
      'Detalles',
      'Detalhes',
      'Détails',
      'Content',
      'Contenido',
      'Conteúdo',
      'Contenu',
      'Inhalt',
      'Comment',
      'Comments',
      'Comentario',
      'Comentarios',
      'Comentário',
      'Comentários',
      'Commentaire',
      'Kommentar',
      'work_notes',
      'Work notes',
      'Additional comments',
      'Comments and Work notes',
      'close_notes',
      'Close notes',
      'Resolution notes',
      'text',
      'Thread',
      'Note',
      'Notes',
      'html_body',
      'rawMessage',
    ],
  },
  {
    meaning: 'requester',
    names: [
      'Requester email',
      'From Email',
      'reporter.emailAddress',
      'requester.email',
      'Email',
      'E-mail',
      'requester_id',
      'Requester',
      'Requester ID',
      'Reporter',
      'caller_id',
      'caller_id.display_value',
      'Caller',
      'Full name',
      'From',
      'Solicitante',
      'Requerente',
      'Demandeur',
      'Anforderer',
      'Melder',
      'poster',
      'users_id_recipient',
    ],
  },
  { meaning: 'input', names: ['input'] },
  { meaning: 'audit', names: ['activityDisplayName', 'loggedByService', 'AADOperationType'] },
  {
    meaning: 'aside',
    names: [
      'Priority',
      'Prioridad',
      'Prioridade',
      'Priorité',
      'Priorität',
      'Urgency',
      'Impact',
      'Creator',
      'Assignee',
      'Assigned to',
      'Group',
      'Agent',
      'Tags',
      'Source',
      'Category',
      'Type',
      'Updated',
      'Due Date',
      'Resolved',
      'url',
      'self',
      'sys_id',
      'metricset',
    ],
    like: [['priori', 'assign', 'updated', 'resolved', 'actualiz', 'atualiz', 'satisfaction', 'avatar']],
  },
]
