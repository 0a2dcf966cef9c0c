import type { PageFacts } from '../microsoft/types.ts'

/** A message of the page reader. The worker reads it field by field and keeps nothing else. */
export type ReaderMessage = PageReport | FormReport

interface PageReport {
  kind: 'page'
  path: string
  page: PageFacts
  /** When this document began or was shown again, milliseconds since the epoch. */
  since: number
  /** When this document began, if the browser shows it again from its cache. */
  loaded?: number
  /** The document's own address, for a document whose request the worker did not see. */
  address: string
  /** The account that the page shows. The worker keeps only its fingerprint. */
  account: string | null
  /** The page has reported this before. */
  isRepeat?: true
}

/** An answer that Microsoft's page posts to the app. */
export interface FormReport {
  kind: 'form'
  action: string
  /** Only the `error*` values. */
  fields: Record<string, string>
  /** Whether there is a code or a token beside them. */
  hasCode: boolean
  since: number
}
