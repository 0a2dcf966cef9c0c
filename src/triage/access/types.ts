import type { Address } from '../../microsoft/types.ts'

/** The request in a line of an access log. It holds secrets and never leaves this folder. */
export interface AccessRequest {
  /** Empty if the line has no readable request, such as that of a port scan. */
  method: string
  /** Path and query, or a whole address. */
  target: string
  /** As the log names it; null if it names none. */
  host: string | null
  /** The page that led to it; null if the log does not hold it. */
  referer: string | null
  /** In milliseconds since the epoch; null if unknown. */
  at: number | null
}

/** A form of lines. It gives null for a line of another form. */
export interface AccessFormat {
  /** Its own name, the same in every language. */
  label: string
  read(line: string): AccessRequest | null
}

/** An answer of a sign-in, without its secrets. */
export interface AccessAnswer {
  address: Address
  /** Its path with unknown words masked. */
  route: string
  /** Who got in is known without a diagnosis. */
  isSuccess: boolean
  at: number | null
}

/** A line that shows no answer to Clara. */
export type Passed =
  /** Any other request. */
  | 'request'
  /** An answer in a body, which no access log holds. */
  | 'form-post'
  /** An answer of Microsoft's to a host that is not Clara's. */
  | 'other-host'
