import type { App } from './types.ts'

/** Whether the verified publisher is another than the expected one. */
export function isOtherPublisher(app: App | null | undefined, expected: string | null): boolean {
  const publisher = app?.publisher ?? null
  return publisher !== null && expected !== null && publisher.toLowerCase() !== expected.toLowerCase()
}
