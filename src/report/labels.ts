/** Labels of facts that are also looked for or shown elsewhere: Entra's own, in every language. */
export const labels = {
  code: 'Error code',
  correlationId: 'Correlation ID',
  requestId: 'Request ID',
  time: 'Timestamp (UTC)',
  tenant: 'Tenant',
} as const
