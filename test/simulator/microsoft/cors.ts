import type { Answer, Asked } from '../http.ts'

/** The same answer, readable for pages of any origin. */
export function openToPages(asked: Asked, answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, ...corsHeaders(asked) } }
}

export function corsHeaders(asked: Asked): Record<string, string> {
  return asked.origin
    ? {
        'access-control-allow-origin': asked.origin,
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers':
          '*, content-type, client-request-id, x-client-sku, x-client-ver, x-client-current-telemetry, x-client-last-telemetry, x-ms-lib-capability, return-client-request-id, x-app-name, x-app-ver',
      }
    : {}
}
