/** What can go wrong on the way to a host. */
export type Trouble =
  /** The proxy refuses to connect, as a company's filter does. */
  | 'proxy-forbids'
  /** The connection ends before a word is said. */
  | 'cut'
  /** Something answers that does not speak TLS. */
  | 'no-tls'
  /** A certificate of an issuer that nobody trusts, as where a network inspects what passes. */
  | 'unknown-issuer'
  /** Each address leads to itself. */
  | 'redirects'
  /** The server's clock shows so many milliseconds less than this machine's. */
  | { clockBehind: number }

/** By host; empty where all is well. */
export type Troubles = Map<string, Trouble>
