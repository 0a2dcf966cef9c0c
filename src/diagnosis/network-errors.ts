export type NetworkKind =
  | 'offline'
  | 'dns'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'proxy'
  | 'tls'
  | 'tls-intercepted'
  | 'tls-date'
  | 'blocked-extension'
  | 'blocked-policy'
  | 'redirect-loop'
  | 'other'

export function networkKind(error: string): NetworkKind {
  if (/BLOCKED_BY_CLIENT/.test(error)) return 'blocked-extension'
  if (/BLOCKED_BY_ADMINISTRATOR/.test(error)) return 'blocked-policy'
  if (/NOT_RESOLVED|UNKNOWN_HOST/.test(error)) return 'dns'
  if (/DISCONNECTED|OFFLINE/.test(error)) return 'offline'
  if (/TOO_MANY_REDIRECTS|REDIRECT_LOOP/.test(error)) return 'redirect-loop'
  return 'other'
}

export function isAborted(error: string): boolean {
  return ['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'Error code 2152398850'].includes(error)
}
