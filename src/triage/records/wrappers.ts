/** Names of lists that hold records, whatever stands beside them. */
export const alwaysList: readonly string[] = [
  'value',
  'records',
  'Records',
  'responses',
  'tables',
  'Tables',
  'MessageList',
]

/** The same, unless the object around the list is a record of its own. */
export const mostlyList: readonly string[] = [
  'results',
  'Results',
  'result',
  'issues',
  'projects',
  'tickets',
  'data',
  'messages',
  'conversations',
  'events',
  'items',
  'logs',
  'signIns',
  'cards',
]

/** Names of objects, or of texts with an object, that hold such a list. */
export const carriers: readonly string[] = [
  'Body',
  'body',
  'message',
  'rawResponse',
  'response',
  '_embedded',
  'data',
]

/** Names of a table's rows, each a list of values, and of the list that names them. */
export const rowNames: readonly string[] = ['rows', 'Rows', 'datarows', 'values', 'data']
export const columnNames: readonly string[] = ['columns', 'Columns', 'fields', 'schema']

export const bulkActions: readonly string[] = ['index', 'create', 'update', 'delete']

/** One of these names shows that an object is a record. */
export const recordNames: readonly string[] = [
  'id',
  'key',
  'number',
  'ts',
  'ticket_id',
  'correlationId',
  'error',
  'message',
]
