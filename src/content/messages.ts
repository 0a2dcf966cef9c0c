import type { PageFacts } from '../microsoft/types.ts'

/** What the page reader tells the worker. Paths come without query and fragment: those can hold session secrets. */
export type ReaderMessage =
  | { kind: 'page'; path: string; page: PageFacts }
  /** An answer that Microsoft's page posts to the app: `error*` values, and whether there is a code or token beside them. */
  | { kind: 'form'; action: string; fields: Record<string, string>; hasCode: boolean }
