/** Network errors of a host. */
export type Trouble =
  /** The proxy refuses to connect, like a company's filter. */
  | 'proxy-forbids'
  /** The connection closes at once. */
  | 'cut'
  /** The server does not speak TLS. */
  | 'no-tls'
  /** A certificate of an untrusted issuer, as in a network with TLS inspection. */
  | 'unknown-issuer'
  /** Each address redirects to itself. */
  | 'redirects'
  /** The server's clock is this many milliseconds behind. */
  | { clockBehind: number }

/** By host; empty if there are none. */
export type Troubles = Map<string, Trouble>
