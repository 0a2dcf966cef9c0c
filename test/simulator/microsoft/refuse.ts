import { randomUUID } from 'node:crypto'
import { microsoftHost } from '../hosts.ts'
import { type Answer, json } from '../http.ts'
import { findClient } from './clients.ts'
import { describeFault, newFault } from './messages.ts'

/** A failure in JSON, of the token endpoint and of metadata. */
export function refuse(error: string, code: string, clientId = ''): Answer {
  const fault = newFault(code, randomUUID(), findClient(clientId)?.name ?? 'the app')
  return json(
    {
      error,
      error_description: describeFault(fault),
      error_codes: [Number(code)],
      timestamp: fault.at.toISOString().slice(0, 19).replace('T', ' ').concat('Z'),
      trace_id: fault.traceId,
      correlation_id: fault.correlationId,
      error_uri: `https://${microsoftHost}/error?code=${code}`,
    },
    error === 'invalid_client' ? 401 : 400,
  )
}
