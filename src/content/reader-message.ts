import type { PageFacts } from '../microsoft/types.ts'

/** What the page reader tells the worker. Nothing of it is kept but what the worker takes over by its lists of fields. */
export type ReaderMessage =
  | {
      kind: 'page'
      path: string
      page: PageFacts
      /** When this document began or was shown again, milliseconds since the epoch. */
      since: number
      /** The document's own address, as the worker sees those of requests: for a document whose request it did not see. */
      address: string
      /** The account that the page shows; kept as a fingerprint alone. */
      account: string | null
      /** The page has reported this before. */
      isRepeat?: true
    }
  /** An answer that Microsoft's page posts to the app: `error*` values, and whether there is a code or token beside them. */
  | { kind: 'form'; action: string; fields: Record<string, string>; hasCode: boolean; since: number }
